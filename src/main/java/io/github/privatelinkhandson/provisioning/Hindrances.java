package io.github.privatelinkhandson.provisioning;

import java.time.Instant;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import io.github.privatelinkhandson.lab.Lab;
import io.github.privatelinkhandson.lab.Labs;

/**
 * Keeps what hinders the work on labs, and tells those who follow a lab.
 */
@Component
class Hindrances {

	private final HindranceRepository repository;

	private final Labs labs;

	Hindrances(HindranceRepository repository, Labs labs) {
		this.repository = repository;
		this.labs = labs;
	}

	/**
	 * Finds since when a lab has been hindered by that.
	 */
	Optional<Instant> since(Lab lab, String code) {
		return this.repository.find(lab.id()).filter((known) -> known.code().equals(code)).map(Hindrance::since);
	}

	/**
	 * Stores what hinders the work on a lab now, if that has changed.
	 * @param hindrance null if nothing does
	 */
	void set(Lab lab, @Nullable Hindrance hindrance) {
		if (this.repository.find(lab.id()).equals(Optional.ofNullable(hindrance))) {
			return;
		}
		this.labs.edit(lab.id(), (locked) -> {
			if (hindrance != null) {
				this.repository.save(lab.id(), hindrance);
			}
			else {
				this.repository.delete(lab.id());
			}
			return true;
		});
	}

}
