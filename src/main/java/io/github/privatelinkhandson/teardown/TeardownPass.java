package io.github.privatelinkhandson.teardown;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import io.github.privatelinkhandson.observation.model.ObservedResource;
import io.github.privatelinkhandson.observation.model.ReadKind;
import io.github.privatelinkhandson.provisioning.PollingPolicy;

/**
 * One look at a lab that is being taken down: what is absent, what waits for something
 * else to go, and what can be deleted now. It changes nothing but its own items.
 */
class TeardownPass {

	/**
	 * For so many paces a resource waits for what is not the lab's, and what AWS removes
	 * later.
	 */
	private static final int WAIT_LIMIT = 150;

	private static final int MAX_NAMED = 5;

	/**
	 * The time after which AWS has removed the network interfaces of what was deleted
	 * (aws-facts, section 4).
	 */
	private static final Duration INTERFACES_GONE = Duration.ofSeconds(40);

	private final OwnedResources owned;

	private final Instant now;

	private final Duration pace;

	private final Map<String, ReceiptItem> before = new HashMap<>();

	private final Map<String, ReceiptItem> items = new LinkedHashMap<>();

	/** The lab's own resources that are in the way of an item, by keys. */
	private final Map<String, Set<String>> ownBlockers = new HashMap<>();

	/** The kinds that show what is in the way of an item and not the lab's, by keys. */
	private final Map<String, Set<ReadKind>> foreignBlockers = new HashMap<>();

	TeardownPass(OwnedResources owned, Collection<ReceiptItem> known, Instant now, Duration pace) {
		this.owned = owned;
		this.now = now;
		this.pace = pace;
		known.forEach((item) -> this.before.put(item.key(), item));
		known.forEach(this::put);
		owned.items().forEach((item) -> this.items.putIfAbsent(item.key(), item));
	}

	OwnedResources property() {
		return this.owned;
	}

	void put(ReceiptItem item) {
		this.items.put(item.key(), item);
	}

	/**
	 * Enters what the snapshot says.
	 * @return what can be deleted now
	 */
	List<ReceiptItem> observe() {
		List<ReceiptItem> present = this.items.values().stream().filter(this.owned::has).toList();
		this.items.values()
			.stream()
			.filter((item) -> !this.owned.has(item) && !this.owned.maybeUnseen(item, this.now, this.pace))
			.toList()
			.forEach((item) -> this.owned.readAt(item).ifPresent((takenAt) -> put(item.absent(takenAt))));
		return present.stream().filter((item) -> !waits(item)).filter((item) -> item.due(this.now)).toList();
	}

	/**
	 * Returns the reads that show what is being deleted, and when each is due: when a
	 * deletion can have come to its end.
	 */
	Map<ReadKind, Instant> awaited(PollingPolicy pacing) {
		Map<ReadKind, Instant> reads = new EnumMap<>(ReadKind.class);
		Instant begun = this.items.values()
			.stream()
			.flatMap((item) -> Stream.ofNullable(item.deletedAt()))
			.min(Instant::compareTo)
			.orElse(this.now);
		left().filter((item) -> item.absentAt() == null).forEach((item) -> {
			Instant deleted = item.deletedAt();
			if (deleted != null) {
				Deletions.ofType(item.type())
					.<ReadKind>flatMap((deletion) -> ReadKind.of(deletion.observed()))
					.ifPresent((kind) -> soonest(reads, kind, pacing.next(deleted, kind.deletion(), read(kind))));
			}
			this.foreignBlockers.getOrDefault(item.key(), Set.of())
				.forEach((kind) -> soonest(reads, kind, pacing.next(begun, INTERFACES_GONE, read(kind))));
		});
		return reads;
	}

	/**
	 * Returns when something is to be tried again, if anything is.
	 */
	Optional<Instant> nextTryAt() {
		return left().filter((item) -> !item.givenUp())
			.flatMap((item) -> Stream.ofNullable(item.tries().nextTryAt()))
			.min(Instant::compareTo);
	}

	/**
	 * Returns whether nothing is being deleted any more: all that is left was seen to be
	 * absent once, or stays.
	 */
	boolean settled() {
		return left().allMatch((item) -> item.absentAt() != null || stuck(item.key()));
	}

	private @Nullable Instant read(ReadKind kind) {
		return this.owned.snapshot().read(kind).takenAt();
	}

	private static void soonest(Map<ReadKind, Instant> reads, ReadKind kind, Instant at) {
		reads.merge(kind, at, (one, other) -> one.isBefore(other) ? one : other);
	}

