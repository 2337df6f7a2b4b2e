package io.github.privatelinkhandson.provisioning;

import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.UnaryOperator;

import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

import io.github.privatelinkhandson.blueprint.Blueprint;
import io.github.privatelinkhandson.lab.Labs;

/**
 * Every lab's own record of what it meant to create and what it got.
 */
@Service
public class Ledger {

	private final LedgerRepository repository;

	private final Labs labs;

	private final Clock clock;

	private final TransactionTemplate transaction;

	Ledger(LedgerRepository repository, Labs labs, Clock clock, TransactionTemplate transaction) {
		this.repository = repository;
		this.labs = labs;
		this.clock = clock;
		this.transaction = transaction;
	}

	/**
	 * A lab's entries for all steps of the blueprint, in its order.
	 */
	public Map<String, LedgerEntry> entries(String lab) {
		Map<String, LedgerEntry> entries = new LinkedHashMap<>();
		Blueprint.steps().forEach((step) -> entries.put(step.key(), LedgerEntry.pending(step.key())));
		this.repository.find(lab).forEach((entry) -> entries.put(entry.step(), entry));
		return entries;
	}

	/**
	 * The ids that a lab's ledger knows, by step.
	 */
	public Map<String, String> ids(String lab) {
		return ids(entries(lab));
	}

	/**
	 * Says that a step's resource is being deleted.
	 */
	public void deleting(String lab, String step) {
		change(lab, step, (entry) -> (entry.status() == StepStatus.GONE) ? entry : entry.deleting());
	}

	/**
	 * Says that a step's resource has been verified to be gone.
	 */
	public void gone(String lab, String step) {
		change(lab, step, (entry) -> (entry.status() == StepStatus.GONE) ? entry : entry.gone(this.clock.instant()));
	}

	/**
	 * Changes an entry, if the change changes anything.
	 */
	void change(String lab, String step, UnaryOperator<LedgerEntry> change) {
		Boolean changed = this.transaction.execute((status) -> {
			LedgerEntry before = entries(lab).get(step);
			LedgerEntry after = change.apply(before);
			if (after.equals(before)) {
				return false;
			}
			this.repository.save(lab, after);
			return true;
		});
		if (Boolean.TRUE.equals(changed)) {
			this.labs.changed(lab);
		}
	}

	/**
	 * Stores those entries that differ from what they were. What was wanted in the
	 * meantime stays wanted.
	 * @return whether any did
	 */
	boolean store(String lab, Map<String, LedgerEntry> before, Map<String, LedgerEntry> after) {
		Boolean changed = this.transaction.execute((status) -> {
			Map<String, LedgerEntry> now = entries(lab);
			boolean any = false;
			for (LedgerEntry entry : after.values()) {
				LedgerEntry earlier = before.getOrDefault(entry.step(), LedgerEntry.pending(entry.step()));
				if (!entry.equals(earlier)) {
					boolean wantedSince = now.get(entry.step()).wanted() && !earlier.wanted();
					this.repository.save(lab, wantedSince ? entry.want() : entry);
					any = true;
				}
			}
			return any;
		});
		return Boolean.TRUE.equals(changed);
	}

	Map<String, String> outputs(String lab) {
		return this.repository.findOutputs(lab);
	}

	/**
	 * @return whether this was not known yet
	 */
	boolean output(String lab, String name, String text) {
		if (text.equals(outputs(lab).get(name))) {
			return false;
		}
		this.transaction.executeWithoutResult((status) -> this.repository.saveOutput(lab, name, text));
		return true;
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
