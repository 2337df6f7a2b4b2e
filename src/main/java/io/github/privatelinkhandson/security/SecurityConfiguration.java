package io.github.privatelinkhandson.security;

import java.time.Duration;
import java.util.List;

import jakarta.servlet.DispatcherType;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.web.server.autoconfigure.ServerProperties;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AnonymousConfigurer;
import org.springframework.security.config.annotation.web.configurers.CsrfConfigurer;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizationRequestRedirectFilter;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.csrf.CsrfFilter;
import org.springframework.security.web.header.HeaderWriterFilter;
import org.springframework.security.web.header.writers.ContentSecurityPolicyHeaderWriter;
import org.springframework.security.web.header.writers.CrossOriginOpenerPolicyHeaderWriter.CrossOriginOpenerPolicy;
import org.springframework.security.web.header.writers.CrossOriginResourcePolicyHeaderWriter.CrossOriginResourcePolicy;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.security.web.header.writers.XContentTypeOptionsHeaderWriter;

import io.github.privatelinkhandson.security.oidc.OidcLogin;

/**
 * Configures Spring Security.
 */
@Configuration(proxyBeanMethods = false)
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
@EnableConfigurationProperties({ WebSettings.class, ServerProperties.class })
class SecurityConfiguration {

	private static final String CONTENT_POLICY = "default-src 'self'; style-src 'self'; script-src 'self'; "
			+ "img-src 'self' data:; object-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'self'";

	private static final Duration ONLY_HTTPS = Duration.ofDays(365);

	@Bean
	HostNameFirewall hostNameFirewall(WebSettings settings, ServerProperties server) {
		return new HostNameFirewall(new AllowedHosts(settings.allowedHosts(), server.getAddress()),
				List.of(new ContentSecurityPolicyHeaderWriter(CONTENT_POLICY), new XContentTypeOptionsHeaderWriter()));
	}

	/**
	 * Creates the filter, which is part of the security filter chain only.
	 */
	@Bean
	FailedAttemptsFilter failedAttemptsFilter(FailedAttempts attempts, KnownDevices devices, SecurityLog log) {
		return new FailedAttemptsFilter(attempts, devices, log);
	}

	@Bean
	FilterRegistrationBean<FailedAttemptsFilter> failedAttemptsFilterRegistration(FailedAttemptsFilter filter) {
		FilterRegistrationBean<FailedAttemptsFilter> registration = new FilterRegistrationBean<>(filter);
		registration.setEnabled(false);
		return registration;
	}

	@Bean
	SecurityFilterChain consoleSecurity(HttpSecurity http, AuthenticationMode authenticationMode,
			AccountInitializer accounts, CookieSecurityContextRepository contexts, RequestedPages requestedPages,
			AccessDeniedResponses refusals, FailedAttemptsFilter attempts, SignInRefusal refusal,
			RouteAuthorization rules, OidcLogin oidc) throws Exception {
		http.requestCache((cache) -> cache.requestCache(requestedPages))
			.sessionManagement((sessions) -> sessions.disable())
			.securityContext((context) -> context.securityContextRepository(contexts))
			.headers((headers) -> headers(headers, authenticationMode))
			.csrf(SecurityConfiguration::csrf)
			.addFilterAfter(new DatabaseOutageFilter(), HeaderWriterFilter.class)
			.addFilterAfter(new ForeignOriginFilter(), HeaderWriterFilter.class)
			.addFilterAfter(new CsrfTokens(), CsrfFilter.class)
			.addFilterBefore(attempts, OAuth2AuthorizationRequestRedirectFilter.class)
			.formLogin((login) -> login.loginPage("/login").usernameParameter("name").failureHandler(refusal))
			.logout((logout) -> logout.logoutSuccessUrl("/login").invalidateHttpSession(false))
			.exceptionHandling((handling) -> handling.authenticationEntryPoint(refusals).accessDeniedHandler(refusals))
			.authorizeHttpRequests((requests) -> requests
				.dispatcherTypeMatchers(DispatcherType.ASYNC, DispatcherType.ERROR, DispatcherType.FORWARD)
				.permitAll()
				.anyRequest()
				.access(rules));
		if (!authenticationMode.isOn()) {
			http.anonymous((anonymous) -> local(anonymous, accounts.local()));
		}
		oidc.configure(http, refusal);
		return http.build();
	}

	/**
	 * Allows only scripts and styles of the console, no frames and no referrer, and
	 * forbids caches to keep pages of signed-in users.
	 */
	private static void headers(HeadersConfigurer<HttpSecurity> headers, AuthenticationMode authenticationMode) {
		headers.defaultsDisabled()
			.contentSecurityPolicy((policy) -> policy.policyDirectives(CONTENT_POLICY))
			.contentTypeOptions(Customizer.withDefaults())
			.frameOptions((frames) -> frames.deny())
			.referrerPolicy((referrer) -> referrer.policy(ReferrerPolicy.NO_REFERRER))
			.crossOriginOpenerPolicy((opener) -> opener.policy(CrossOriginOpenerPolicy.SAME_ORIGIN))
			.crossOriginResourcePolicy((resource) -> resource.policy(CrossOriginResourcePolicy.SAME_ORIGIN))
			.httpStrictTransportSecurity(
					(https) -> https.maxAgeInSeconds(ONLY_HTTPS.toSeconds()).includeSubDomains(false));
		if (authenticationMode.isOn()) {
			headers.cacheControl(Customizer.withDefaults());
		}
	}

	/**
	 * Makes whoever reaches a console without sign-in its local user.
	 */
	private static void local(AnonymousConfigurer<HttpSecurity> anonymous, Authentication local) {
		anonymous.principal(local.getPrincipal()).authorities(List.copyOf(local.getAuthorities()));
	}

	private static void csrf(CsrfConfigurer<HttpSecurity> csrf) {
		csrf.csrfTokenRepository(CsrfTokens.repository()).requireCsrfProtectionMatcher(CsrfTokens::areNeeded);
	}

}
