package io.github.privatelinkhandson.simulator.store;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiFunction;

import org.springframework.stereotype.Component;

/**
 * Keeps what exists in the practice AWS: in memory to be read, in the database to last.
 * Calls of one account follow one another; a call's changes are in the database before it
 * is answered.
 */
@Component
public class ResourceStore {

	/** The "region" of global kinds. */
	private static final String GLOBAL = "aws-global";

	private final ResourceRepository repository;

	private final Map<String, AccountResources> accounts = new ConcurrentHashMap<>();

	ResourceStore(ResourceRepository repository) {
		this.repository = repository;
	}

	/**
	 * Does work on an account's resources (those of the region, and the global ones).
	 * What it changed is kept if it returns, and nothing of it if it throws. Work that
	 * comes upon another account's resources is done anew, holding that account too.
	 */
	public <T> T call(String account, String region, BiFunction<Resources, Resources, T> work) {
		SortedSet<String> wanted = new TreeSet<>(Set.of(account));
		while (true) {
			List<AccountResources> locked = new ArrayList<>();
			try {
				Session session = new Session(hold(wanted, locked), this.repository::owner);
				T result = work.apply(session.open(account, region), session.open(account, GLOBAL));
				this.repository.save(session.changes());
				session.merge();
				return result;
			}
			catch (AccountsMissing ex) {
				wanted.addAll(ex.accounts());
			}
			finally {
				locked.forEach((kept) -> kept.lock.unlock());
			}
		}
	}

	/**
	 * Locks accounts in their order, so that no two calls wait for each other.
	 */
	private Map<String, AccountResources> hold(SortedSet<String> wanted, List<AccountResources> locked) {
		Map<String, AccountResources> held = new LinkedHashMap<>();
		for (String account : wanted) {
			AccountResources kept = this.accounts.computeIfAbsent(account, (a) -> new AccountResources());
			kept.lock.lock();
			locked.add(kept);
			if (!kept.loaded) {
				this.repository.load(account, kept::add);
				kept.loaded = true;
			}
			held.put(account, kept);
		}
		return held;
	}

}
