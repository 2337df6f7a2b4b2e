package io.github.privatelinkhandson.security;

import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.web.server.autoconfigure.ServerProperties;
import org.springframework.stereotype.Component;

/**
 * Mode in which the console authenticates its users, or not: it does once it has an
 * account, and has to where other machines can reach it.
 */
@Component
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
public class AuthenticationMode {

	private final boolean on;

	/**
	 * Create the accounts that the settings ask for, and fix the mode.
	 * @throws UnprotectedAddressException if anybody could reach the console, and there
	 * is no account
	 */
	AuthenticationMode(AccountInitializer accounts, ServerProperties server) {
		this.on = accounts.prepare(System.out);
		boolean loopback = server.getAddress() != null && server.getAddress().isLoopbackAddress();
		if (!this.on && !loopback) {
			throw new UnprotectedAddressException(server.getAddress());
		}
	}

	/**
	 * Return whether users have to authenticate.
	 */
	public boolean isOn() {
		return this.on;
	}

}
