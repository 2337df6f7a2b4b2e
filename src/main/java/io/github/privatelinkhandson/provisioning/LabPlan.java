package io.github.privatelinkhandson.provisioning;

import java.time.Instant;
import java.util.Collection;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.github.privatelinkhandson.observation.model.ReadKind;

/**
 * The work on a lab that follows: when to see to it again, and what has to be read for
 * that. Only what can have changed since is read again.
 *
 * @param acted whether AWS was asked for something
 * @param next when to see to the lab again
 * @param reads when each kind of read is to be made next; kinds that are missing need not
 * be read
 * @param wholeAccount whether they concern all that the account has
 */
public record LabPlan(boolean acted, Instant next, Map<ReadKind, Instant> reads, boolean wholeAccount) {

	/**
	 * Plans to do no more than look again at that time.
	 */
	public static LabPlan at(Instant next) {
		return new LabPlan(false, next, Map.of(), false);
	}

	/**
	 * Plans to make these reads at once.
	 */
	public static LabPlan reading(Collection<ReadKind> kinds, Instant now, boolean wholeAccount) {
		return new LabPlan(false, now, kinds.stream().collect(Collectors.toMap((kind) -> kind, (kind) -> now)),
				wholeAccount);
	}

	/**
	 * Returns the plan of both.
	 */
	LabPlan and(LabPlan other) {
		Map<ReadKind, Instant> both = new EnumMap<>(ReadKind.class);
		Stream.of(this.reads, other.reads)
			.forEach((each) -> each.forEach((kind, at) -> both.merge(kind, at, LabPlan::earlier)));
		return new LabPlan(this.acted || other.acted, earlier(this.next, other.next), both,
				this.wholeAccount || other.wholeAccount);
	}

	/**
	 * Returns the kinds that are to be read by then.
	 */
	Set<ReadKind> due(Instant by) {
		return this.reads.entrySet()
			.stream()
			.filter((read) -> !read.getValue().isAfter(by))
			.map(Map.Entry::getKey)
			.collect(Collectors.toSet());
	}

	private static Instant earlier(Instant one, Instant other) {
		return one.isBefore(other) ? one : other;
	}

}
