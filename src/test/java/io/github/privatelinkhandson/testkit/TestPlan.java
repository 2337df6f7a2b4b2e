package io.github.privatelinkhandson.testkit;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

import io.github.privatelinkhandson.aws.CloudMode;
import io.github.privatelinkhandson.lab.StageKey;
import io.github.privatelinkhandson.workshop.ParticipationRules;
import io.github.privatelinkhandson.workshop.Workshop;
import io.github.privatelinkhandson.workshop.WorkshopPlan;
import io.github.privatelinkhandson.workshop.Workshops;

/**
 * The plan of a test's workshop: in practice mode, of two hours from now on, for ten
 * people to whom everything is open, unless said otherwise.
 */
public final class TestPlan {

	/** Rules that open all stages. */
	public static final ParticipationRules ALL_OPEN = new ParticipationRules(true, true, StageKey.CONNECTION);

	private final CloudMode mode;

	private String name = "Room";

	private List<String> regions = List.of(TestConsole.REGION);

	private Instant start = Instant.now();

	private Duration length = Duration.ofHours(2);

	private int capacity = 10;

	private ParticipationRules rules = ALL_OPEN;

	private TestPlan(CloudMode mode) {
		this.mode = mode;
	}

	public static TestPlan practice() {
		return of(CloudMode.PRACTICE);
	}

	public static TestPlan of(CloudMode mode) {
		return new TestPlan(mode);
	}

	public TestPlan name(String value) {
		this.name = value;
		return this;
	}

	public TestPlan regions(String... values) {
		this.regions = List.of(values);
		return this;
	}

	public TestPlan from(Instant value) {
		this.start = value;
		return this;
	}

	public TestPlan lasting(Duration value) {
		this.length = value;
		return this;
	}

	public TestPlan capacity(int value) {
		this.capacity = value;
		return this;
	}

	public TestPlan rules(ParticipationRules value) {
		this.rules = value;
		return this;
	}

	/**
	 * Creates the workshop.
	 * @param facilitator the name of its facilitator
	 */
	public Workshop create(Workshops workshops, String facilitator) {
		return workshops.create(plan(), facilitator);
	}

	public WorkshopPlan plan() {
		return new WorkshopPlan(new Workshop.Details(this.name, this.mode, this.regions, this.capacity, null),
				new Workshop.Schedule(this.start, this.start.plus(this.length), Duration.ofMinutes(30)), this.rules);
	}

}
