package io.github.privatelinkhandson.workshop.dashboard;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Objects;

import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

import io.github.privatelinkhandson.aws.ApiCall;
import io.github.privatelinkhandson.aws.HandCall;
import io.github.privatelinkhandson.lab.Lab;
import io.github.privatelinkhandson.lab.Labs;

/**
 * Records the latest call by hand of each operation in a workshop's labs: participants
 * who work at a terminal are seen to be active, and what AWS refuses them.
 */
@Component
class LatestCalls {

	/** A read that succeeds again within this time is no news. */
	private static final Duration SAME_READ = Duration.ofSeconds(10);

	private final LatestCallRepository repository;

	private final Labs labs;

	LatestCalls(LatestCallRepository repository, Labs labs) {
		this.repository = repository;
		this.labs = labs;
	}

	@EventListener
	void on(HandCall made) {
		Lab lab = this.labs.get(made.lab());
		if (lab.workshop() != null) {
			this.labs.edit(lab.id(), (locked) -> record(locked.id(), made.call()));
		}
	}

	List<LatestCall> of(Collection<String> labs) {
		return this.repository.find(labs);
	}

	private boolean record(String lab, ApiCall call) {
		@Nullable LatestCall before = this.repository.find(lab, call.operation()).orElse(null);
		boolean same = before != null && Objects.equals(before.errorCode(), call.errorCode());
		if (same && call.reading() && call.errorCode() == null && call.at().isBefore(before.lastAt().plus(SAME_READ))) {
			return false;
		}
		this.repository
			.put(new LatestCall(lab, call.operation(), call.at(), call.errorCode(), same ? before.times() + 1 : 1));
		return true;
	}

}
