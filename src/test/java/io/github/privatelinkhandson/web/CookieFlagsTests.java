package io.github.privatelinkhandson.web;

import java.util.List;

import jakarta.servlet.http.Cookie;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

import io.github.privatelinkhandson.facilitator.SignIns;
import io.github.privatelinkhandson.testkit.ConsoleTest;
import io.github.privatelinkhandson.testkit.CsrfToken;
import io.github.privatelinkhandson.testkit.TestPlan;
import io.github.privatelinkhandson.workshop.Workshop;
import io.github.privatelinkhandson.workshop.Workshops;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests that all cookies are for encrypted connections only where the connection is one.
 */
@ConsoleTest(properties = { "handson.practice.port=-1", "handson.facilitator.password=correct horse battery" })
class CookieFlagsTests {

	@Autowired
	private MockMvcTester mvc;

	@Autowired
	private Workshops workshops;

	@Autowired
	private SignIns signIns;

	@ParameterizedTest
	@ValueSource(booleans = { true, false })
	void languageAndMessageAreSecureUnderTls(boolean encrypted) {
		Workshop workshop = TestPlan.practice().create(this.workshops, "facilitator");
		Cookie lead = new Cookie("facilitator", this.signIns.open("facilitator"));
		List<String> language = this.mvc.get()
			.uri("/login?lang=ja")
			.secure(encrypted)
			.exchange()
			.getResponse()
			.getHeaders("Set-Cookie");
		List<String> message = this.mvc.post()
			.uri("/workshops/" + workshop.id() + "/extend")
			.secure(encrypted)
			.cookie(lead, CsrfToken.cookie())
			.param("_csrf", CsrfToken.masked())
			.exchange()
			.getResponse()
			.getHeaders("Set-Cookie");
		assertThat(language).filteredOn((cookie) -> cookie.startsWith("lang=ja"))
			.singleElement()
			.satisfies((cookie) -> assertThat(cookie.contains("Secure")).isEqualTo(encrypted))
			.asString()
			.contains("HttpOnly", "SameSite=Lax");
		assertThat(message).filteredOn((cookie) -> cookie.startsWith("flash=room"))
			.singleElement()
			.satisfies((cookie) -> assertThat(cookie.contains("Secure")).isEqualTo(encrypted))
			.asString()
			.contains("HttpOnly", "SameSite=Strict");
	}

}
