package io.github.privatelinkhandson.observation;

import java.io.IOException;
import java.time.Instant;
import java.util.function.Consumer;

import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.context.TypeExcludeFilter;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.FilterType;
import software.amazon.awssdk.http.HttpExecuteResponse;

import io.github.privatelinkhandson.aws.Cloud;
import io.github.privatelinkhandson.aws.CloudMode;
import io.github.privatelinkhandson.testkit.AwsCall;
import io.github.privatelinkhandson.testkit.TestClock;
import io.github.privatelinkhandson.testkit.TestCloud;

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
	TestClock clock() {
		return TestClock.stoppedAt(Instant.parse("2026-01-01T00:00:00Z"));
	}

	@Bean
	static Interruptions interruptions() {
		return new Interruptions();
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

	private static final class InterruptedCloud extends TestCloud {

		private final Interruptions interruptions;

		InterruptedCloud(Cloud cloud, Interruptions interruptions) {
			super(cloud);
			this.interruptions = interruptions;
		}

		@Override
		protected HttpExecuteResponse exchange(AwsCall call) throws IOException {
			this.interruptions.before.accept(call.body());
			return call.send();
		}

	}

}
