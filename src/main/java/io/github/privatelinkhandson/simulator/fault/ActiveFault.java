package io.github.privatelinkhandson.simulator.fault;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

import org.springframework.modulith.NamedInterface;
import software.amazon.awssdk.services.ec2.model.Tag;

import io.github.privatelinkhandson.simulator.store.Resource;
import io.github.privatelinkhandson.simulator.store.ResourceTypes;

/**
 * A fault that is not over yet.
 *
 * @param calls the number of calls so far that it concerns
 */
@NamedInterface("fault")
public record ActiveFault(String id, Fault fault, int calls) {

	private static final String ACTION = "action";

	private static final String AFTER = "after";

	private static final String TIMES = "times";

	private static final String CALLS = "calls";

	private static final String CODE = "code";

	private static final String STATUS = "status";

	private static final String MESSAGE = "message";

	private static final String DELAY = "delay";

	private static final String LATENCY = "latency";

	ActiveFault met() {
		return new ActiveFault(this.id, this.fault, this.calls + 1);
	}

	boolean happens() {
		return this.calls > this.fault.after();
	}

	boolean isOver() {
		return this.calls >= this.fault.after() + this.fault.times();
	}

	Resource<Tag> kept(Instant at) {
		Resource<Tag> kept = Resource.created(ResourceTypes.FAULT, this.id, Tag.builder().build(), at)
			.withNote(ACTION, this.fault.action())
			.withNote(AFTER, Integer.toString(this.fault.after()))
			.withNote(TIMES, Integer.toString(this.fault.times()))
			.withNote(CALLS, Integer.toString(this.calls));
		if (this.fault.effect() instanceof Fault.Refusal refusal) {
			return kept.withNote(CODE, refusal.code())
				.withNote(STATUS, Integer.toString(refusal.status()))
				.withNote(MESSAGE, refusal.message());
		}
		if (this.fault.effect() instanceof Fault.Delay delay) {
			return kept.withNote(DELAY, delay.duration().toString());
		}
		return (this.fault.effect() instanceof Fault.Latency latency)
				? kept.withNote(LATENCY, latency.duration().toString()) : kept;
	}

	static Optional<ActiveFault> of(Resource<Tag> kept) {
		return Optional.ofNullable(kept.note(ACTION))
			.map((action) -> new ActiveFault(kept.id(),
					new Fault(action, number(kept, AFTER), number(kept, TIMES), effect(kept)), number(kept, CALLS)));
	}

	private static Fault.Effect effect(Resource<Tag> kept) {
		if (kept.note(CODE) != null) {
			return new Fault.Refusal(number(kept, STATUS), kept.note(CODE), kept.note(MESSAGE));
		}
		if (kept.note(DELAY) != null) {
			return new Fault.Delay(Duration.parse(kept.note(DELAY)));
		}
		return (kept.note(LATENCY) != null) ? new Fault.Latency(Duration.parse(kept.note(LATENCY)))
				: new Fault.LostAnswer();
	}

	private static int number(Resource<Tag> kept, String note) {
		return Integer.parseInt(String.valueOf(kept.note(note)));
	}

}
