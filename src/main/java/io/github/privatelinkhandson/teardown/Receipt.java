package io.github.privatelinkhandson.teardown;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import io.github.privatelinkhandson.aws.AwsFailure;

/**
 * The proof of a teardown: every resource that the lab owned, when it was deleted, and
 * when a later observation verified that it is absent.
 *
 * @param complete whether nothing is left, verified by a second observation
 */
public record Receipt(boolean complete, List<Item> resources, List<Item> left) {

	/**
	 * Finds what an item waits for and does not go by itself, as it is not the lab's.
	 */
	public List<Blocker> blockers(Item item, String region) {
		Set<String> own = this.resources.stream().map(Item::id).collect(Collectors.toSet());
		return Stream.ofNullable(item.waitingFor())
			.flatMap((ids) -> Stream.of(ids.split(" ")))
			.filter((id) -> !own.contains(id))
			.flatMap((id) -> Blocker.of(id, region).stream())
			.toList();
	}

	/**
	 * A resource that the lab owned.
	 *
	 * @param type CloudFormation's name of its type
	 * @param waitingFor ids of what has to go first, if anything
	 * @param error AWS's words, where it refused
	 */
	public record Item(String type, String name, String id, @Nullable Instant deletedAt,
			@Nullable Instant verifiedAbsentAt, @Nullable String waitingFor, @Nullable String error) {

		/**
		 * Returns the advice on AWS's refusal: the key of a text under {@code advice.};
		 * null where AWS has not refused.
		 */
		public @Nullable String advice() {
			if (this.error == null) {
				return null;
			}
			String[] parts = this.error.split(": ", 2);
			return AwsFailure.recorded(parts[0], parts[parts.length - 1]).kind().key();
		}

	}

}
