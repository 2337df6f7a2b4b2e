package io.github.privatelinkhandson.security;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;

import jakarta.servlet.http.Cookie;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Facilitators sign in with a password, stay known by a cookie, and sign out.
 */
@SpringBootTest(properties = { "handson.practice.port=-1", "handson.facilitator.password=correct horse battery" })
@AutoConfigureMockMvc
class SignInTests {

	private static final String PASSWORD = "correct horse battery";

	@TempDir
	static Path data;

	@Autowired
	private MockMvcTester mvc;

	@Autowired
	private JdbcClient jdbc;

	@DynamicPropertySource
	static void dataDir(DynamicPropertyRegistry registry) {
		registry.add("handson.data-dir", () -> data.toString());
	}

	@Test
	void rightPasswordOpensTheConsole() {
		Cookie cookie = signIn("10.0.0.1", PASSWORD, false).getResponse().getCookie("facilitator");
		assertThat(this.mvc.get().uri("/").cookie(cookie)).hasStatusOk().bodyText().contains("id=\"logout\"");
	}

	@Test
	void cookieIsOutOfReachOfScriptsAndOtherSites() {
		MockHttpServletResponse plain = signIn("10.0.0.2", PASSWORD, false).getResponse();
		assertThat(plain.getHeaders("Set-Cookie")).filteredOn((cookie) -> cookie.startsWith("facilitator="))
			.singleElement()
			.asString()
			.contains("HttpOnly", "SameSite=Lax", "Path=/")
			.doesNotContain("Secure");
		assertThat(signIn("10.0.0.2", PASSWORD, true).getResponse().getHeaders("Set-Cookie"))
			.filteredOn((cookie) -> cookie.startsWith("facilitator="))
			.singleElement()
			.asString()
			.contains("Secure");
	}

	@Test
	void neitherPasswordsNorSecretsAreInTheDatabase() {
		Cookie cookie = signIn("10.0.0.3", PASSWORD, false).getResponse().getCookie("facilitator");
		assertThat(this.jdbc.sql("SELECT password_hash FROM facilitator").query(String.class).list())
			.allMatch((hash) -> hash.startsWith("$2"));
		assertThat(this.jdbc.sql("SELECT token_hash FROM sign_in").query(String.class).list()).isNotEmpty()
			.allMatch((hash) -> hash.matches("[0-9a-f]{64}"))
			.doesNotContain(cookie.getValue());
	}

	@Test
	void secretFromBeforeASignInIsNotTakenOver() {
		Cookie planted = new Cookie("facilitator", "planted");
		MvcTestResult answer = this.mvc.post()
			.uri("/login")
			.with((request) -> from(request, "10.0.0.4", false))
			.cookie(planted, csrf())
			.param("_csrf", token())
			.param("name", "facilitator")
			.param("password", PASSWORD)
			.exchange();
		assertThat(answer.getResponse().getCookie("facilitator").getValue()).isNotEqualTo("planted");
		assertThat(this.mvc.get().uri("/").cookie(planted)).hasStatus(302);
	}

	@Test
	void whoHasSignedOutIsNotKnownAnyMore() {
		Cookie cookie = signIn("10.0.0.5", PASSWORD, false).getResponse().getCookie("facilitator");
		assertThat(this.mvc.post().uri("/logout").cookie(cookie, csrf()).param("_csrf", token())).hasStatus(302);
		assertThat(this.mvc.get().uri("/").cookie(cookie)).hasStatus(302).hasHeader("Location", "/login");
	}

	@Test
	void formsOfThoseWhoAreKnownNeedAToken() {
		Cookie cookie = signIn("10.0.0.6", PASSWORD, false).getResponse().getCookie("facilitator");
		assertThat(this.mvc.post().uri("/labs").cookie(cookie).param("region", "ap-northeast-1")).hasStatus(403);
		assertThat(
				this.mvc.post().uri("/api/labs").cookie(cookie).contentType(MediaType.APPLICATION_JSON).content("{}"))
			.hasStatus(403);
		assertThat(this.mvc.post().uri("/labs").cookie(cookie, csrf()).param("_csrf", token()).param("region", "x"))
			.hasStatus(422);
	}

	@Test
	void signingInNeedsAToken() {
		assertThat(this.mvc.post().uri("/login").param("name", "facilitator").param("password", PASSWORD))
			.hasStatus(403);
	}

	@Test
	void wrongPasswordIsRefusedAndAfterTenTheRightOneToo() {
		for (int attempt = 0; attempt < 10; attempt++) {
			assertThat(signIn("10.0.0.7", "wrong", false)).hasStatus(422);
		}
		assertThat(signIn("10.0.0.7", PASSWORD, false)).hasStatus(429);
		assertThat(signIn("10.0.0.8", PASSWORD, false)).hasStatus(302).hasHeader("Location", "/");
	}

	@Test
	void pagesAreNotKeptByBrowsersButFilesAre() {
		assertThat(this.mvc.get().uri("/login")).headers()
			.hasValue("Cache-Control", "no-cache, no-store, max-age=0, must-revalidate");
		assertThat(this.mvc.get().uri("/app.css")).headers().hasValue("Cache-Control", "max-age=3600");
	}

	private MvcTestResult signIn(String address, String password, boolean secure) {
		return this.mvc.post()
			.uri("/login")
			.with((request) -> from(request, address, secure))
			.cookie(csrf())
			.param("_csrf", token())
			.param("name", "facilitator")
			.param("password", password)
			.exchange();
	}

	private static MockHttpServletRequest from(MockHttpServletRequest request, String address, boolean secure) {
		request.setRemoteAddr(address);
		request.setSecure(secure);
		return request;
	}

	private Cookie csrf() {
		return new Cookie("csrf", "token");
	}

	/**
	 * The token of the cookie as forms have it: masked by random bytes, here by zeros.
	 */
	static String token() {
		byte[] masked = new byte[10];
		System.arraycopy("token".getBytes(StandardCharsets.UTF_8), 0, masked, 5, 5);
		return Base64.getUrlEncoder().encodeToString(masked);
	}

}
