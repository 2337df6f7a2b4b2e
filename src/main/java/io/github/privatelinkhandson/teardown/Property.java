package io.github.privatelinkhandson.teardown;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import io.github.privatelinkhandson.blueprint.Blueprint;
import io.github.privatelinkhandson.blueprint.Step;
import io.github.privatelinkhandson.lab.Lab;
import io.github.privatelinkhandson.observation.model.Observed;
import io.github.privatelinkhandson.observation.model.Snapshot;
import io.github.privatelinkhandson.provisioning.LedgerEntry;

/**
 * What a lab owns: what its ledger has, and what carries its tag. Nothing else is
 * touched.
 */
record Property(Lab lab, Snapshot snapshot, Map<String, LedgerEntry> ledger) {

	Collection<LedgerEntry> entries() {
		return this.ledger.values();
	}

	/**
	 * Everything that the lab owns, whether it is still there or not.
	 */
	List<ReceiptItem> items() {
		Stream<ReceiptItem> known = this.ledger.values()
			.stream()
			.filter((entry) -> entry.id() != null)
			.flatMap((entry) -> item(Blueprint.step(entry.step()), String.valueOf(entry.id())));
		return Stream.concat(known, tagged().flatMap(Property::item)).toList();
	}

	/**
	 * Whether nothing that carries the lab's tag is observed any more.
	 */
	boolean nothingObserved() {
		return tagged().flatMap(Property::item).findAny().isEmpty();
	}

	private Stream<Observed> tagged() {
		return this.snapshot.all().filter((resource) -> this.lab.id().equals(resource.tags().get(Lab.TAG)));
	}

	private Stream<ReceiptItem> item(Step step, String id) {
		return Deletions.ofType(step.type())
			.stream()
			.map((deletion) -> ReceiptItem.of(deletion.type(), id, this.lab.name(step.name())));
	}

	private static Stream<ReceiptItem> item(Observed resource) {
		return Deletions.of(resource)
			.stream()
			.map((deletion) -> ReceiptItem.of(deletion.type(), resource.id(), resource.label()));
	}

}
