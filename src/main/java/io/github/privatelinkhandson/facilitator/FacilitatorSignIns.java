package io.github.privatelinkhandson.facilitator;

import java.time.Duration;
import java.util.Optional;

import org.springframework.core.annotation.Order;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Component;

import io.github.privatelinkhandson.security.SecurityRole;
import io.github.privatelinkhandson.security.SignInStore;

/**
 * Sign-ins of facilitators, for module {@code security}. A facilitator's sign-in comes
 * before a participant's cookie.
 */
@Component
@Order(1)
class FacilitatorSignIns implements SignInStore {

	private final SignIns signIns;

	FacilitatorSignIns(SignIns signIns) {
		this.signIns = signIns;
	}

	@Override
	public Optional<Authentication> find(String secret) {
		return this.signIns.find(secret).map(Facilitator::authentication);
	}

	@Override
	public Optional<String> open(Authentication authentication) {
		return SecurityRole.FACILITATOR.isGrantedTo(authentication)
				? Optional.of(this.signIns.open(authentication.getName())) : Optional.empty();
	}

	@Override
	public boolean hasAccount(String name) {
		return this.signIns.hasAccount(name);
	}

	@Override
	public void close(String secret) {
		this.signIns.close(secret);
	}

	@Override
	public Duration lasting() {
		return this.signIns.lasting();
	}

}
