package io.github.privatelinkhandson.security.oidc;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.InMemoryClientRegistrationRepository;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.oidc.OidcScopes;
import org.springframework.security.web.authentication.AuthenticationFailureHandler;
import org.springframework.stereotype.Component;

import io.github.privatelinkhandson.security.OidcAccounts;

/**
 * Signing in at OpenID Connect providers: possible where Spring's settings register one,
 * and ours name facilitators.
 */
@Component
public class OidcLogin {

	/** The request's attribute that says why somebody was refused. */
	public static final String REFUSED = "refused";

	private static final Logger logger = LoggerFactory.getLogger(OidcLogin.class);

	private final OidcAccounts accounts;

	private final Optional<InMemoryClientRegistrationRepository> registrations;

	OidcLogin(OidcAccounts accounts, ObjectProvider<InMemoryClientRegistrationRepository> registrations) {
		this.accounts = accounts;
		this.registrations = Optional.ofNullable(registrations.getIfAvailable()).filter((all) -> accounts.any());
	}

	/**
	 * A provider, as a button names and reaches it.
	 */
	public record Provider(String name, String path) {

	}

	public List<Provider> providers() {
		return registered()
			.map((one) -> new Provider(one.getClientName(), "/oauth2/authorization/" + one.getRegistrationId()))
			.toList();
	}

	/**
	 * Lets people sign in at the providers, if there are any.
	 * @param refuse answers those who are not let in; {@link #REFUSED} says why
	 * @throws IllegalStateException if the settings do not fit together
	 */
	public void configure(HttpSecurity http, AuthenticationFailureHandler refuse) throws Exception {
		if (this.accounts.any() && this.registrations.isEmpty()) {
			throw new IllegalStateException(
					"handson.facilitator.oidc names facilitators, but there is no provider that "
							+ "would know them: set spring.security.oauth2.client.registration");
		}
		registered().filter((one) -> !one.getScopes().contains(OidcScopes.OPENID)).forEach((one) -> {
			throw new IllegalStateException("spring.security.oauth2.client.registration.%s.scope has to contain openid"
				.formatted(one.getRegistrationId()));
		});
		if (this.registrations.isPresent()) {
			http.oauth2Login((login) -> login.loginPage("/login")
				.authorizedClientRepository(new NoAuthorizedClients())
				.authorizationEndpoint((endpoint) -> endpoint
					.authorizationRequestRepository(new CookieAuthorizationRequestRepository(this.registrations.get())))
				.userInfoEndpoint((endpoint) -> endpoint.oidcUserService(new OidcAccountUserService(this.accounts)))
				.failureHandler((request, response, ex) -> fail(refuse, request, response, ex)));
		}
	}

	private static void fail(AuthenticationFailureHandler refuse, HttpServletRequest request,
			HttpServletResponse response, AuthenticationException ex) throws IOException, ServletException {
		String code = (ex instanceof OAuth2AuthenticationException failure) ? failure.getError().getErrorCode() : "";
		logger.info("Nobody was signed in by a provider: {}", code.replaceAll("[^A-Za-z0-9_-]", "?"));
		request.setAttribute(REFUSED, OidcAccountUserService.NOT_LISTED.equals(code) ? code : "failed");
		refuse.onAuthenticationFailure(request, response, ex);
	}

	private Stream<ClientRegistration> registered() {
		return this.registrations.stream().flatMap((all) -> StreamSupport.stream(all.spliterator(), false));
	}

}
