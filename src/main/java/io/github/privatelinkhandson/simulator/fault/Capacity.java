package io.github.privatelinkhandson.simulator.fault;

import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.services.ec2.model.AvailabilityZone;
import software.amazon.awssdk.services.ec2.model.Instance;
import software.amazon.awssdk.services.ec2.model.InstanceStateChange;
import software.amazon.awssdk.services.ec2.model.RunInstancesResponse;
import software.amazon.awssdk.services.ec2.model.StartInstancesResponse;

import io.github.privatelinkhandson.simulator.operation.AwsError;
import io.github.privatelinkhandson.simulator.operation.Call;
import io.github.privatelinkhandson.simulator.operation.OperationInterceptor;
import io.github.privatelinkhandson.simulator.store.Resource;
import io.github.privatelinkhandson.simulator.store.ResourceTypes;
import io.github.privatelinkhandson.simulator.vpc.ZoneService;

/**
 * Refuses calls that would run an instance in a zone without capacity. Only faults take a
 * zone's capacity away.
 */
public final class Capacity implements OperationInterceptor {

	@Override
	public SdkPojo intercept(SdkPojo request, Call call, Chain chain) {
		SdkPojo result = chain.proceed(request, call);
		Set<String> exhausted = Faults.exhausted(call.global());
		if (!exhausted.isEmpty()) {
			brought(result, call).filter((instance) -> exhausted.contains(zone(instance)))
				.findFirst()
				.ifPresent((instance) -> {
					throw insufficient(instance, call, exhausted);
				});
		}
		return result;
	}

	private static Stream<Instance> brought(SdkPojo result, Call call) {
		if (result instanceof RunInstancesResponse run) {
			return run.instances()
				.stream()
				.map(Instance::instanceId)
				.flatMap((id) -> call.find(ResourceTypes.INSTANCE, id).stream())
				.filter((instance) -> instance.createdAt().equals(call.now()))
				.map(Resource::model);
		}
		if (result instanceof StartInstancesResponse start) {
			return start.startingInstances()
				.stream()
				.filter((change) -> !Objects.equals(change.previousState(), change.currentState()))
				.map(InstanceStateChange::instanceId)
				.flatMap((id) -> call.find(ResourceTypes.INSTANCE, id).stream())
				.map(Resource::model);
		}
		return Stream.empty();
	}

	private static String zone(Instance instance) {
		return instance.placement().availabilityZone();
	}

	private static AwsError insufficient(Instance instance, Call call, Set<String> exhausted) {
		String type = instance.instanceTypeAsString();
		String others = new ZoneService(call).existing()
			.stream()
			.map(AvailabilityZone::zoneName)
			.filter((zone) -> !exhausted.contains(zone))
			.collect(Collectors.joining(", "));
		return new AwsError(500, "InsufficientInstanceCapacity",
				("We currently do not have sufficient %s capacity in the Availability Zone you requested (%s). Our system "
						+ "will be working on provisioning additional capacity. You can currently get %s capacity by not "
						+ "specifying an Availability Zone in your request or choosing %s.")
					.formatted(type, zone(instance), type, others));
	}

}
