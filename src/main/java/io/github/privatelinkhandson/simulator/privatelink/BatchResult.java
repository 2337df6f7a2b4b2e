package io.github.privatelinkhandson.simulator.privatelink;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

import software.amazon.awssdk.services.ec2.model.UnsuccessfulItem;

import io.github.privatelinkhandson.simulator.operation.AwsError;

/**
 * Calls that do something to several resources and answer HTTP 200 with those for which
 * it was refused.
 */
final class BatchResult {

	private BatchResult() {
	}

	/**
	 * Does the work for each id and answers the refusals.
	 */
	static List<UnsuccessfulItem> each(List<String> ids, Consumer<String> work) {
		return ids.stream().distinct().flatMap((id) -> refusal(id, work).stream()).toList();
	}

	private static Optional<UnsuccessfulItem> refusal(String id, Consumer<String> work) {
		try {
			work.accept(id);
			return Optional.empty();
		}
		catch (AwsError ex) {
			return Optional.of(UnsuccessfulItem.builder()
				.resourceId(id)
				.error((error) -> error.code(ex.code()).message(ex.getMessage()))
				.build());
		}
	}

}
