package io.github.privatelinkhandson.facilitator;

import java.io.PrintStream;
import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Service;

import io.github.privatelinkhandson.database.Database;
import io.github.privatelinkhandson.security.AccountInitializer;

/**
 * Manages facilitators and their passwords.
 */
@Service
public class Facilitators implements AccountInitializer {

	static final String LOCK = "facilitators";

	/**
	 * Compared with for unknown names, so that the response time does not reveal them: a
	 * hash in form, of no password that anybody knows.
	 */
	private static final String UNKNOWN_USER_HASH = "$2a$10$" + "u".repeat(53);

	private final PasswordEncoder passwords = new BCryptPasswordEncoder();

	private final FacilitatorRepository repository;

	private final FacilitatorSettings settings;

	private final Database database;

	Facilitators(FacilitatorRepository repository, FacilitatorSettings settings, Database database) {
		this.repository = repository;
		this.settings = settings;
		this.database = database;
	}

	/**
	 * Creates the first facilitator, or updates the password, as the settings require.
	 * @param out the stream to print a generated password to
	 * @return whether there is any facilitator
	 */
	@Override
	public boolean prepare(PrintStream out) {
		return this.database.exclusively(LOCK, () -> {
			if (this.settings.password() != null) {
				setPassword(this.settings.name(), this.settings.password());
			}
			else if (this.settings.generate() && !this.repository.any()) {
				String password = SecretToken.random().secret();
				setPassword(this.settings.name(), password);
				out.printf(
						"%nSign in as \"%s\" with the password %s%nIt is printed this once, and kept as a hash only.%n%n",
						this.settings.name(), password);
			}
			return this.repository.any() || this.settings.oidc().namesAny();
		});
	}

	@Override
	public Authentication local() {
		return Facilitator.LOCAL.authentication();
	}

	public Optional<Facilitator> withPassword(String name, String password) {
		@Nullable String hash = this.repository.passwordHash(name).orElse(null);
		boolean right = this.passwords.matches(password, (hash != null) ? hash : UNKNOWN_USER_HASH);
		return (right && hash != null) ? this.repository.find(name).map(FacilitatorRepository.Known::facilitator)
				: Optional.empty();
	}

	/**
	 * Returns all facilitators, leads first.
	 */
	List<FacilitatorRepository.Known> all() {
		return this.repository.all();
	}

	/**
	 * The outcome of a change to the list of facilitators.
	 *
	 * @param refused the code of why nothing was changed; null if it was
	 * @param password the generated password, which cannot be retrieved later; null if
	 * none was generated
	 */
	record Outcome(@Nullable String refused, @Nullable String password) {

		private static Outcome refused(String code) {
			return new Outcome(code, null);
		}

		private static Outcome done() {
			return new Outcome(null, null);
		}

		@Override
		public String toString() {
			return "Outcome[" + this.refused + "]";
		}

	}

	/**
	 * Adds a facilitator and generates the password.
	 * @return the outcome, refused as {@code name} or {@code name-taken}
	 */
	Outcome add(String name, FacilitatorRole role) {
		if (!Facilitator.isName(name)) {
			return Outcome.refused("name");
		}
		return this.database.exclusively(LOCK, () -> {
			if (this.repository.exists(name)) {
				return Outcome.refused("name-taken");
			}
			String password = SecretToken.random().secret();
			this.repository.insert(new Facilitator(name, role), this.passwords.encode(password), null);
			return new Outcome(null, password);
		});
	}

	/**
	 * Generates another password for somebody, and signs them out.
	 * @return the outcome, refused as {@code gone} if there is nobody of that name with a
	 * password
	 */
	Outcome resetPassword(String name) {
		return this.database.exclusively(LOCK, () -> {
			if (this.repository.passwordHash(name).isEmpty()) {
				return Outcome.refused("gone");
			}
			String password = SecretToken.random().secret();
			this.repository.update(name, this.passwords.encode(password));
			return new Outcome(null, password);
		});
	}

	/**
	 * Removes a facilitator, and signs them out. Somebody who leads is always left.
	 * @return the outcome, refused as {@code gone}, {@code self} or {@code last}
	 */
	Outcome remove(String name, Facilitator by) {
		return this.database.exclusively(LOCK, () -> {
			if (this.repository.find(name).isEmpty()) {
				return Outcome.refused("gone");
			}
			if (name.equals(by.name())) {
				return Outcome.refused("self");
			}
			if (all().stream()
				.noneMatch((one) -> one.facilitator().isLead() && !one.facilitator().name().equals(name))) {
				return Outcome.refused("last");
			}
			this.repository.delete(name);
			return Outcome.done();
		});
	}

	/**
	 * Changes one's own password, and signs one out everywhere.
	 * @return the outcome, refused as {@code password} if the old one is wrong, or one of
	 * the codes of {@link PasswordRules}
	 */
	Outcome change(String name, String old, String password) {
		if (withPassword(name, old).isEmpty()) {
			return Outcome.refused("password");
		}
		Optional<String> refusal = PasswordRules.refusal(password);
		if (refusal.isPresent()) {
			return Outcome.refused(refusal.get());
		}
		this.repository.update(name, this.passwords.encode(password));
		return Outcome.done();
	}

	private void setPassword(String name, String password) {
		Optional<String> hash = this.repository.passwordHash(name);
		if (hash.isEmpty() && this.repository.find(name).isEmpty()) {
			this.repository.insert(new Facilitator(name, FacilitatorRole.FACILITATOR), this.passwords.encode(password),
					null);
		}
		else if (hash.isEmpty() || !this.passwords.matches(password, hash.get())) {
			this.repository.update(name, this.passwords.encode(password));
		}
	}

}
