package io.github.privatelinkhandson.teardown;

import java.util.function.BiFunction;
import java.util.stream.Stream;

import software.amazon.awssdk.core.exception.SdkException;

import io.github.privatelinkhandson.aws.AwsClients;
import io.github.privatelinkhandson.aws.AwsFailure;
import io.github.privatelinkhandson.observation.model.ObservedResource;

/**
 * The deletion of resources of one type (aws-facts, section 3).
 *
 * @param type CloudFormation's name of the type
 * @param observed how it is observed
 * @param blockers what has to be gone before it can be deleted
 * @param call deletes it, and what of its own stands in the way
 */
record Deletion<T extends ObservedResource>(String type, Class<T> observed,
		BiFunction<OwnedResources, T, Stream<? extends ObservedResource>> blockers, Call<T> call) {

	/**
	 * Asks AWS to delete a resource.
	 */
	@FunctionalInterface
	interface Call<T> {

		void delete(AwsClients aws, OwnedResources owned, T resource);

	}

	/**
	 * Returns the resources that must be gone before the resource of that id can be
	 * deleted.
	 */
	Stream<? extends ObservedResource> blockers(OwnedResources owned, String id) {
		return owned.snapshot()
			.find(this.observed, id)
			.stream()
			.flatMap((resource) -> this.blockers.apply(owned, resource));
	}

	void delete(AwsClients aws, OwnedResources owned, String id) {
		owned.snapshot().find(this.observed, id).ifPresent((resource) -> this.call.delete(aws, owned, resource));
	}

	/**
	 * Does what has to be done before the deletion itself, and may have been done
	 * already.
	 */
	static void unlessGone(Runnable preparation) {
		try {
			preparation.run();
		}
		catch (SdkException ex) {
			if (AwsFailure.of(ex).kind() != AwsFailure.Kind.NOT_FOUND) {
				throw ex;
			}
		}
	}

}
