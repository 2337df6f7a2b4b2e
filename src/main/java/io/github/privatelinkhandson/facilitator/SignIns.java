package io.github.privatelinkhandson.facilitator;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

import org.springframework.stereotype.Service;

/**
 * Who is signed in. That is in the database, so any console that shares it knows.
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
	 * @return the secret by which the facilitator is known from now on
	 */
	public String open(String facilitator) {
		Instant now = this.clock.instant();
		this.repository.forgetEnded(now);
		SecretToken token = SecretToken.random();
		this.repository.signIn(token, facilitator, now.plus(this.settings.signIn()));
		return token.secret();
	}

	/**
	 * Whoever is signed in with that secret. What somebody may whom a provider knows is
	 * said by the settings as they are now.
	 */
	public Optional<Facilitator> find(String secret) {
		return this.repository.signedIn(new SecretToken(secret), this.clock.instant()).flatMap(this::present);
	}

	public void close(String secret) {
		this.repository.signOut(new SecretToken(secret));
	}

	/**
	 * How long a facilitator stays signed in.
	 */
	public Duration lasting() {
		return this.settings.signIn();
	}

	private Optional<Facilitator> present(FacilitatorRepository.Known known) {
		return (known.listedAs() == null) ? Optional.of(known.facilitator())
				: this.settings.oidc()
					.role(known.listedAs())
					.map((role) -> new Facilitator(known.facilitator().name(), role));
	}

}
