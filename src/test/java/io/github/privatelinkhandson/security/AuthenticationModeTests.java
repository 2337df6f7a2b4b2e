package io.github.privatelinkhandson.security;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;

import io.github.privatelinkhandson.HandsonApplication;
import io.github.privatelinkhandson.testkit.CsrfToken;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/**
 * A console that others can reach asks who they are, and one that only its own machine
 * can reach does not.
 */
@ExtendWith(OutputCaptureExtension.class)
class AuthenticationModeTests {

	private static final String EVERYWHERE = "server.address=0.0.0.0";

	@TempDir
	Path data;

	@Test
	void consoleThatOthersCanReachDoesNotStartWithoutAPassword(CapturedOutput output) {
		assertThatThrownBy(() -> start(EVERYWHERE)).rootCause().isInstanceOf(UnprotectedAddressException.class);
		assertThat(output).contains("other machines can reach it")
			.contains("handson.facilitator.password")
			.contains("handson.facilitator.generate");
	}

	@Test
	void consoleOfOneMachineAsksNobody() {
		assertThat(isGuarded("server.address=127.0.0.1")).isFalse();
	}

	@Test
	void passwordIsMadeUpAndPrintedOnce(CapturedOutput output) {
		assertThat(isGuarded(EVERYWHERE, "handson.facilitator.generate=true")).isTrue();
		assertThat(output.getOut()).containsOnlyOnce("with the password");
		assertThat(isGuarded(EVERYWHERE, "handson.facilitator.generate=true")).isTrue();
		assertThat(isGuarded(EVERYWHERE)).isTrue();
		assertThat(output.getOut()).containsOnlyOnce("with the password");
	}

	@Test
	void givenPasswordIsNeverPrinted(CapturedOutput output) {
		assertThat(isGuarded(EVERYWHERE, "handson.facilitator.password=correct horse battery")).isTrue();
		assertThat(output).contains("Started").doesNotContain("correct horse");
	}

	@Test
	void shortPasswordIsRefused() {
		assertThatThrownBy(() -> start("handson.facilitator.password=short")).rootCause()
			.hasMessageContaining("12 characters");
	}

	@Test
	void strangersAreToldSoInWordsAndAsAProblem() throws Exception {
		try (ConfigurableApplicationContext context = start("handson.facilitator.password=correct horse battery")) {
			URI console = URI.create("http://localhost:" + context.getEnvironment().getProperty("local.server.port"));
			HttpResponse<String> refused = send(HttpRequest.newBuilder(console.resolve("/login"))
				.header("Content-Type", "application/x-www-form-urlencoded")
				.header("Cookie", "csrf=token")
				.POST(HttpRequest.BodyPublishers
					.ofString("name=facilitator&password=wrong&_csrf=" + CsrfToken.masked())));
			assertThat(refused.statusCode()).isEqualTo(422);
			assertThat(refused.body()).contains("id=\"refused\"");
			HttpResponse<String> problem = send(HttpRequest.newBuilder(console.resolve("/api/labs")));
			assertThat(problem.statusCode()).isEqualTo(401);
			assertThat(problem.headers().firstValue("Content-Type")).hasValue("application/problem+json");
			assertThat(problem.body()).contains("\"type\":\"about:blank\"", "\"status\":401", "\"code\":\"sign-in\"");
		}
	}

	private static HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
		return HttpClient.newHttpClient().send(request.build(), HttpResponse.BodyHandlers.ofString());
	}

	private boolean isGuarded(String... properties) {
		try (ConfigurableApplicationContext context = start(properties)) {
			return context.getBean(AuthenticationMode.class).isOn();
		}
	}

	private ConfigurableApplicationContext start(String... properties) {
		Stream<String> common = Stream.of("handson.data-dir=" + this.data, "handson.practice.port=-1", "server.port=0");
		return new SpringApplicationBuilder(HandsonApplication.class).registerShutdownHook(false)
			.run(Stream.concat(common, Arrays.stream(properties))
				.map((property) -> "--" + property)
				.toArray(String[]::new));
	}

}
