package io.github.privatelinkhandson.simulator.limits;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import org.springframework.modulith.NamedInterface;

/**
 * The faults on demand of all accounts, for tests and for facilitators. They last until
 * they have happened, are taken away, or the practice AWS is restarted.
 */
@NamedInterface("limits")
public final class Faults {

	private final Map<String, OfAccount> accounts = new ConcurrentHashMap<>();

	/**
	 * Lets a fault happen to calls of an account.
	 */
	public void add(String account, Fault fault) {
		of(account).add(fault);
	}

	/**
	 * Leaves a zone ({@code ap-northeast-1a}) without capacity for instances of an
	 * account.
	 */
	public void exhaust(String account, String zone) {
		of(account).exhausted.add(zone);
	}

	/**
	 * Takes all faults of an account away.
	 */
	public void clear(String account) {
		this.accounts.remove(account);
	}

	/**
	 * What happens to the next call of that action.
	 */
	List<Fault.Effect> next(String account, String action) {
		OfAccount faults = this.accounts.get(account);
		return (faults != null) ? faults.next(action) : List.of();
	}

	/**
	 * The zones without capacity.
	 */
	Set<String> exhausted(String account) {
		OfAccount faults = this.accounts.get(account);
		return (faults != null) ? faults.exhausted : Set.of();
	}

	private OfAccount of(String account) {
		return this.accounts.computeIfAbsent(account, (key) -> new OfAccount());
	}

	private static final class OfAccount {

		private final List<Pending> pending = new ArrayList<>();

		private final Set<String> exhausted = ConcurrentHashMap.newKeySet();

		synchronized void add(Fault fault) {
			this.pending.add(new Pending(fault));
		}

		synchronized List<Fault.Effect> next(String action) {
			List<Fault.Effect> effects = this.pending.stream()
				.filter((fault) -> fault.happensTo(action))
				.map((fault) -> fault.fault.effect())
				.toList();
			this.pending.removeIf(Pending::isOver);
			return effects;
		}

	}

	private static final class Pending {

		private final Fault fault;

		private int calls;

		Pending(Fault fault) {
			this.fault = fault;
		}

		boolean happensTo(String action) {
			if (!this.fault.concerns(action)) {
				return false;
			}
			this.calls++;
			return this.calls > this.fault.after();
		}

		boolean isOver() {
			return this.calls >= this.fault.after() + this.fault.times();
		}

	}

}
