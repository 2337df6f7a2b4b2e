package io.github.privatelinkhandson.security;

import java.net.URI;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

import io.github.privatelinkhandson.aws.CloudMode;
import io.github.privatelinkhandson.lab.Labs;
import io.github.privatelinkhandson.provisioning.LabLauncher;
import io.github.privatelinkhandson.testkit.ConsoleTest;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests what protects browsers: headers of pages, and refusals of foreign hosts and
 * foreign pages.
 */
@ConsoleTest
class BrowserProtectionTests {

	@Autowired
	private MockMvcTester mvc;

	@Autowired
	private LabLauncher launcher;

	@Autowired
	private Labs labs;

	@Test
	void everyPageForbidsInlineScriptsAndStyles() {
		MvcTestResult page = this.mvc.get().uri("/").exchange();
		assertThat(page).hasHeader("X-Content-Type-Options", "nosniff");
		assertThat(page.getResponse().getHeader("Content-Security-Policy"))
			.contains("script-src 'self'", "style-src 'self'", "frame-ancestors 'none'")
			.doesNotContain("unsafe");
	}

	@Test
	void everyPageForbidsFramesAndReferrers() {
		assertThat(this.mvc.get().uri("/")).hasHeader("X-Frame-Options", "DENY")
			.hasHeader("Referrer-Policy", "no-referrer")
			.hasHeader("Cross-Origin-Opener-Policy", "same-origin")
			.hasHeader("Cross-Origin-Resource-Policy", "same-origin");
		assertThat(this.mvc.get().uri("/").secure(true)).hasHeader("Strict-Transport-Security", "max-age=31536000");
	}

	@Test
	void foreignHostIsRefused() {
		assertThat(this.mvc.get().uri("http://evil.example/")).hasStatus(HttpStatus.FORBIDDEN)
			.hasHeader("X-Content-Type-Options", "nosniff");
		assertThat(this.mvc.get().uri("http://evil.example/api/labs")).hasStatus(HttpStatus.FORBIDDEN);
		assertThat(this.mvc.get().uri("http://evil.example/app.css")).hasStatus(HttpStatus.FORBIDDEN);
	}

	@Test
	void malformedAddressIsABadRequest() {
		assertThat(this.mvc.get().uri(URI.create("/labs;x=1/a"))).hasStatus(HttpStatus.BAD_REQUEST);
	}

	@Test
	void postFromAForeignPageIsRefused() {
		String lab = this.launcher.open(CloudMode.PRACTICE, "ap-northeast-1").id();
		assertThat(this.mvc.post().uri("/labs/" + lab + "/teardown").header(HttpHeaders.ORIGIN, "http://evil.example"))
			.hasStatus(HttpStatus.FORBIDDEN)
			.hasHeader("X-Content-Type-Options", "nosniff");
		assertThat(this.labs.get(lab).status().isActive()).isTrue();
	}

}
