package io.github.privatelinkhandson.simulator.compute;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.ec2.model.Instance;
import software.amazon.awssdk.services.ec2.model.InstanceStateName;

import io.github.privatelinkhandson.simulator.operation.Call;
import io.github.privatelinkhandson.simulator.store.Resource;
import io.github.privatelinkhandson.simulator.store.ResourceTypes;

/**
 * The instances of an account and region as they are now.
 */
public record InstanceService(Call call) {

	static final Set<InstanceStateName> RUNNING = Set.of(InstanceStateName.PENDING, InstanceStateName.RUNNING);

	/**
	 * All instances but the terminated ones.
	 */
	public List<Instance> existing() {
		return this.call.stream(ResourceTypes.INSTANCE)
			.filter((resource) -> isRemembered(resource) && !InstanceLifecycle.of(this.call, resource).terminated())
			.map((resource) -> new InstanceMapper(this.call).of(resource))
			.toList();
	}

	public List<Instance> includingTerminated() {
		return describe(this.call.resources().all(ResourceTypes.INSTANCE));
	}

	/**
	 * The instance of that id unless it is terminated.
	 */
	public Optional<Instance> find(@Nullable String id) {
		return this.call.find(ResourceTypes.INSTANCE, id)
			.filter((resource) -> !InstanceLifecycle.of(this.call, resource).terminated())
			.map((resource) -> new InstanceMapper(this.call).of(resource));
	}

	public Optional<Instant> runningSince(String id) {
		return this.call.find(ResourceTypes.INSTANCE, id)
			.map((resource) -> InstanceLifecycle.of(this.call, resource))
			.filter(InstanceLifecycle::running)
			.map(InstanceLifecycle::runningSince);
	}

	/**
	 * The virtual processors of all that runs or is about to; all types here are standard
	 * ones.
	 */
	long standardCpus() {
		return this.call.stream(ResourceTypes.INSTANCE)
			.filter((resource) -> RUNNING.contains(InstanceLifecycle.of(this.call, resource).state()))
			.mapToLong(InstanceService::cpus)
			.sum();
	}

	static long cpus(Resource<Instance> resource) {
		return TypeSpec.find(resource.model().instanceTypeAsString()).map(TypeSpec::cpus).orElse(0);
	}

	/**
	 * Those instances as DescribeInstances shows them, the lately terminated ones among
	 * them.
	 */
	List<Instance> describe(List<Resource<Instance>> kept) {
		return kept.stream()
			.filter((resource) -> isRemembered(resource))
			.map((resource) -> new InstanceMapper(this.call).of(resource))
			.toList();
	}

	Resource<Instance> get(@Nullable String id) {
		this.call.find(ResourceTypes.INSTANCE, id).ifPresent((resource) -> isRemembered(resource));
		return this.call.get(ResourceTypes.INSTANCE, id);
	}

	/**
	 * The instances of these ids, each once.
	 */
	List<Resource<Instance>> get(List<String> ids) {
		ids.forEach((id) -> this.call.find(ResourceTypes.INSTANCE, id).ifPresent((resource) -> isRemembered(resource)));
		return this.call.get(ResourceTypes.INSTANCE, ids);
	}

	private boolean isRemembered(Resource<Instance> resource) {
		boolean forgotten = InstanceLifecycle.of(this.call, resource).forgotten();
		if (forgotten) {
			this.call.remove(resource);
		}
		return !forgotten;
	}

}
