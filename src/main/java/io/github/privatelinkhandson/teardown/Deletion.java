package io.github.privatelinkhandson.teardown;

import java.util.function.BiFunction;
import java.util.stream.Stream;

import io.github.privatelinkhandson.aws.AwsClients;
import io.github.privatelinkhandson.observation.model.Observed;
import io.github.privatelinkhandson.observation.model.Snapshot;

/**
 * How resources of one type are deleted (aws-facts, section 3).
 *
 * @param type CloudFormation's name of the type
 * @param observed how it is observed
 * @param blockers what has to be gone before it can be deleted
 * @param call deletes it, and what of its own stands in the way
 */
record Deletion<T extends Observed>(String type, Class<T> observed,
		BiFunction<Snapshot, T, Stream<? extends Observed>> blockers, Call<T> call) {

	/**
	 * Asks AWS to delete a resource.
	 */
	@FunctionalInterface
	interface Call<T> {

		void delete(AwsClients aws, Snapshot snapshot, T resource);

	}

	/**
	 * What has to be gone before the resource of that id can be deleted.
	 */
	Stream<? extends Observed> blockers(Snapshot snapshot, String id) {
		return snapshot.find(this.observed, id).stream().flatMap((resource) -> this.blockers.apply(snapshot, resource));
	}

	void delete(AwsClients aws, Snapshot snapshot, String id) {
		snapshot.find(this.observed, id).ifPresent((resource) -> this.call.delete(aws, snapshot, resource));
	}

}
