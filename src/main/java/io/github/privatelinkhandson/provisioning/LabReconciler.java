package io.github.privatelinkhandson.provisioning;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

import io.github.privatelinkhandson.aws.AwsClients;
import io.github.privatelinkhandson.aws.AwsFailure;
import io.github.privatelinkhandson.lab.Lab;
import io.github.privatelinkhandson.observation.model.Snapshot;

/**
 * Work on labs in a certain state, done one look at a time.
 */
public interface LabReconciler {

	/**
	 * Those of the labs, all of one account and region, on which there is such work.
	 */
	List<Lab> pending(List<Lab> labs);

	/**
	 * Returns when there will be such work on one of the labs by itself, if ever, though
	 * there is none now.
	 */
	default Optional<Instant> due(List<Lab> labs) {
		return Optional.empty();
	}

	/**
	 * Compares what was observed with what should be, and asks AWS for what can be asked
	 * for. Of the snapshot only what was read counts; what else is needed is planned.
	 * @param pace the pauses between looks
	 */
	LabPlan advance(Lab lab, Snapshot snapshot, AwsClients aws, PollingPolicy pace);

	/**
	 * The lab's account cannot be asked at all: there are no credentials for it.
	 */
	default void hindered(Lab lab, AwsFailure failure) {
	}

}
