package io.github.privatelinkhandson.security;

import java.io.IOException;

import jakarta.servlet.ServletException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests {@link ForeignOriginFilter}.
 */
class ForeignOriginFilterTests {

	private final MockHttpServletRequest request = new MockHttpServletRequest("POST", "/labs");

	ForeignOriginFilterTests() {
		this.request.addHeader("Host", "localhost:8080");
	}

	@Test
	void postOfAProgramPasses() {
		assertThat(passes()).isTrue();
	}

	@Test
	void postOfAnOwnPageThatSendsNoReferrerPasses() {
		this.request.addHeader("Origin", "null");
		this.request.addHeader("Sec-Fetch-Site", "same-origin");
		assertThat(passes()).isTrue();
	}

	@Test
	void postOfAnOwnPagePasses() {
		this.request.addHeader("Origin", "http://localhost:8080");
		this.request.addHeader("Sec-Fetch-Site", "same-origin");
		assertThat(passes()).isTrue();
	}

	@ParameterizedTest
	@ValueSource(strings = { "http://evil.example", "http://localhost:9090", "http://localhost", "null", "", "::" })
	void postWithAForeignOriginIsRefused(String origin) {
		this.request.addHeader("Origin", origin);
		assertThat(passes()).isFalse();
	}

	@ParameterizedTest
	@ValueSource(strings = { "cross-site", "same-site" })
	void postFromAnotherSiteIsRefused(String site) {
		this.request.addHeader("Sec-Fetch-Site", site);
		assertThat(passes()).isFalse();
	}

	@Test
	void deleteWithAForeignOriginIsRefused() {
		this.request.setMethod("DELETE");
		this.request.addHeader("Origin", "http://evil.example");
		assertThat(passes()).isFalse();
	}

	@Test
	void safeMethodsFromAnotherSitePass() {
		this.request.setMethod("GET");
		this.request.addHeader("Sec-Fetch-Site", "cross-site");
		assertThat(passes()).isTrue();
	}

	private boolean passes() {
		MockFilterChain chain = new MockFilterChain();
		MockHttpServletResponse response = new MockHttpServletResponse();
		try {
			new ForeignOriginFilter().doFilter(this.request, response, chain);
		}
		catch (IOException | ServletException ex) {
			throw new IllegalStateException(ex);
		}
		boolean passed = chain.getRequest() != null;
		assertThat(response.getStatus()).isEqualTo(passed ? 200 : 403);
		return passed;
	}

}
