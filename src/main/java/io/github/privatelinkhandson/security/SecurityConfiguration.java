package io.github.privatelinkhandson.security;

import java.io.IOException;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpStatus;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.annotation.web.configurers.CsrfConfigurer;
import org.springframework.security.config.annotation.web.configurers.FormLoginConfigurer;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizationRequestRedirectFilter;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.csrf.CsrfFilter;

import io.github.privatelinkhandson.security.oidc.OidcLogin;

/**
 * Sets Spring Security up. Which headers pages come with, but for how long they are kept,
 * is the business of module {@code web}.
 */
@Configuration(proxyBeanMethods = false)
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
class SecurityConfiguration {

	@Bean
	SecurityFilterChain consoleSecurity(HttpSecurity http, AuthenticationMode authenticationMode,
			CookieSecurityContextRepository contexts, AccessDeniedResponses refusals, FailedAttempts attempts,
			RouteAuthorization rules, OidcLogin oidc) throws Exception {
		http.requestCache(AbstractHttpConfigurer::disable)
			.sessionManagement(AbstractHttpConfigurer::disable)
			.securityContext((context) -> context.securityContextRepository(contexts))
			.headers((headers) -> headers(headers, authenticationMode))
			.csrf(SecurityConfiguration::csrf)
			.addFilterAfter(new CsrfTokens(), CsrfFilter.class)
			.addFilterBefore(new FailedAttemptsFilter(attempts), OAuth2AuthorizationRequestRedirectFilter.class)
			.formLogin(SecurityConfiguration::login)
			.logout((logout) -> logout.logoutSuccessUrl("/login").invalidateHttpSession(false))
			.exceptionHandling((handling) -> handling.authenticationEntryPoint(refusals).accessDeniedHandler(refusals))
			.authorizeHttpRequests((requests) -> requests
				.dispatcherTypeMatchers(DispatcherType.ASYNC, DispatcherType.ERROR, DispatcherType.FORWARD)
				.permitAll()
				.anyRequest()
				.access(rules));
		oidc.configure(http, SecurityConfiguration::refuse);
		return http.build();
	}

	/**
	 * Forbids caches to keep pages of signed-in users.
	 */
	private static void headers(HeadersConfigurer<HttpSecurity> headers, AuthenticationMode authenticationMode) {
		if (authenticationMode.isOn()) {
			headers.defaultsDisabled().cacheControl(Customizer.withDefaults());
		}
		else {
			headers.disable();
		}
	}

	private static void csrf(CsrfConfigurer<HttpSecurity> csrf) {
		csrf.csrfTokenRepository(CsrfTokens.repository()).requireCsrfProtectionMatcher(CsrfTokens::areNeeded);
	}

	private static void login(FormLoginConfigurer<HttpSecurity> login) {
		login.loginPage("/login")
			.usernameParameter("name")
			.defaultSuccessUrl("/", true)
			.failureHandler(SecurityConfiguration::refuse);
	}

	/**
	 * Shows the same page again. Its address is another, which no filter takes for a form
	 * that was sent.
	 */
	private static void refuse(HttpServletRequest request, HttpServletResponse response,
			AuthenticationException exception) throws IOException, ServletException {
		response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
		request.getRequestDispatcher("/login/refused").forward(request, response);
	}

}
