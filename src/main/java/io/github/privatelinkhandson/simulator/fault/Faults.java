package io.github.privatelinkhandson.simulator.fault;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.springframework.modulith.NamedInterface;
import software.amazon.awssdk.services.ec2.model.Tag;

import io.github.privatelinkhandson.simulator.store.Resource;
import io.github.privatelinkhandson.simulator.store.ResourceStore;
import io.github.privatelinkhandson.simulator.store.ResourceTypes;
import io.github.privatelinkhandson.simulator.store.Resources;

/**
 * The faults on demand of all accounts, for tests and for facilitators. They are stored
 * with the account's resources until they have happened or are removed.
 */
@NamedInterface("fault")
public final class Faults {

	private static final String ANY_REGION = "aws-global";

	private final ResourceStore store;

	private final Clock clock;

	public Faults(ResourceStore store, Clock clock) {
		this.store = store;
		this.clock = clock;
	}

	/**
	 * Adds a fault for calls of an account.
	 * @return its id
	 */
	public String add(String account, Fault fault) {
		return put(account, new ActiveFault(UUID.randomUUID().toString(), fault, 0).kept(now()));
	}

	/**
	 * Removes the capacity of a zone ({@code ap-northeast-1a}) for instances of an
	 * account.
	 * @return the fault's id
	 */
	public String exhaust(String account, String zone) {
		return put(account, new CapacityFault(UUID.randomUUID().toString(), zone).kept(now()));
	}

	private Instant now() {
		return this.clock.instant();
	}

	private String put(String account, Resource<Tag> fault) {
		return on(account, (resources) -> {
			resources.put(fault);
			return fault.id();
		});
	}

	public List<ActiveFault> pending(String account) {
		return on(account, (resources) -> pendingIn(resources).toList());
	}

	public List<CapacityFault> shortages(String account) {
		return on(account, (resources) -> shortagesIn(resources).toList());
	}

	public boolean remove(String account, String id) {
		return on(account, (resources) -> {
			Optional<Resource<Tag>> fault = resources.find(ResourceTypes.FAULT, id);
			fault.ifPresent(resources::remove);
			return fault.isPresent();
		});
	}

	public void clear(String account) {
		on(account, (resources) -> {
			resources.all(ResourceTypes.FAULT).forEach(resources::remove);
			return null;
		});
	}

	/**
	 * Counts a call of an action.
	 * @return the effects of the faults that happen to it
	 */
	static List<Fault.Effect> next(Resources global, String action) {
		List<Fault.Effect> effects = new ArrayList<>();
		for (Resource<Tag> kept : global.all(ResourceTypes.FAULT)) {
			ActiveFault.of(kept).filter((pending) -> pending.fault().concerns(action)).ifPresent((pending) -> {
				ActiveFault met = pending.met();
				if (met.happens()) {
					effects.add(met.fault().effect());
				}
				if (met.isOver()) {
					global.remove(kept);
				}
				else {
					global.put(met.kept(kept.createdAt()));
				}
			});
		}
		return effects;
	}

	/**
	 * Names of the zones without capacity.
	 */
	static Set<String> exhausted(Resources global) {
		return shortagesIn(global).map(CapacityFault::zone).collect(Collectors.toSet());
	}

	private static Stream<ActiveFault> pendingIn(Resources resources) {
		return resources.all(ResourceTypes.FAULT).stream().flatMap((kept) -> ActiveFault.of(kept).stream());
	}

	private static Stream<CapacityFault> shortagesIn(Resources resources) {
		return resources.all(ResourceTypes.FAULT).stream().flatMap((kept) -> CapacityFault.of(kept).stream());
	}

	private <T> T on(String account, Function<Resources, T> work) {
		return this.store.call(account, ANY_REGION, (regional, global) -> work.apply(global));
	}

}
