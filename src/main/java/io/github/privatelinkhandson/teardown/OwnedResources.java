package io.github.privatelinkhandson.teardown;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.github.privatelinkhandson.lab.Lab;
import io.github.privatelinkhandson.observation.model.NamedResource;
import io.github.privatelinkhandson.observation.model.ObservedResource;
import io.github.privatelinkhandson.observation.model.ReadKind;
import io.github.privatelinkhandson.observation.model.Snapshot;
import io.github.privatelinkhandson.provisioning.LedgerEntry;
import io.github.privatelinkhandson.stage.Step;
import io.github.privatelinkhandson.stage.blueprint.Blueprint;

/**
 * The resources that a lab owns: those in its ledger, those that carry its tag, and
 * everything in an account that is the lab's alone. Nothing else is touched.
 *
 * @param wholeAccount whether the account is the lab's alone
 */
record OwnedResources(Lab lab, Snapshot snapshot, Map<String, LedgerEntry> ledger, boolean wholeAccount) {

	/**
	 * Everything that the lab owns, whether it is still there or not.
	 */
	List<ReceiptItem> items() {
		Stream<ReceiptItem> known = this.ledger.values()
			.stream()
			.filter((entry) -> entry.id() != null)
			.flatMap((entry) -> item(Blueprint.step(entry.step()), String.valueOf(entry.id())));
		return Stream.concat(known, observed().flatMap(OwnedResources::item)).toList();
	}

	boolean has(ReceiptItem item) {
		return Deletions.ofType(item.type())
			.<ObservedResource>flatMap(
					(deletion) -> this.snapshot.find(deletion.observed(), item.id()).map((found) -> found))
			.filter(this::isTheSame)
			.isPresent();
	}

	/**
	 * Returns when resources of the item's type were read; empty if they were not.
	 */
	Optional<Instant> readAt(ReceiptItem item) {
		return Deletions.ofType(item.type())
			.flatMap((deletion) -> ReadKind.of(deletion.observed()))
			.map((kind) -> Optional.ofNullable(this.snapshot.read(kind).takenAt()))
			.orElse(Optional.of(this.snapshot.takenAt()));
	}

	/**
	 * Returns whether no resource that is recognised as the lab's is observed any more.
	 */
	boolean nothingObserved() {
		return observed().flatMap(OwnedResources::item).findAny().isEmpty();
	}

	/**
	 * Returns whether a resource was requested so recently that it may exist without
	 * being observed.
	 */
	boolean maybeUnseen(Instant now, Duration pace) {
		return this.ledger.values().stream().anyMatch((entry) -> entry.maybeUnseen(now, pace));
	}

	/**
	 * Returns whether the item was requested so recently that it may exist without being
	 * observed.
	 */
	boolean maybeUnseen(ReceiptItem item, Instant now, Duration pace) {
		return item.deletedAt() == null && this.ledger.values()
			.stream()
			.anyMatch((entry) -> item.id().equals(entry.id()) && entry.maybeUnseen(now, pace));
	}

	/**
	 * The steps whose resource is one of these.
	 */
	Set<String> steps(Stream<ReceiptItem> items) {
		Set<String> keys = items.map(ReceiptItem::key).collect(Collectors.toSet());
		return this.ledger.values()
			.stream()
			.filter((entry) -> keys.contains(ReceiptItem.key(Blueprint.step(entry.step()).type(), entry.id())))
			.map(LedgerEntry::step)
			.collect(Collectors.toSet());
	}

	boolean owns(ObservedResource resource) {
		return isRecognised(resource) || Deletions.of(resource)
			.filter((deletion) -> isTheSame(resource))
			.filter((deletion) -> this.ledger.values()
				.stream()
				.anyMatch((entry) -> resource.id().equals(entry.id())
						&& Blueprint.step(entry.step()).type().equals(deletion.type())))
			.isPresent();
	}

	private Stream<ObservedResource> observed() {
		return this.wholeAccount ? this.snapshot.all().filter(this::isRecognised)
				: this.snapshot.tagged(Lab.TAG, this.lab.id());
	}

	/**
	 * Returns whether a resource with an id of the lab's is the lab's: not where somebody
	 * may have recreated it under the same name.
	 */
	private boolean isTheSame(ObservedResource found) {
		return isRecognised(found) || !(found instanceof NamedResource named)
				|| this.ledger.values().stream().anyMatch((entry) -> entry.became(named));
	}

	private boolean isRecognised(ObservedResource resource) {
		return this.lab.id().equals(resource.tags().get(Lab.TAG))
				|| (this.wholeAccount && !Deletions.isImplicit(resource, this.snapshot));
	}

	private Stream<ReceiptItem> item(Step step, String id) {
		return Deletions.ofType(step.type())
			.stream()
			.map((deletion) -> ReceiptItem.of(deletion.type(), id, this.lab.name(step.name())));
	}

	private static Stream<ReceiptItem> item(ObservedResource resource) {
		return Deletions.of(resource)
			.stream()
			.map((deletion) -> ReceiptItem.of(deletion.type(), resource.id(), resource.label()));
	}

}
