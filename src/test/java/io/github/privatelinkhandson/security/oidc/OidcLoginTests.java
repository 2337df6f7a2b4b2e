package io.github.privatelinkhandson.security.oidc;

import java.io.IOException;
import java.net.CookieManager;
import java.net.HttpCookie;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

import io.github.privatelinkhandson.testkit.ConsoleTest;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Facilitators sign in at an OpenID Connect provider, end to end and without a session.
 */
@ConsoleTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
		properties = { "handson.practice.port=-1", "handson.facilitator.oidc.facilitators=lead@example.com",
				"handson.facilitator.oidc.co-facilitators=co@example.com",
				"handson.facilitator.password=correct horse battery",
				"spring.security.oauth2.client.registration.tiny.client-id=console",
				"spring.security.oauth2.client.registration.tiny.client-secret=" + TinyProvider.CLIENT_SECRET,
				"spring.security.oauth2.client.registration.tiny.client-name=Tiny & Co",
				"spring.security.oauth2.client.registration.tiny.scope=openid,email" })
@ExtendWith(OutputCaptureExtension.class)
class OidcLoginTests {

	private static final TinyProvider provider = new TinyProvider();

	@LocalServerPort
	private int port;

	@Autowired
	private JdbcClient jdbc;

	private final CookieManager cookies = new CookieManager();

	private final HttpClient browser = HttpClient.newBuilder().cookieHandler(this.cookies).build();

	@DynamicPropertySource
	static void settings(DynamicPropertyRegistry registry) {
		registry.add("spring.security.oauth2.client.provider.tiny.issuer-uri", provider::issuer);
	}

	@AfterAll
	static void stop() {
		provider.close();
	}

	@Test
	void whoIsOnTheListIsSignedInAndNothingSecretIsLogged(CapturedOutput output) throws Exception {
		provider.setUser("1", Map.of("email", "Lead@Example.com", "email_verified", true));
		HttpResponse<String> login = get("/login");
		assertThat(login.body()).contains("/oauth2/authorization/tiny", "Tiny &amp; Co");
		HttpResponse<String> answer = signIn();
		assertThat(answer.statusCode()).isEqualTo(302);
		assertThat(location(answer)).hasPath("/");
		assertThat(get("/").body()).contains("lead@example.com", "id=\"logout\"");
		assertThat(get("/facilitators").statusCode()).isEqualTo(200);
		assertThat(this.cookies.getCookieStore().getCookies()).extracting(HttpCookie::getName)
			.contains("facilitator")
			.doesNotContain("JSESSIONID", "signing-in");
		assertThat(output.getAll()).doesNotContain(provider.secrets());
	}

	@Test
	void whoIsListedAsACoFacilitatorIsOne() throws Exception {
		provider.setUser("2", Map.of("email", "co@example.com", "email_verified", true));
		signIn();
		assertThat(get("/").body()).contains("co@example.com");
		assertThat(get("/facilitators").statusCode()).isEqualTo(403);
	}

	@Test
	void whoIsOnNoListIsRefusedWithAPage() throws Exception {
		provider.setUser("3", Map.of("email", "somebody@example.com", "email_verified", true));
		assertRefused(signIn(), "not on the list");
	}

	@Test
	void addressThatTheProviderHasNotVerifiedCountsForNothing() throws Exception {
		provider.setUser("4", Map.of("email", "lead@example.com", "email_verified", false));
		assertRefused(signIn(), "not on the list");
		provider.setUser("4", Map.of("email", "lead@example.com"));
		assertRefused(signIn(), "not on the list");
	}

	@Test
	void answerThatThisBrowserHasNotAskedForIsRefused() throws Exception {
		provider.setUser("1", Map.of("email", "lead@example.com", "email_verified", true));
		URI another = answerFor(HttpClient.newHttpClient());
		assertRefused(send(this.browser, another), "did not work");
		send(this.browser, uri("/oauth2/authorization/tiny"));
		assertRefused(send(this.browser, another), "did not work");
	}

