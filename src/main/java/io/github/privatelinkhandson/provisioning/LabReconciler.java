package io.github.privatelinkhandson.provisioning;

import java.time.Duration;
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
	 * for.
	 * @param pace how long things take that are over in a second or so on AWS
	 * @return whether it asked AWS for something, so that looking again soon is
	 * worthwhile
	 */
	boolean advance(Lab lab, Snapshot snapshot, AwsClients aws, Duration pace);

	/**
	 * The lab's account could not be observed.
	 */
	void observationFailed(Lab lab, AwsFailure failure);

}
