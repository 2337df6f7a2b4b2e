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
public final class InstanceService {

	private static final Set<InstanceStateName> RUNNING = Set.of(InstanceStateName.PENDING, InstanceStateName.RUNNING);

	private InstanceService() {
	}

	/**
	 * All instances but the terminated ones.
	 */
	public static List<Instance> current(Call call) {
		return call.resources()
			.all(ResourceTypes.INSTANCE)
			.stream()
			.filter((resource) -> isRemembered(call, resource) && !InstanceLifecycle.of(call, resource).terminated())
			.map((resource) -> InstanceMapper.of(call, resource))
			.toList();
	}

	/**
	 * All instances, those that were terminated lately among them.
	 */
	public static List<Instance> remembered(Call call) {
		return shown(call, call.resources().all(ResourceTypes.INSTANCE));
	}

	/**
	 * The instance of that id unless it is terminated.
	 */
	public static Optional<Instance> find(Call call, @Nullable String id) {
		return call.resources()
			.find(ResourceTypes.INSTANCE, id)
			.filter((resource) -> !InstanceLifecycle.of(call, resource).terminated())
			.map((resource) -> InstanceMapper.of(call, resource));
	}

	/**
	 * When the instance came to run, if it runs.
	 */
	public static Optional<Instant> runningSince(Call call, String id) {
		return call.resources()
			.find(ResourceTypes.INSTANCE, id)
			.map((resource) -> InstanceLifecycle.of(call, resource))
			.filter(InstanceLifecycle::running)
			.map(InstanceLifecycle::runningSince);
	}

	/**
	 * The virtual processors of all that runs or is about to; all types here are standard
	 * ones.
	 */
	static long standardCpus(Call call) {
		return call.resources()
			.all(ResourceTypes.INSTANCE)
			.stream()
			.filter((resource) -> RUNNING.contains(InstanceLifecycle.of(call, resource).state()))
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
	static List<Instance> shown(Call call, List<Resource<Instance>> kept) {
		return kept.stream()
			.filter((resource) -> isRemembered(call, resource))
			.map((resource) -> InstanceMapper.of(call, resource))
			.toList();
	}

	/**
	 * The instance of that id.
	 * @throws io.github.privatelinkhandson.simulator.operation.AwsError if the id is
	 * malformed or unknown
	 */
	static Resource<Instance> get(Call call, @Nullable String id) {
		call.resources().find(ResourceTypes.INSTANCE, id).ifPresent((resource) -> isRemembered(call, resource));
		return call.get(ResourceTypes.INSTANCE, id);
	}

	private static boolean isRemembered(Call call, Resource<Instance> resource) {
		boolean forgotten = InstanceLifecycle.of(call, resource).forgotten();
		if (forgotten) {
			call.resources().remove(resource);
		}
		return !forgotten;
	}

}