	@Test
	void answerIsTakenOnce() throws Exception {
		provider.setUser("1", Map.of("email", "lead@example.com", "email_verified", true));
		URI answer = answerFor(this.browser);
		assertThat(send(this.browser, answer).statusCode()).isEqualTo(302);
		this.cookies.getCookieStore().removeAll();
		assertRefused(send(this.browser, answer), "did not work");
	}

	@Test
	void tokenOfAnotherSignInOrOfAnotherKeyIsRefused() throws Exception {
		provider.setUser("1", Map.of("email", "lead@example.com", "email_verified", true));
		provider.mixNonces();
		assertRefused(signIn(), "did not work");
		provider.setUser("1", Map.of("email", "lead@example.com", "email_verified", true));
		provider.forge();
		assertRefused(signIn(), "did not work");
	}

	@Test
	void whoIsTakenOffTheListIsNoLongerSignedIn() throws Exception {
		provider.setUser("2", Map.of("email", "co@example.com", "email_verified", true));
		signIn();
		assertThat(get("/").statusCode()).isEqualTo(200);
		this.jdbc.sql("UPDATE facilitator SET listed_as = 'former@example.com' WHERE name = 'co@example.com'").update();
		assertThat(get("/").statusCode()).isEqualTo(302);
	}

	@Test
	void whoHasAPasswordIsNobodyElse() throws Exception {
		this.jdbc.sql("DELETE FROM sign_in WHERE facilitator = 'lead@example.com'").update();
		this.jdbc.sql("DELETE FROM facilitator WHERE name = 'lead@example.com'").update();
		this.jdbc
			.sql("INSERT INTO facilitator (name, password_hash, role) VALUES ('lead@example.com', 'x', 'FACILITATOR')")
			.update();
		provider.setUser("1", Map.of("email", "lead@example.com", "email_verified", true));
		assertRefused(signIn(), "not on the list");
		this.jdbc.sql("DELETE FROM facilitator WHERE password_hash = 'x'").update();
	}

	private void assertRefused(HttpResponse<String> answer, String why) {
		assertThat(answer.statusCode()).isEqualTo(422);
		assertThat(answer.body()).contains("id=\"refused\"", why);
		assertThat(this.cookies.getCookieStore().getCookies()).extracting(HttpCookie::getName)
			.doesNotContain("facilitator");
	}

	/**
	 * Goes to the provider and comes back.
	 */
	private HttpResponse<String> signIn() throws IOException, InterruptedException {
		return send(this.browser, answerFor(this.browser));
	}

	/**
	 * The address by which the provider sends a browser back.
	 */
	private URI answerFor(HttpClient client) throws IOException, InterruptedException {
		HttpResponse<String> sent = send(client, uri("/oauth2/authorization/tiny"));
		List<String> set = sent.headers().allValues("Set-Cookie");
		assertThat(set).anySatisfy((cookie) -> assertThat(cookie).startsWith("signing-in=")
			.contains("HttpOnly", "SameSite=Lax", "Max-Age=600"));
		assertThat(location(sent)).asString().contains("code_challenge_method=S256");
		return location(send(client, location(sent)));
	}

	private HttpResponse<String> get(String path) throws IOException, InterruptedException {
		return send(this.browser, uri(path));
	}

	private HttpResponse<String> send(HttpClient client, URI address) throws IOException, InterruptedException {
		return client.send(
				HttpRequest.newBuilder(address).header("Accept", "text/html").header("Accept-Language", "en").build(),
				HttpResponse.BodyHandlers.ofString());
	}

	private URI uri(String path) {
		return URI.create("http://localhost:" + this.port + path);
	}

	private URI location(HttpResponse<String> answer) {
		return uri("/").resolve(answer.headers().firstValue("Location").orElseThrow());
	}

}
