package io.github.privatelinkhandson.simulator.compute;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

import org.springframework.stereotype.Component;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.services.ec2.model.DescribeInstanceStatusRequest;
import software.amazon.awssdk.services.ec2.model.DescribeInstancesRequest;
import software.amazon.awssdk.services.ec2.model.Filter;
import software.amazon.awssdk.services.ec2.model.Instance;
import software.amazon.awssdk.services.ec2.model.InstanceStateName;
import software.amazon.awssdk.services.ec2.model.InstanceStatus;
import software.amazon.awssdk.services.ec2.model.InstanceStatusSummary;
import software.amazon.awssdk.services.ec2.model.Reservation;
import software.amazon.awssdk.services.ec2.model.StatusName;
import software.amazon.awssdk.services.ec2.model.StatusType;
import software.amazon.awssdk.services.ec2.model.SummaryStatus;

import io.github.privatelinkhandson.simulator.clock.Latency;
import io.github.privatelinkhandson.simulator.operation.Call;
import io.github.privatelinkhandson.simulator.operation.Filters;
import io.github.privatelinkhandson.simulator.operation.Operations;
import io.github.privatelinkhandson.simulator.operation.Page;
import io.github.privatelinkhandson.simulator.operation.Pages;
import io.github.privatelinkhandson.simulator.store.ResourceTypes;
import io.github.privatelinkhandson.simulator.vpc.DescribeSelectionService;

/**
 * DescribeInstances and DescribeInstanceStatus.
 */
@Component
class DescribeInstancesOperations implements Operations {

	private static final Map<String, String> ALIASES = Map.ofEntries(
			Map.entry("availability-zone", "placement.availability-zone"),
			Map.entry("availability-zone-id", "placement.availability-zone-id"),
			Map.entry("tenancy", "placement.tenancy"), Map.entry("instance.group-id", "security-groups.group-id"),
			Map.entry("group-id", "security-groups.group-id"),
			Map.entry("instance.group-name", "security-groups.group-name"),
			Map.entry("group-name", "security-groups.group-name"), Map.entry("launch-index", "ami-launch-index"),
			Map.entry("block-device-mapping", "block-device-mappings.ebs"),
			Map.entry("network-interface.group-id", "network-interfaces.groups.group-id"),
			Map.entry("network-interface.addresses", "network-interfaces.private-ip-addresses"),
			Map.entry("affinity", "placement.affinity"), Map.entry("host-id", "placement.host-id"),
			Map.entry("metadata-options.http-protocol-ipv4", "=enabled"),
			Map.entry("network-interface.group-name", "network-interfaces.groups.group-name"),
			Map.entry("network-interface.availability-zone", "placement.availability-zone"),
			Map.entry("network-interface.attachment.instance-id", "instance-id"),
			Map.entry("network-interface.attachment.instance-owner-id", "network-interfaces.owner-id"),
			Map.entry("network-interface.public-dns-name", "network-interfaces.association.public-dns-name"),
			Map.entry("network-interface.ipv6-address", "network-interfaces.ipv6-addresses.ipv6-address"),
			Map.entry("network-interface.requester-managed", "=false"),
			Map.entry("network-interface.ipv6-native", "=false"),
			Map.entry("network-interface.deny-all-igw-traffic", "=false"),
			Map.entry("network-interface.requester-id", "="), Map.entry("network-interface.outpost-arn", "="),
			Map.entry("network-interface.tag-key", "="), Map.entry("network-interface.tag-value", "="),
			Map.entry("network-interface.association.association-id", "="),
			Map.entry("network-interface.association.allocation-id", "="),
			Map.entry("product-code", "product-codes.product-code-id"),
			Map.entry("network-interface.addresses.association.association-id", "="),
			Map.entry("network-interface.addresses.association.allocation-id", "="),
			Map.entry("block-device-mapping.device-name", "block-device-mappings.device-name"),
			Map.entry("product-code.type", "product-codes.product-code-type"));

	private static final Set<String> OF_RESERVATIONS = Set.of("reservation-id", "owner-id", "requester-id");

	private static final Map<String, String> STATUS_ALIASES = Map.of("instance-status.reachability",
			"instance-status.details.status", "system-status.reachability", "system-status.details.status");

	Page<Reservation> describeInstances(DescribeInstancesRequest request, Call call) {
		List<Instance> instances = instances(call, request.instanceIds(), request);
		Page<Instance> page = Pages.of(filtered(call, instances, request.filters()), request);
		return new Page<>(new ReservationMapper(call).of(page.items()), page.next());
	}

	private static List<Instance> filtered(Call call, List<Instance> instances, List<Filter> filters) {
		Map<Boolean, List<Filter>> sorted = filters.stream()
			.collect(Collectors
				.partitioningBy((filter) -> OF_RESERVATIONS.contains(Objects.requireNonNullElse(filter.name(), ""))));
		List<Instance> passing = Filters.apply(instances, sorted.get(false), ALIASES);
		List<Filter> ofReservations = sorted.get(true);
		return ofReservations.isEmpty() ? passing
				: Filters.apply(new ReservationMapper(call).of(passing), ofReservations, Map.of())
					.stream()
					.flatMap((reservation) -> reservation.instances().stream())
					.toList();
	}

	Page<InstanceStatus> describeInstanceStatus(DescribeInstanceStatusRequest request, Call call) {

		boolean all = Boolean.TRUE.equals(request.includeAllInstances());
		List<InstanceStatus> statuses = instances(call, request.instanceIds(), request).stream()
			.filter((instance) -> all || instance.state().name() == InstanceStateName.RUNNING)
			.map((instance) -> status(call, instance))
			.toList();
		return Filters.page(statuses, request, STATUS_ALIASES);
	}

	private List<Instance> instances(Call call, List<String> ids, SdkPojo request) {
		return new DescribeSelectionService(call).selected(ResourceTypes.INSTANCE, new InstanceService(call)::describe,
				ids, request);
	}

	private InstanceStatus status(Call call, Instance instance) {
		InstanceStatusSummary summary = summary(call, instance);
		return InstanceStatus.builder()
			.instanceId(instance.instanceId())
			.availabilityZone(instance.placement().availabilityZone())
			.availabilityZoneId(instance.placement().availabilityZoneId())
			.instanceState(instance.state())
			.instanceStatus(summary)
			.systemStatus(summary)
			.build();
	}

	private InstanceStatusSummary summary(Call call, Instance instance) {
		if (instance.state().name() != InstanceStateName.RUNNING) {
			return InstanceStatusSummary.builder().status(SummaryStatus.NOT_APPLICABLE).build();
		}
		InstanceLifecycle lifecycle = InstanceLifecycle.of(call, new InstanceService(call).get(instance.instanceId()));
		boolean passed = call.passed(Latency.INSTANCE_STATUS_OK, instance.instanceId(), lifecycle.runningSince());
		return InstanceStatusSummary.builder()
			.status(passed ? SummaryStatus.OK : SummaryStatus.INITIALIZING)
			.details((details) -> details.name(StatusName.REACHABILITY)
				.status(passed ? StatusType.PASSED : StatusType.INITIALIZING))
			.build();
	}

}
