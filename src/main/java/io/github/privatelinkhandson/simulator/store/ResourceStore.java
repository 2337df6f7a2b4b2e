package io.github.privatelinkhandson.simulator.store;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
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
	 * What it changed is kept if it returns, and nothing of it if it throws.
	 */
	public <T> T call(String account, String region, BiFunction<Resources, Resources, T> work) {
		AccountResources kept = this.accounts.computeIfAbsent(account, (a) -> new AccountResources());
		kept.lock.lock();
		try {
			if (!kept.loaded) {
				this.repository.load(account, kept::add);
				kept.loaded = true;
			}
			Resources regional = new Resources(kept.region(region));
			Resources global = new Resources(kept.region(GLOBAL));
			T result = work.apply(regional, global);
			this.repository.save(account, Map.of(region, regional.changes(), GLOBAL, global.changes()));
			regional.merge();
			global.merge();
			return result;
		}
		finally {
			kept.lock.unlock();
		}
	}

	private static final class AccountResources {

		private final ReentrantLock lock = new ReentrantLock();

		private final Map<String, Map<Kind<?>, Map<String, Resource<?>>>> regions = new LinkedHashMap<>();

		private boolean loaded;

		Map<Kind<?>, Map<String, Resource<?>>> region(String region) {
			return this.regions.computeIfAbsent(region, (r) -> new LinkedHashMap<>());
		}

		void add(String region, Resource<?> resource) {
			region(region).computeIfAbsent(resource.kind(), (k) -> new LinkedHashMap<>()).put(resource.id(), resource);
		}

	}

}
