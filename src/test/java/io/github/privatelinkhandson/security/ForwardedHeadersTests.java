package io.github.privatelinkhandson.security;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.BindException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.boot.tomcat.autoconfigure.TomcatServerProperties;
import org.springframework.boot.web.server.autoconfigure.ServerProperties.ForwardHeadersStrategy;

import io.github.privatelinkhandson.testkit.ConsoleTest;
import io.github.privatelinkhandson.testkit.CsrfToken;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Behind a proxy only the proxy tells where clients come from.
 */
@ConsoleTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
		properties = { "handson.practice.port=-1", "server.forward-headers-strategy=native",
				"server.tomcat.remoteip.internal-proxies=127.0.0.1/32",
				"handson.facilitator.password=correct horse battery" })
@ExtendWith(OutputCaptureExtension.class)
class ForwardedHeadersTests {

	@LocalServerPort
	private int port;

	@Test
	void proxyTellsTheClientsAddress(CapturedOutput output) throws IOException {
		assertThat(signIn("127.0.0.1", "203.0.113.7")).contains("422");
		awaitLogged(output, "address=203.0.113.7 what=\"/login\"");
	}

	@Test
	void directClientCannotChooseItsAddress(CapturedOutput output) throws IOException {
		assertThat(signIn("127.0.0.2", "203.0.113.8")).contains("422");
		awaitLogged(output, "address=127.0.0.2 what=\"/login\"");
		assertThat(output).doesNotContain("203.0.113.8");
	}

	@Test
	void addressesThatAreMadeUpBeforeTheProxyDoNotCount(CapturedOutput output) throws IOException {
		assertThat(signIn("127.0.0.1", "198.51.100.1, 203.0.113.9")).contains("422");
		awaitLogged(output, "address=203.0.113.9 what=\"/login\"");
	}

	@ParameterizedTest
	@CsvSource(delimiter = ';', nullValues = "-",
			value = { "NATIVE;127.0.0.0/8,::1/128;-;false", "NATIVE;10.0.3.7;-;false", "NATIVE;10.0.3.0/24;-;false",
					"NATIVE;10.0.0.0/8, 127.0.0.0/8;-;true", "NATIVE;127.0.0.0/8;fc00::/7;true",
					"NATIVE;10\\.\\d+\\.\\d+\\.\\d+;-;true", "NONE;10.0.0.0/8;-;false", "-;10.0.0.0/8;-;true",
					"FRAMEWORK;127.0.0.0/8;-;true" })
	void wideRangesAreWarnedOf(ForwardHeadersStrategy strategy, String internal, String trusted, boolean warned) {
		Optional<String> warning = ForwardedHeaders.warning(strategy, internal, trusted);
		assertThat(warning.isPresent()).isEqualTo(warned);
	}

	/**
	 * Waits for a line that is written after the answer.
	 */
	private static void awaitLogged(CapturedOutput output, String text) {
		Awaitility.await().untilAsserted(() -> assertThat(output).contains(text));
	}

	/**
	 * Posts a wrong password.
	 * @param from the address of the client, or of the proxy
	 * @return the answer's first line
	 */
	private String signIn(String from, String forwardedFor) throws IOException {
		String body = "_csrf=" + CsrfToken.masked() + "&name=facilitator&password=wrong";
		try (Socket socket = new Socket()) {
			try {
				socket.bind(new InetSocketAddress(from, 0));
			}
			catch (BindException ex) {
				System.err.println("NOT TESTED: this machine's loopback interface has no address " + from);
				Assumptions.abort("NOT TESTED: this machine's loopback interface has no address " + from);
			}
			socket.connect(new InetSocketAddress("127.0.0.1", this.port));
			socket.getOutputStream()
				.write(("POST /login HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nX-Forwarded-For: "
						+ forwardedFor + "\r\nCookie: " + CsrfToken.cookie().getName() + "="
						+ CsrfToken.cookie().getValue()
						+ "\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: " + body.length()
						+ "\r\n\r\n" + body)
					.getBytes(StandardCharsets.US_ASCII));
			return new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII))
				.readLine();
		}
	}

	/**
	 * Without a setting only proxies on the same machine are believed.
	 */
	@ConsoleTest
	static class DefaultTests {

		@Autowired
		private TomcatServerProperties tomcat;

		@Test
		void onlyProxiesOnTheSameMachineAreBelieved() {
			assertThat(this.tomcat.getRemoteip().getInternalProxies()).isEqualTo("127.0.0.0/8,::1/128");
			assertThat(this.tomcat.getRemoteip().getTrustedProxies()).isNull();
		}

	}

}
