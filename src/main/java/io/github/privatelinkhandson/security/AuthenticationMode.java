package io.github.privatelinkhandson.security;

import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.web.server.autoconfigure.ServerProperties;
import org.springframework.stereotype.Component;

import io.github.privatelinkhandson.facilitator.Facilitators;

/**
 * Whether the console asks who somebody is: it does once it has a facilitator, and has to
 * where others than those at its own machine can reach it.
 */
@Component
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
class AuthenticationMode {

	private final boolean on;

	/**
	 * Create the guard.
	 * @throws UnprotectedAddressException if anybody could reach the console, and there
	 * is no facilitator
	 */
	AuthenticationMode(Facilitators facilitators, ServerProperties server) {
		this.on = facilitators.prepare(System.out);
		boolean loopback = server.getAddress() != null && server.getAddress().isLoopbackAddress();
		if (!this.on && !loopback) {
			throw new UnprotectedAddressException(server.getAddress());
		}
	}

	boolean isOn() {
		return this.on;
	}

}
