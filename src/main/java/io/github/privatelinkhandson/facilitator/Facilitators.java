package io.github.privatelinkhandson.facilitator;

import java.io.PrintStream;
import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Service;

import io.github.privatelinkhandson.database.Database;
import io.github.privatelinkhandson.problem.ConflictException;
import io.github.privatelinkhandson.security.AccountInitializer;

/**
 * Manages facilitators and their passwords.
 */
@Service
public class Facilitators implements AccountInitializer {

	static final String LOCK = "facilitators";

	private final PasswordEncoder passwords = new BCryptPasswordEncoder();

	/**
	 * Compared with for unknown names, so that the response time does not reveal them.
	 */
	private final String unknownUserHash = this.passwords.encode(SecretToken.random().secret());

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

	/**
	 * Returns the facilitator if the name and password are correct.
	 */
	public Optional<Facilitator> withPassword(String name, String password) {
		@Nullable String hash = this.repository.passwordHash(name).orElse(null);
		boolean right = this.passwords.matches(password, (hash != null) ? hash : this.unknownUserHash);
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
	 * Adds a facilitator.
	 * @return the password, which nobody can be told again
	 * @throws ConflictException with code {@code name} or {@code name-taken}
	 */
	String add(String name, FacilitatorRole role) {
		if (!Facilitator.isName(name)) {
			throw new ConflictException("name");
		}
		return this.database.exclusively(LOCK, () -> {
			if (this.repository.exists(name)) {
				throw new ConflictException("name-taken");
			}
			String password = SecretToken.random().secret();
			this.repository.insert(new Facilitator(name, role), this.passwords.encode(password), null);
			return password;
		});
	}

	/**
	 * Gives somebody another password, and signs them out.
	 * @return the password, which nobody can be told again
	 * @throws ConflictException with code {@code gone} if there is nobody of that name
	 * with a password
	 */
	String resetPassword(String name) {
		return this.database.exclusively(LOCK, () -> {
			rejectIfGone(this.repository.passwordHash(name).isEmpty());
			String password = SecretToken.random().secret();
			this.repository.update(name, this.passwords.encode(password));
			return password;
		});
	}

	/**
	 * Removes a facilitator, and signs them out. Somebody who leads is always left.
	 * @throws ConflictException with code {@code gone}, {@code self} or {@code last}
	 */
	void remove(String name, Facilitator by) {
		this.database.exclusively(LOCK, () -> {
			rejectIfGone(this.repository.find(name).isEmpty());
			if (name.equals(by.name())) {
				throw new ConflictException("self");
			}
			if (all().stream()
				.noneMatch((one) -> one.facilitator().isLead() && !one.facilitator().name().equals(name))) {
				throw new ConflictException("last");
			}
			this.repository.delete(name);
			return name;
		});
	}

	/**
	 * Changes one's own password, and signs one out everywhere.
	 * @throws ConflictException with code {@code password} if the old one is wrong, or
	 * {@code password-short} if the new one is too short or too long
	 */
	void change(String name, String old, String password) {
		if (withPassword(name, old).isEmpty()) {
			throw new ConflictException("password");
		}
		if (!FacilitatorSettings.isPassword(password)) {
			throw new ConflictException("password-short");
		}
		this.repository.update(name, this.passwords.encode(password));
	}

	private static void rejectIfGone(boolean gone) {
		if (gone) {
			throw new ConflictException("gone");
		}
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
