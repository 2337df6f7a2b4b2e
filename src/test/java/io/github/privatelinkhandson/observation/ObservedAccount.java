package io.github.privatelinkhandson.observation;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.function.Consumer;

import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.context.TypeExcludeFilter;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.FilterType;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.profiles.ProfileFile;

import io.github.privatelinkhandson.aws.Cloud;
import io.github.privatelinkhandson.aws.CloudMode;

/**
 * An application of the practice AWS and what observes it, with a clock that is set by
 * hand and a way to step in before a request is answered. It is no component, so that no
 * other application finds it.
 */
@EnableAutoConfiguration
@ConfigurationPropertiesScan("io.github.privatelinkhandson.aws")
@ComponentScan(
		basePackages = { "io.github.privatelinkhandson.simulator", "io.github.privatelinkhandson.aws",
				"io.github.privatelinkhandson.practice", "io.github.privatelinkhandson.observation" },
		excludeFilters = @ComponentScan.Filter(type = FilterType.CUSTOM, classes = TypeExcludeFilter.class))
class ObservedAccount {

	@Bean
	SetClock clock() {
		return new SetClock();
	}

	@Bean
	static Interruptions interruptions() {
		return new Interruptions();
	}

	/**
	 * A clock that stands until it is told to go on.
	 */
	static final class SetClock extends Clock {

		private volatile Instant now = Instant.parse("2026-01-01T00:00:00Z");

		void pass(Duration duration) {
			this.now = this.now.plus(duration);
		}

		@Override
		public Instant instant() {
			return this.now;
		}

		@Override
		public ZoneId getZone() {
			return ZoneOffset.UTC;
		}

		@Override
		public Clock withZone(ZoneId zone) {
			return this;
		}

	}

	/**
	 * What is done before requests reach the practice AWS.
	 */
	static final class Interruptions implements BeanPostProcessor {

		private volatile Consumer<String> before = (body) -> {
		};

		void before(Consumer<String> what) {
			this.before = what;
		}

		void none() {
			before((body) -> {
			});
		}

		@Override
		public Object postProcessAfterInitialization(Object bean, String beanName) {
			return (bean instanceof Cloud cloud && cloud.mode() == CloudMode.PRACTICE)
					? new InterruptedCloud(cloud, this) : bean;
		}

	}

	private record InterruptedCloud(Cloud cloud, Interruptions interruptions) implements Cloud {

		@Override
		public CloudMode mode() {
			return this.cloud.mode();
		}

		@Override
		public String newAccount(String region) {
			return this.cloud.newAccount(region);
		}

		@Override
		public AwsCredentialsProvider credentials(String account, String region) {
			return this.cloud.credentials(account, region);
		}

		@Override
		public ProfileFile profileFile() {
			return this.cloud.profileFile();
		}

		@Override
		public Optional<URI> endpoint() {
			return this.cloud.endpoint();
		}

		@Override
		public SdkHttpClient transport() {
			return new InterruptedTransport(this.cloud.transport(), this.interruptions);
		}

		@Override
		public boolean remote() {
			return this.cloud.remote();
		}

		@Override
		public double speed() {
			return this.cloud.speed();
		}

	}

	private record InterruptedTransport(SdkHttpClient transport, Interruptions interruptions) implements SdkHttpClient {

		@Override
		public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
			this.interruptions.before.accept(body(request));
			return this.transport.prepareRequest(request);
		}

		@Override
		public void close() {
		}

		private static String body(HttpExecuteRequest request) {
			return request.contentStreamProvider().map((provider) -> {
				try (InputStream content = provider.newStream()) {
					return new String(content.readAllBytes(), StandardCharsets.UTF_8);
				}
				catch (IOException ex) {
					throw new UncheckedIOException(ex);
				}
			}).orElse("");
		}

	}

}
