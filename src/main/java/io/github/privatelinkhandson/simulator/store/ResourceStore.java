package io.github.privatelinkhandson.simulator.store;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.BiFunction;
import java.util.function.Supplier;

import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;

/**
 * Keeps what exists in the practice AWS: in memory to be read, in the database to last.
 * Calls of one account follow one another; a call's changes are in the database before it
 * is answered. Where several processes share the database, a call first reads what the
 * others have changed, and is repeated if they change its accounts meanwhile.
 */
@Component
public class ResourceStore {

	/** The "region" of global kinds. */
	private static final String GLOBAL = "aws-global";

	/** Resources, tags and references that an account may hold in all regions. */
	private static final int MAX_WEIGHT = 200_000;

	/** Time that a call waits for those before it. */
	private static final Duration MAX_WAIT = Duration.ofSeconds(5);

	/** Number of superfluous changes that are left in the database. */
	private static final int FEW = 16;

	private final ResourceRepository repository;

	private final Map<String, AccountResources> accounts = new ConcurrentHashMap<>();

	ResourceStore(ResourceRepository repository) {
		this.repository = repository;
	}

	/**
	 * Does work on an account's resources (those of the region, and the global ones) in
	 * one transaction. Its changes are kept if it returns; if it throws, those up to its
	 * savepoint are. Work that needs another account's resources is repeated, holding
	 * that account too.
	 * @throws AccountBusyException if an account is held by others for too long
	 * @throws AccountFullException if the account would hold too much
	 */
	public <T> T call(String account, String region, BiFunction<Resources, Resources, T> work) {
		SortedSet<String> wanted = new TreeSet<>(Set.of(account));
		while (true) {
			Map<String, AccountResources> held = new LinkedHashMap<>();
			Supplier<T> outcome;
			StoreTransaction session = new StoreTransaction(held, this.repository::owner);
			try {
				hold(wanted, held);
				outcome = outcome(session,
						() -> work.apply(session.open(account, region), session.open(account, GLOBAL)));
				keep(session, held);
			}
			catch (AccountsMissing ex) {
				wanted.addAll(ex.accounts());
				continue;
			}
			catch (DuplicateKeyException ex) {
				held.values().forEach((kept) -> kept.behind = true);
				continue;
			}
			finally {
				held.values().forEach((kept) -> kept.lock.unlock());
			}
			session.complete();
			return outcome.get();
		}
	}

	/**
	 * Does the work.
	 * @return its result, or the error with which it failed
	 */
	private static <T> Supplier<T> outcome(StoreTransaction session, Supplier<T> work) {
		try {
			T result = work.get();
			return () -> result;
		}
		catch (AccountsMissing | DuplicateKeyException ex) {
			throw ex;
		}
		catch (RuntimeException ex) {
			session.rollback();
			return () -> {
				throw ex;
			};
		}
	}

	/**
	 * Locks accounts in their order, so that no two calls wait for each other.
	 */
	private void hold(SortedSet<String> wanted, Map<String, AccountResources> held) {
		for (String account : wanted) {
			AccountResources kept = this.accounts.computeIfAbsent(account, (a) -> new AccountResources());
			lock(account, kept);
			held.put(account, kept);
			if (kept.behind) {
				catchUp(account, kept);
				kept.behind = this.repository.isShared();
			}
		}
	}

	private static void lock(String account, AccountResources kept) {
		try {
			if (!kept.lock.tryLock(MAX_WAIT.toSeconds(), TimeUnit.SECONDS)) {
				throw new AccountBusyException(account);
			}
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new AccountBusyException(account);
		}
	}

	private void keep(StoreTransaction session, Map<String, AccountResources> held) {
		SortedMap<String, List<Change>> changes = session.changes();
		if (!changes.isEmpty()) {
			changes.forEach((account, ofAccount) -> checkRoom(account, held.get(account), ofAccount));
			Map<String, Long> last = new LinkedHashMap<>();
			held.forEach((account, kept) -> last.put(account, kept.last));
			this.repository.append(changes, last).forEach((account, now) -> held.get(account).last = now);
			session.merge();
		}
	}

	/**
	 * Refuses what would make an account larger than one may be. What makes it smaller,
	 * as a teardown does, is never refused.
	 */
	private static void checkRoom(String account, AccountResources kept, List<Change> changes) {
		boolean adds = changes.stream().anyMatch((change) -> change.resource() != null && !kept.has(change));
		if (adds && kept.weight() > MAX_WEIGHT) {
			throw new AccountFullException(account);
		}
	}

	/**
	 * Reads what others have changed; all of it again, where what follows was dropped.
	 */
	private void catchUp(String account, AccountResources kept) {
		List<ResourceRepository.Row> rows = this.repository.read(account, kept.last);
		if (rows.isEmpty()) {
			return;
		}
		boolean anew = kept.last == 0;
		if (!anew && rows.get(0).number() != kept.last + 1) {
			kept.clear();
			catchUp(account, kept);
			return;
		}
		rows.forEach((row) -> row.changes().forEach(kept::apply));
		kept.last = rows.get(rows.size() - 1).number();
		if (anew) {
			tidy(account, kept, rows.stream().mapToInt((row) -> row.changes().size()).sum());
		}
	}

	/**
	 * Drops changes that most of the others have overtaken.
	 */
	private void tidy(String account, AccountResources kept, int changes) {
		List<Change> all = kept.all();
		if (changes > 2 * all.size() + FEW) {
			List<Change> rest = all.isEmpty() ? List.of(Change.NOTHING) : all;
			try {
				kept.last = this.repository.replace(account, kept.last, rest);
			}
			catch (DuplicateKeyException ex) {
				catchUp(account, kept);
			}
		}
	}

}
