package io.github.privatelinkhandson.observation;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import io.github.privatelinkhandson.observation.model.LoadBalancer;
import io.github.privatelinkhandson.observation.model.LoadBalancingMapper;
import io.github.privatelinkhandson.observation.model.ObservedResource;
import io.github.privatelinkhandson.observation.model.ReadFailure;
import io.github.privatelinkhandson.observation.model.ReadKind;
import io.github.privatelinkhandson.observation.model.ReadState;
import io.github.privatelinkhandson.observation.model.Snapshot;
import io.github.privatelinkhandson.observation.model.TargetGroup;

/**
 * The newest reads of an account and region. A read replaces what was read before of its
 * kind and lab; one that fails leaves it as it was, with the failure beside it.
 */
public final class AccountObservation {

	private final String account;

	private final String region;

	private final Map<Reading, Part> parts = new HashMap<>();

	private final Map<Reading, ReadFailure> failures = new HashMap<>();

	/** All resources; null after a read until they are asked for. */
	private @Nullable Snapshot assembled;

	public AccountObservation(String account, String region) {
		this.account = account;
		this.region = region;
	}

	/**
	 * Returns the resources of all labs, with the states of reads as one lab sees them.
	 * @param lab null where the account is read as a whole
	 * @param since the time before which reads do not count for it
	 */
	public synchronized Snapshot snapshot(@Nullable String lab, Instant since) {
		Map<ReadKind, ReadState> states = new HashMap<>();
		for (ReadKind kind : ReadKind.values()) {
			states.put(kind, state(kind, lab, since));
		}
		return assembled().with(states::get);
	}

	/**
	 * Returns the failures of the newest reads.
	 */
	public synchronized Collection<ReadFailure> failures() {
		return List.copyOf(this.failures.values());
	}

	/**
	 * Forgets what was read for labs that are not among these.
	 */
	public synchronized void retain(Set<String> labs) {
		this.parts.keySet().removeIf((reading) -> reading.lab() != null && !labs.contains(reading.lab()));
		this.failures.keySet().removeIf((reading) -> reading.lab() != null && !labs.contains(reading.lab()));
		this.assembled = null;
	}

	synchronized void put(Reading reading, Instant takenAt, Collection<? extends ObservedResource> resources) {
		// what was read of the whole account and what was read of a lab do not add up
		this.parts.keySet()
			.removeIf((other) -> other.kind() == reading.kind() && (other.lab() == null) != (reading.lab() == null));
		this.parts.put(reading, new Part(takenAt, List.copyOf(resources)));
		this.failures.remove(reading);
		this.assembled = null;
	}

	synchronized void fail(Reading reading, ReadFailure failure) {
		this.failures.put(reading, failure);
	}

	synchronized @Nullable ReadFailure failure(Reading reading) {
		return this.failures.get(reading);
	}

	/**
	 * Returns the resources of a read, as they were when it last went well.
	 */
	synchronized List<ObservedResource> resources(Reading reading) {
		Part part = this.parts.get(reading);
		return (part != null) ? part.resources() : List.of();
	}

	/**
	 * Leaves out a resource that was gone when its details were read.
	 */
	synchronized void remove(Reading reading, String id) {
		Part part = this.parts.get(reading);
		if (part != null) {
			this.parts.put(reading,
					new Part(part.takenAt(), part.resources().stream().filter((one) -> !one.id().equals(id)).toList()));
			this.assembled = null;
		}
	}

	private ReadState state(ReadKind kind, @Nullable String lab, Instant since) {
		Reading own = Reading.of(kind, lab);
		Part part = this.parts.getOrDefault(own, this.parts.get(new Reading(kind, null)));
		Instant takenAt = (part != null && !part.takenAt().isBefore(since)) ? part.takenAt() : null;
		return new ReadState(takenAt, this.failures.get(own));
	}

	private Snapshot assembled() {
		Snapshot known = this.assembled;
		if (known == null) {
			known = assemble();
			this.assembled = known;
		}
		return known;
	}

	private Snapshot assemble() {
		List<ObservedResource> found = new ArrayList<>();
		for (ReadKind kind : ReadKind.values()) {
			of(kind).forEach((entry) -> entry.getValue()
				.resources()
				.stream()
				.flatMap((resource) -> completed(entry.getKey(), resource))
				.forEach(found::add));
		}
		Instant newest = this.parts.values().stream().map(Part::takenAt).max(Instant::compareTo).orElse(Instant.MIN);
		return new Snapshot(this.account, this.region, newest, found);
	}

	private Stream<Map.Entry<Reading, Part>> of(ReadKind kind) {
		return this.parts.entrySet().stream().filter((entry) -> entry.getKey().kind() == kind);
	}

	/**
	 * Adds its details to a resource.
	 */
	private Stream<ObservedResource> completed(Reading reading, ObservedResource resource) {
		if (resource instanceof Detail) {
			return Stream.empty();
		}
		if (resource instanceof LoadBalancer balancer) {
			Part listeners = detail(ReadKind.LISTENERS, reading);
			Part attributes = detail(ReadKind.LOAD_BALANCER_ATTRIBUTES, reading);
			return Stream.of(LoadBalancingMapper.with(balancer, listeners(listeners, balancer.id()),
					attributes(attributes, balancer.id())));
		}
		if (resource instanceof TargetGroup group) {
			Part health = detail(ReadKind.TARGET_HEALTH, reading);
			Part attributes = detail(ReadKind.TARGET_GROUP_ATTRIBUTES, reading);
			return Stream
				.of(LoadBalancingMapper.with(group, targets(health, group.id()), attributes(attributes, group.id())));
		}
		return Stream.of(resource);
	}

	private Part detail(ReadKind kind, Reading of) {
		return this.parts.getOrDefault(new Reading(kind, of.lab()), Part.NONE);
	}

	private static List<LoadBalancer.Listener> listeners(Part part, String id) {
		return (part.find(id) instanceof Detail.Listeners found) ? found.listeners() : List.of();
	}

	private static List<TargetGroup.Target> targets(Part part, String id) {
		return (part.find(id) instanceof Detail.Targets found) ? found.targets() : List.of();
	}

	private static Map<String, String> attributes(Part part, String id) {
		return (part.find(id) instanceof Detail.Attributes found) ? found.attributes() : Map.of();
	}

	/**
	 * The outcome of a read that went well.
	 */
	private record Part(Instant takenAt, List<ObservedResource> resources) {

		private static final Part NONE = new Part(Instant.MIN, List.of());

		private @Nullable ObservedResource find(String id) {
			return this.resources.stream().filter((resource) -> resource.id().equals(id)).findFirst().orElse(null);
		}

	}

}
