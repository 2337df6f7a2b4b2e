package io.github.privatelinkhandson.simulator.compute;

import java.util.List;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.stream.Collectors;

import org.springframework.stereotype.Component;
import software.amazon.awssdk.services.ec2.model.Instance;
import software.amazon.awssdk.services.ec2.model.InstanceStateChange;
import software.amazon.awssdk.services.ec2.model.InstanceStateName;
import software.amazon.awssdk.services.ec2.model.RebootInstancesRequest;
import software.amazon.awssdk.services.ec2.model.StartInstancesRequest;
import software.amazon.awssdk.services.ec2.model.StopInstancesRequest;
import software.amazon.awssdk.services.ec2.model.TerminateInstancesRequest;

import io.github.privatelinkhandson.simulator.clock.Latency;
import io.github.privatelinkhandson.simulator.operation.AwsError;
import io.github.privatelinkhandson.simulator.operation.Call;
import io.github.privatelinkhandson.simulator.operation.Operations;
import io.github.privatelinkhandson.simulator.quotas.Quota;
import io.github.privatelinkhandson.simulator.store.Resource;
import io.github.privatelinkhandson.simulator.vpc.NetworkInterfaceService;

/**
 * Starts, stops, reboots and terminates instances.
 */
@Component
class InstanceStateOperations implements Operations {

	/**
	 * Attribute that records whether a public address was released when the instance was
	 * stopped.
	 */
	private static final String PUBLIC_IP = "publicIp";

	private static final Set<InstanceStateName> STOPPED = Set.of(InstanceStateName.STOPPING, InstanceStateName.STOPPED);

	List<InstanceStateChange> startInstances(StartInstancesRequest request, Call call) {
		return changes(call, new InstanceService(call).get(request.instanceIds()), this::start);
	}

	List<InstanceStateChange> stopInstances(StopInstancesRequest request, Call call) {
		return changes(call, new InstanceService(call).get(request.instanceIds()), this::stop);
	}

	List<InstanceStateChange> terminateInstances(TerminateInstancesRequest request, Call call) {
		List<Resource<Instance>> instances = new InstanceService(call).get(request.instanceIds());
		List<Resource<Instance>> guarded = instances.stream()
			.filter((instance) -> !instance.deleted() && InstanceAttributeOperations.protectedFromTermination(instance))
			.toList();
		if (guarded.isEmpty()) {
			return changes(call, instances, this::terminate);
		}
		if (!Boolean.TRUE.equals(request.dryRun())) {
			terminateInOtherZones(call, instances, guarded);
		}
		throw notPermitted(guarded.get(0), "terminated", "disableApiTermination");
	}

	/**
	 * Terminates the instances of the zones in which none is protected, for good though
	 * the call fails (API reference of TerminateInstances).
	 */
	private void terminateInOtherZones(Call call, List<Resource<Instance>> instances,
			List<Resource<Instance>> guarded) {
		Set<String> zones = guarded.stream().map(InstanceStateOperations::zone).collect(Collectors.toSet());
		changes(call, instances.stream().filter((instance) -> !zones.contains(zone(instance))).toList(),
				this::terminate);
		call.resources().savepoint();
	}

	private static String zone(Resource<Instance> instance) {
		return instance.model().placement().availabilityZone();
	}

	void rebootInstances(RebootInstancesRequest request, Call call) {
		changes(call, new InstanceService(call).get(request.instanceIds()), (resource, theCall) -> {
			require(InstanceService.RUNNING, resource, theCall, "rebooted");
			Machine.of(theCall, resource.id()).boot();
			return new InstanceService(theCall).get(resource.id());
		});
	}

	private List<InstanceStateChange> changes(Call call, List<Resource<Instance>> instances,
			BiFunction<Resource<Instance>, Call, Resource<Instance>> change) {
		return instances.stream().map((before) -> {
			Resource<Instance> after = change.apply(before, call);
			call.put(after);
			return InstanceStateChange.builder()
				.instanceId(before.id())
				.previousState(InstanceLifecycle.of(call, before).model())
				.currentState(InstanceLifecycle.of(call, after).model())
				.build();
		}).toList();
	}

	private Resource<Instance> start(Resource<Instance> resource, Call call) {
		InstanceStateName state = InstanceLifecycle.of(call, resource).state();
		if (InstanceService.RUNNING.contains(state)) {
			return resource;
		}
		require(Set.of(InstanceStateName.STOPPED), resource, call, "started");
		Quota.STANDARD_CPUS.check(call,
				() -> new InstanceService(call).standardCpus() + InstanceService.cpus(resource));
		if (resource.attribute(PUBLIC_IP) != null && new InstanceMapper(call).attached(resource.id()).count() == 1) {
			new PublicAddressService(call).give(resource.attribute(InstanceMapper.INTERFACE));
		}
		call.put(resource.withAttribute(PUBLIC_IP, null).withTime(InstanceLifecycle.STARTED, call.now()));
		Machine.of(call, resource.id()).boot();
		return new InstanceService(call).get(resource.id());
	}

	private Resource<Instance> stop(Resource<Instance> resource, Call call) {
		if (STOPPED.contains(InstanceLifecycle.of(call, resource).state())) {
			return resource;
		}
		require(Set.of(InstanceStateName.RUNNING), resource, call, "stopped");
		if (InstanceAttributeOperations.protectedFromStop(resource)) {
			throw notPermitted(resource, "stopped", "disableApiStop");
		}
		boolean taken = new PublicAddressService(call).take(resource.attribute(InstanceMapper.INTERFACE));
		return resource.withTime(InstanceLifecycle.STOPPED, call.now()).withAttribute(PUBLIC_IP, taken ? "true" : null);
	}

	private Resource<Instance> terminate(Resource<Instance> resource, Call call) {
		if (resource.deleted()) {
			return resource;
		}
		new InstanceMapper(call).attached(resource.id()).toList().forEach((card) -> {
			if (card.model().attachment().deleteOnTermination()) {
				new NetworkInterfaceService(call).release(card.id(), Latency.INSTANCE_TERMINATED, resource.id());
			}
			else {
				new PublicAddressService(call).take(card.id());
				call.put(NetworkInterfaceAttachmentOperations
					.detached(new NetworkInterfaceService(call).get(card.id())));
			}
		});
		return resource.withTime(Resource.DELETED, call.now());
	}

	private static AwsError notPermitted(Resource<Instance> resource, String what, String attribute) {
		return AwsError.of("OperationNotPermitted",
				"The instance '%s' may not be %s. Modify its '%s' instance attribute and try again.", resource.id(),
				what, attribute);
	}

	private void require(Set<InstanceStateName> states, Resource<Instance> resource, Call call, String what) {
		if (!states.contains(InstanceLifecycle.of(call, resource).state())) {
			throw AwsError.of("IncorrectInstanceState", "The instance '%s' is not in a state from which it can be %s.",
					resource.id(), what);
		}
	}

}
