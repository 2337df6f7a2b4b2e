package io.github.privatelinkhandson.simulator.compute;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import software.amazon.awssdk.services.ec2.model.Instance;
import software.amazon.awssdk.services.ec2.model.Reservation;

import io.github.privatelinkhandson.simulator.operation.Call;
import io.github.privatelinkhandson.simulator.store.Resource;
import io.github.privatelinkhandson.simulator.store.ResourceTypes;

/**
 * Groups instances by the call that launched them, as DescribeInstances answers.
 */
record ReservationMapper(Call call) {

	static final String RESERVATION = "reservation";

	List<Reservation> of(List<Instance> instances) {
		Map<String, List<Instance>> byId = new LinkedHashMap<>();
		instances.forEach((instance) -> byId.computeIfAbsent(id(instance), (id) -> new ArrayList<>()).add(instance));
		return byId.entrySet()
			.stream()
			.map((entry) -> Reservation.builder()
				.reservationId(entry.getKey())
				.ownerId(this.call.account())
				.groups(List.of())
				.instances(entry.getValue())
				.build())
			.toList();
	}

	private String id(Instance instance) {
		return this.call.find(ResourceTypes.INSTANCE, instance.instanceId())
			.map((Resource<Instance> resource) -> resource.attribute(RESERVATION))
			.orElse("");
	}

}
