package io.github.privatelinkhandson.facilitator;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

import org.springframework.stereotype.Service;

/**
 * Manages facilitators' sign-ins, in the database that consoles share.
 */
@Service
public class SignIns {

	private final FacilitatorRepository repository;

	private final FacilitatorSettings settings;

	private final Clock clock;

	SignIns(FacilitatorRepository repository, FacilitatorSettings settings, Clock clock) {
		this.repository = repository;
		this.settings = settings;
		this.clock = clock;
	}

	/**
	 * Signs a facilitator in.
	 * @return the secret of the sign-in's token
	 */
	public String open(String facilitator) {
		Instant now = this.clock.instant();
		this.repository.deleteExpired(now);
		SecretToken token = SecretToken.random();
		this.repository.signIn(token, facilitator, now.plus(this.settings.signIn()));
		return token.secret();
	}

	/**
	 * Finds the facilitator by the secret of the sign-in. The role of a provider's user
	 * is that of the current settings.
	 */
	public Optional<Facilitator> find(String secret) {
		return this.repository.signedIn(new SecretToken(secret), this.clock.instant()).flatMap(this::current);
	}

	public boolean hasAccount(String name) {
		return this.repository.exists(name);
	}

	public void close(String secret) {
		this.repository.signOut(new SecretToken(secret));
	}

	public Duration lasting() {
		return this.settings.signIn();
	}

	private Optional<Facilitator> current(FacilitatorRepository.Known known) {
		return (known.listedAs() == null) ? Optional.of(known.facilitator())
				: this.settings.oidc()
					.role(known.listedAs())
					.map((role) -> new Facilitator(known.facilitator().name(), role));
	}

}
