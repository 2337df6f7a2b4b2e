package io.github.privatelinkhandson.provisioning;

import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;

import org.springframework.stereotype.Service;

import io.github.privatelinkhandson.lab.LabStatus;
import io.github.privatelinkhandson.lab.Labs;
import io.github.privatelinkhandson.stage.blueprint.Blueprint;

/**
 * Every lab's own record of what it meant to create and what it got.
 */
@Service
public class Ledger {

	private final LedgerRepository repository;

	private final Labs labs;

	private final Clock clock;

	Ledger(LedgerRepository repository, Labs labs, Clock clock) {
		this.repository = repository;
		this.labs = labs;
		this.clock = clock;
	}

	/**
	 * A lab's entries for all steps of the blueprint, in its order.
	 */
	public Map<String, LedgerEntry> entries(String lab) {
		Map<String, LedgerEntry> entries = pending();
		this.repository.find(lab).forEach((entry) -> entries.put(entry.step(), entry));
		return entries;
	}

	/**
	 * The entries of many labs, read at once.
	 */
	Map<String, Map<String, LedgerEntry>> entries(Collection<String> labs) {
		Map<String, Map<String, LedgerEntry>> ledgers = new LinkedHashMap<>();
		labs.forEach((lab) -> ledgers.put(lab, pending()));
		this.repository.find(labs)
			.forEach((lab, known) -> known.forEach((entry) -> ledgers.get(lab).put(entry.step(), entry)));
		return ledgers;
	}

	/**
	 * The ids that a lab's ledger knows, by step.
	 */
	public Map<String, String> ids(String lab) {
		return ids(entries(lab));
	}

	/**
	 * Says which steps' resources are being deleted, and which have been verified to be
	 * gone; nothing once the lab is no longer being taken down.
	 */
	public void takeDown(String lab, Set<String> deleting, Set<String> gone) {
		Instant now = this.clock.instant();
		this.labs.edit(lab, (locked) -> {
			List<LedgerEntry> changed = (locked.status() != LabStatus.TEARING_DOWN) ? List.of()
					: entries(lab).values()
						.stream()
						.filter((entry) -> entry.status() != StepStatus.GONE)
						.filter((entry) -> gone.contains(entry.step())
								|| (deleting.contains(entry.step()) && entry.status() != StepStatus.DELETING))
						.map((entry) -> gone.contains(entry.step()) ? entry.gone(now) : entry.deleting())
						.toList();
			changed.forEach((entry) -> this.repository.save(lab, entry));
			return !changed.isEmpty();
		});
	}

	/**
	 * Changes entries of a lab, where the change changes anything.
	 */
	void change(String lab, Collection<String> steps, UnaryOperator<LedgerEntry> change) {
		this.labs.edit(lab, (locked) -> {
			Map<String, LedgerEntry> entries = entries(lab);
			List<LedgerEntry> changed = steps.stream()
				.map((step) -> change.apply(entries.get(step)))
				.filter((entry) -> !entry.equals(entries.get(entry.step())))
				.toList();
			changed.forEach((entry) -> this.repository.save(lab, entry));
			return !changed.isEmpty();
		});
	}

	/**
	 * Stores those entries that differ from what they were, except where somebody else
	 * has changed them in the meantime: the next look sees to those.
	 * @return the steps whose entries were stored
	 */
	Set<String> store(String lab, Map<String, LedgerEntry> before, Collection<LedgerEntry> after) {
		List<LedgerEntry> changed = after.stream().filter((entry) -> !entry.equals(before.get(entry.step()))).toList();
		Set<String> stored = new HashSet<>();
		if (!changed.isEmpty()) {
			this.labs.edit(lab, (locked) -> {
				Map<String, LedgerEntry> now = entries(lab);
				for (LedgerEntry entry : changed) {
					if (now.get(entry.step()).equals(before.get(entry.step()))) {
						this.repository.save(lab, entry);
						stored.add(entry.step());
					}
				}
				return !stored.isEmpty();
			});
		}
		return stored;
	}

	/**
	 * Stores what became of an intent, whatever else has happened in the meantime.
	 */
	void record(String lab, LedgerEntry intended, LedgerEntry answer) {
		this.labs.edit(lab, (locked) -> {
			boolean wantedSince = !intended.wanted()
					&& this.repository.find(lab, answer.step()).filter(LedgerEntry::wanted).isPresent();
			this.repository.save(lab, wantedSince ? answer.request() : answer);
			return true;
		});
	}

	/**
	 * Those of the labs in which a step waits that was asked for by itself.
	 */
	Set<String> wanted(Collection<String> labs) {
		return this.repository.findWanted(labs);
	}

	/**
	 * Those of the labs in which AWS was asked for a step and it is not ready.
	 */
	Set<String> inFlight(Collection<String> labs) {
		return this.repository.findInFlight(labs);
	}

	Map<String, String> outputs(String lab) {
		return this.repository.findOutputs(lab);
	}

	/**
	 * Returns the outputs of many labs, by the labs' ids.
	 */
	Map<String, Map<String, String>> outputs(Collection<String> labs) {
		return this.repository.findOutputs(labs);
	}

	/**
	 * Stores the outputs of a lab.
	 * @return whether any of it is new
	 */
	boolean outputs(String lab, Map<String, String> found) {
		Map<String, String> known = outputs(lab);
		Map<String, String> fresh = new LinkedHashMap<>(found);
		fresh.entrySet().removeAll(known.entrySet());
		return !fresh.isEmpty() && this.labs.edit(lab, (locked) -> {
			fresh.forEach((name, text) -> this.repository.saveOutput(lab, name, text));
			return true;
		});
	}

	private static Map<String, LedgerEntry> pending() {
		Map<String, LedgerEntry> entries = new LinkedHashMap<>();
		Blueprint.steps().forEach((step) -> entries.put(step.key(), LedgerEntry.pending(step.key())));
		return entries;
	}

	static Map<String, String> ids(Map<String, LedgerEntry> entries) {
		Map<String, String> ids = new LinkedHashMap<>();
		entries.forEach((step, entry) -> {
			if (entry.id() != null) {
				ids.put(step, entry.id());
			}
		});
		return ids;
	}

}