	/**
	 * The items that differ from what they were.
	 */
	List<ReceiptItem> changed() {
		return this.items.values().stream().filter((item) -> !item.equals(this.before.get(item.key()))).toList();
	}

	boolean nothingThere() {
		return this.items.values().stream().noneMatch(this.owned::has) && this.owned.nothingObserved();
	}

	/**
	 * Returns whether a second observation has found no resource of the lab any more.
	 */
	boolean complete() {
		return left().findAny().isEmpty() && this.owned.nothingObserved()
				&& !this.owned.maybeUnseen(this.now, this.pace);
	}

	/**
	 * Returns whether all remaining items have been given up, or wait for one that has.
	 */
	boolean stuck() {
		return left().findAny().isPresent() && left().allMatch((item) -> stuck(item.key()));
	}

	/**
	 * The steps whose resources are being deleted.
	 */
	Set<String> deleting() {
		return this.owned.steps(left().filter((item) -> item.deletedAt() != null));
	}

	/**
	 * The steps whose resources are verified to be gone.
	 */
	Set<String> gone() {
		return this.owned.steps(this.items.values().stream().filter((item) -> item.verifiedAbsentAt() != null));
	}

	int size() {
		return this.items.size();
	}

	private Stream<ReceiptItem> left() {
		return this.items.values().stream().filter((item) -> item.verifiedAbsentAt() == null);
	}

	/**
	 * Returns whether an item waits for a blocking resource. Resources of the same lab
	 * are waited for until they are gone; despite a foreign one, AWS is asked after a
	 * while, and refuses.
	 */
	private boolean waits(ReceiptItem item) {
		List<ObservedResource> blockers = blockers(item);
		if (blockers.isEmpty()) {
			put(item.unblocked());
			return false;
		}
		Set<String> own = own(blockers);
		this.ownBlockers.put(item.key(), own);
		String names = blockers.stream()
			.sorted(Comparator.comparing(this::isOwn))
			.map(ObservedResource::id)
			.limit(MAX_NAMED)
			.collect(Collectors.joining(" "));
		if (!own.isEmpty()) {
			put(item.waitingFor(names));
			return true;
		}
		this.foreignBlockers.put(item.key(),
				blockers.stream().flatMap(TeardownPass::kinds).collect(Collectors.toSet()));
		ReceiptItem waiting = item.waitingFor(names, this.now.plus(this.pace.multipliedBy(WAIT_LIMIT)));
		put(waiting);
		return !waiting.isPatienceOver(this.now);
	}

	/**
	 * Returns the reads that show a resource that is in the way; the network interfaces
	 * of what AWS is removing outlive it.
	 */
	private static Stream<ReadKind> kinds(ObservedResource blocker) {
		return Stream.concat(ReadKind.of(blocker.getClass()).stream(), Stream.of(ReadKind.NETWORK_INTERFACES));
	}

	/**
	 * Returns when AWS is asked again for what it has refused, if it has. It knew of
	 * something that was not seen, so everything is to be read before.
	 */
	Optional<Instant> refusedUntil() {
		return left().filter((item) -> item.isRefused() && !item.givenUp())
			.flatMap((item) -> Stream.ofNullable(item.tries().nextTryAt()))
			.min(Instant::compareTo);
	}

	/**
	 * Returns the resources that block an item, foreign ones too.
	 */
	private List<ObservedResource> blockers(ReceiptItem item) {
		return Deletions.ofType(item.type())
			.stream()
			.flatMap((deletion) -> deletion.blockers(this.owned, item.id()))
			.map((blocker) -> InterfaceOwners.of(blocker, this.owned.snapshot()))
			.filter((blocker) -> !item.id().equals(blocker.id()))
			.distinct()
			.toList();
	}

	private Set<String> own(List<ObservedResource> blockers) {
		return blockers.stream().filter(this::isOwn).map(TeardownPass::key).collect(Collectors.toSet());
	}

	private boolean isOwn(ObservedResource blocker) {
		return this.items.containsKey(key(blocker));
	}

	private static String key(ObservedResource resource) {
		return ReceiptItem.key(Deletions.of(resource).<String>map(Deletion::type).orElse(""), resource.id());
	}

	private boolean stuck(String key) {
		return this.items.get(key).givenUp()
				|| this.ownBlockers.getOrDefault(key, Set.of()).stream().anyMatch(this::stuck);
	}

}
