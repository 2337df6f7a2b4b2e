package io.github.privatelinkhandson.facilitator;

import java.io.PrintStream;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Service;

import io.github.privatelinkhandson.database.Database;

/**
 * Those who run workshops, and their passwords.
 */
@Service
public class Facilitators {

	private final PasswordEncoder passwords = new BCryptPasswordEncoder();

	/** Compared with when there is nobody of that name, so that this takes as long. */
	private final String nobodys = this.passwords.encode(Token.random().secret());

	private final FacilitatorRepository repository;

	private final FacilitatorSettings settings;

	private final Database database;

	Facilitators(FacilitatorRepository repository, FacilitatorSettings settings, Database database) {
		this.repository = repository;
		this.settings = settings;
		this.database = database;
	}

	/**
	 * Sees to it that the first facilitator has the password that the settings ask for.
	 * @param out where a password is printed that was made up
	 * @return whether there is any facilitator
	 */
	public boolean prepare(PrintStream out) {
		return this.database.exclusively("facilitators", () -> {
			if (this.settings.password() != null) {
				give(this.settings.name(), this.settings.password());
			}
			else if (this.settings.generate() && !this.repository.any()) {
				String password = Token.random().secret();
				give(this.settings.name(), password);
				out.printf(
						"%nSign in as \"%s\" with the password %s%nIt is printed this once, and kept as a hash only.%n%n",
						this.settings.name(), password);
			}
			return this.repository.any();
		});
	}

	/**
	 * The facilitator of that name, if the password is right.
	 */
	public Optional<Facilitator> withPassword(String name, String password) {
		@Nullable String hash = this.repository.passwordHash(name).orElse(null);
		boolean right = this.passwords.matches(password, (hash != null) ? hash : this.nobodys);
		return (right && hash != null) ? this.repository.find(name) : Optional.empty();
	}

	private void give(String name, String password) {
		Optional<String> hash = this.repository.passwordHash(name);
		if (hash.isEmpty()) {
			this.repository.insert(new Facilitator(name, Role.FACILITATOR), this.passwords.encode(password));
		}
		else if (!this.passwords.matches(password, hash.get())) {
			this.repository.update(name, this.passwords.encode(password));
		}
	}

}
