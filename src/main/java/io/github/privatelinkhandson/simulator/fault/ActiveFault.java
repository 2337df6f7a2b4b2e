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
			.withAttribute(ACTION, this.fault.action())
			.withAttribute(AFTER, Integer.toString(this.fault.after()))
			.withAttribute(TIMES, Integer.toString(this.fault.times()))
			.withAttribute(CALLS, Integer.toString(this.calls));
		if (this.fault.effect() instanceof Fault.Refusal refusal) {
			return kept.withAttribute(CODE, refusal.code())
				.withAttribute(STATUS, Integer.toString(refusal.status()))
				.withAttribute(MESSAGE, refusal.message());
		}

		return (this.fault.effect() instanceof Fault.Latency latency)
				? kept.withAttribute(LATENCY, latency.duration().toString()) : kept;
	}

	static Optional<ActiveFault> of(Resource<Tag> kept) {
		return Optional.ofNullable(kept.attribute(ACTION))
			.map((action) -> new ActiveFault(kept.id(),
					new Fault(action, number(kept, AFTER), number(kept, TIMES), effect(kept)), number(kept, CALLS)));
	}

	private static Fault.Effect effect(Resource<Tag> kept) {
		if (kept.attribute(CODE) != null) {
			return new Fault.Refusal(number(kept, STATUS), kept.attribute(CODE), kept.attribute(MESSAGE));
		}

		return (kept.attribute(LATENCY) != null) ? new Fault.Latency(Duration.parse(kept.attribute(LATENCY)))
				: new Fault.LostAnswer();
	}

	private static int number(Resource<Tag> kept, String attribute) {
		return Integer.parseInt(String.valueOf(kept.attribute(attribute)));
	}

}
