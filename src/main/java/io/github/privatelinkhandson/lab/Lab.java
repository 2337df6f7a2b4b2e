package io.github.privatelinkhandson.lab;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import io.github.privatelinkhandson.aws.AwsEnvironment;
import io.github.privatelinkhandson.aws.CloudMode;
import io.github.privatelinkhandson.problem.ConflictException;

/**
 * One participant's build of the hands-on in one account and region.
 *
 * @param goal the stage up to which it is to be built; null before the first build
 * @param version counts the changes of the lab that its followers are told of
 */
public record Lab(String id, AwsEnvironment environment, Layout layout, Lease lease, LabStatus status,
		@Nullable StageKey goal, long version) {

	/** The tag that all of a lab's resources carry; its value is the lab's id. */
	public static final String TAG = "privatelink-handson:lab";

	/** The tag that names the console which has made a lab. */
	public static final String CONSOLE_TAG = "privatelink-handson:console";

	/** The tag that says when a lab was started. */
	public static final String STARTED_TAG = "privatelink-handson:started";

	/**
	 * The tag that says when a lab is over at the latest. It stays as it is when the lab
	 * is extended: the same call with other tags is another one to AWS.
	 */
	public static final String ENDS_TAG = "privatelink-handson:ends";

	public CloudMode mode() {
		return this.environment.mode();
	}

	public String account() {
		return this.environment.account();
	}

	public String region() {
		return this.environment.region();
	}

	public String zone1() {
		return this.layout.zone1();
	}

	public String zone2() {
		return this.layout.zone2();
	}

	public String suffix() {
		return this.layout.suffix();
	}

	public Instant createdAt() {
		return this.lease.createdAt();
	}

	public Instant endsAt() {
		return this.lease.endsAt();
	}

	/**
	 * Returns the id of the workshop that the lab belongs to; null outside of workshops.
	 */
	public @Nullable String workshop() {
		return this.lease.workshop();
	}

	/**
	 * Sets out to build every stage up to that one. A lab that already goes further keeps
	 * its goal.
	 * @throws ConflictException if it is being or has been taken down
	 */
	public Lab buildThrough(StageKey stage) {
		requireActive("build");
		StageKey further = (this.goal != null && this.goal.compareTo(stage) > 0) ? this.goal : stage;
		return with(LabStatus.BUILDING, further);
	}

	/**
	 * Sets out to take everything down.
	 * @throws ConflictException if that has already been done
	 */
	public Lab tearDown() {
		if (this.status == LabStatus.GONE) {
			throw conflict("tear down");
		}
		return with(LabStatus.TEARING_DOWN, null);
	}

	/**
	 * Stops what is being done: a lab that is being built is ready as far as it has come,
	 * one that is being taken down stays as it is.
	 * @param reached the last of the stages that are done, if any is
	 * @throws ConflictException if nothing is being done
	 */
	public Lab cancel(@Nullable StageKey reached) {
		if (!this.status.working()) {
			throw conflict("cancel");
		}
		if (this.status == LabStatus.TEARING_DOWN) {
			return with(LabStatus.FAILED, null);
		}
		return with((reached != null) ? LabStatus.READY : LabStatus.NEW, reached);
	}

	/**
	 * Something of a lab that was gone has been found where the lab was.
	 */
	public Lab found() {
		return found(this.environment, suffix());
	}

	/**
	 * Something of a lab that was gone has been found, in whatever account and region and
	 * under whatever names: those are the lab's now.
	 */
	public Lab found(AwsEnvironment there, String suffix) {
		return (this.status == LabStatus.GONE) ? new Lab(this.id, there, new Layout(zone1(), zone2(), suffix),
				this.lease, LabStatus.FAILED, null, this.version + 1) : this;
	}

	/**
	 * Returns the tags, besides its id, by which another console recognises the lab as
	 * not its own.
	 */
	public Map<String, String> marks() {
		String console = this.lease.console();
		Instant latest = this.lease.latestEnd();
		return (console == null || latest == null) ? Map.of()
				: Map.of(CONSOLE_TAG, console, STARTED_TAG, createdAt().truncatedTo(ChronoUnit.SECONDS).toString(),
						ENDS_TAG, latest.truncatedTo(ChronoUnit.SECONDS).toString());
	}

	/**
	 * Returns whether the lab's lease has expired and it is still to be torn down.
	 */
	public boolean isOver(Instant now) {
		return this.status.isActive() && !now.isBefore(endsAt());
	}

	/**
	 * Sets out to take everything down because its time is over.
	 * @param again when to try again, should something be left then
	 */
	Lab end(Instant again) {
		return tearDown().endingAt(again);
	}

	/**
	 * The same lab, to be taken down at another time.
	 */
	Lab endingAt(Instant end) {
		Lease changed = new Lease(createdAt(), end, workshop(), this.lease.latestEnd(), this.lease.console());
		return new Lab(this.id, this.environment, this.layout, changed, this.status, this.goal, this.version + 1);
	}

	/**
	 * Says how far the work has come.
	 */
	public Lab reached(LabStatus reached) {
		return with(reached, this.goal);
	}

	/**
	 * Refuses what only a lab can do that is neither being nor has been taken down.
	 */
	public void requireActive(String what) {
		if (!this.status.isActive()) {
			throw conflict(what);
		}
	}

	/**
	 * A name of the hands-on as this lab uses it.
	 */
	public String name(String plain) {
		return plain + suffix();
	}

	private Lab with(LabStatus newStatus, @Nullable StageKey newGoal) {
		return new Lab(this.id, this.environment, this.layout, this.lease, newStatus, newGoal, this.version + 1);
	}

	private ConflictException conflict(String what) {
		return new ConflictException("lab-" + this.status.key(),
				"Lab " + this.id + " is " + this.status.key() + ": cannot " + what);
	}

	/**
	 * The Availability Zones and names of a lab's resources.
	 *
	 * @param zone1 the Availability Zone of EC2-A ("AZ-a")
	 * @param zone2 the Availability Zone of EC2-B ("AZ-c")
	 * @param suffix the end of all names; empty for the only lab of an account
	 */
	public record Layout(String zone1, String zone2, String suffix) {

	}

	/**
	 * The time for which a lab exists.
	 *
	 * @param endsAt the time at which it is taken down automatically
	 * @param workshop the id of the workshop with which the lab ends; null outside of
	 * workshops
	 * @param latestEnd the latest time to which it could be extended when it was started;
	 * null for labs of which that was not kept
	 * @param console the console that has started it; null for labs of which that was not
	 * kept
	 */
	public record Lease(Instant createdAt, Instant endsAt, @Nullable String workshop, @Nullable Instant latestEnd,
			@Nullable String console) {

		public Lease(Instant createdAt, Instant endsAt, @Nullable String workshop) {
			this(createdAt, endsAt, workshop, null, null);
		}

	}

}
