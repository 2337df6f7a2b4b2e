package io.github.privatelinkhandson.lab;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

import io.github.privatelinkhandson.aws.AwsEnvironment;
import io.github.privatelinkhandson.aws.CloudMode;
import io.github.privatelinkhandson.problem.ConflictException;

/**
 * One participant's build of the hands-on in one account and region.
 *
 * @param zone1 the Availability Zone of EC2-A ("AZ-a")
 * @param zone2 the Availability Zone of EC2-B ("AZ-c")
 * @param suffix what is appended to all names; empty for the only lab of an account
 * @param endsAt when it is taken down by itself
 * @param goal the stage up to which it is to be built; null before the first build
 * @param version counts the changes of the lab that its followers are told of
 * @param workshop the id of the workshop that it belongs to; null outside of workshops
 */
public record Lab(String id, CloudMode mode, String account, String region, String zone1, String zone2, String suffix,
		Instant createdAt, Instant endsAt, LabStatus status, @Nullable StageKey goal, long version,
		@Nullable String workshop) {

	/** The tag that all of a lab's resources carry; its value is the lab's id. */
	public static final String TAG = "privatelink-handson:lab";

	/**
	 * Create a lab outside of workshops.
	 */
	public Lab(String id, CloudMode mode, String account, String region, String zone1, String zone2, String suffix,
			Instant createdAt, Instant endsAt, LabStatus status, @Nullable StageKey goal, long version) {
		this(id, mode, account, region, zone1, zone2, suffix, createdAt, endsAt, status, goal, version, null);
	}

	/**
	 * Returns the account and region that the lab is built in.
	 */
	public AwsEnvironment environment() {
		return new AwsEnvironment(this.mode, this.account, this.region);
	}

	/**
	 * Sets out to build every stage up to that one. A lab that already goes further keeps
	 * its goal.
	 * @throws ConflictException if it is being or has been taken down
	 */
	public Lab buildThrough(StageKey stage) {
		requireStanding("build");
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
	 * Something of a lab that was gone has been found.
	 */
	public Lab found() {
		return (this.status == LabStatus.GONE) ? with(LabStatus.FAILED, null) : this;
	}

	/**
	 * Returns whether the lab's lease has expired and it is still to be torn down.
	 */
	public boolean isOver(Instant now) {
		return this.status.standing() && !now.isBefore(this.endsAt);
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
		return new Lab(this.id, this.mode, this.account, this.region, this.zone1, this.zone2, this.suffix,
				this.createdAt, end, this.status, this.goal, this.version + 1, this.workshop);
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
	public void requireStanding(String what) {
		if (!this.status.standing()) {
			throw conflict(what);
		}
	}

	/**
	 * A name of the hands-on as this lab uses it.
	 */
	public String name(String plain) {
		return plain + this.suffix;
	}

	private Lab with(LabStatus newStatus, @Nullable StageKey newGoal) {
		return new Lab(this.id, this.mode, this.account, this.region, this.zone1, this.zone2, this.suffix,
				this.createdAt, this.endsAt, newStatus, newGoal, this.version + 1, this.workshop);
	}

	private ConflictException conflict(String what) {
		return new ConflictException("lab-" + this.status.key(),
				"Lab " + this.id + " is " + this.status.key() + ": cannot " + what);
	}

}
