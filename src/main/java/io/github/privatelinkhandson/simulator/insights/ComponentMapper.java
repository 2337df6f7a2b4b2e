package io.github.privatelinkhandson.simulator.insights;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.ec2.model.AnalysisComponent;
import software.amazon.awssdk.services.ec2.model.AnalysisPacketHeader;
import software.amazon.awssdk.services.ec2.model.PortRange;

import io.github.privatelinkhandson.observation.model.LoadBalancer;
import io.github.privatelinkhandson.observation.model.ObservedResource;
import io.github.privatelinkhandson.observation.model.Snapshot;
import io.github.privatelinkhandson.observation.model.TargetGroup;
import io.github.privatelinkhandson.reachability.Flow;
import io.github.privatelinkhandson.reachability.PortSet;
import io.github.privatelinkhandson.simulator.operation.Call;
import io.github.privatelinkhandson.simulator.vpc.ZoneService;

/**
 * Describes components and packet headers as Reachability Analyzer does: id, ARN and
 * name; addresses with {@code /32}, the protocol as a number.
 */
final class ComponentMapper {

	private final Call call;

	private final Map<String, ObservedResource> resources;

	ComponentMapper(Call call, Snapshot snapshot) {
		this.call = call;
		this.resources = snapshot.all()
			.collect(Collectors.toMap(ObservedResource::id, Function.identity(), (a, b) -> a));
	}

	/**
	 * The component of that id or ARN; load balancers and what belongs to them have no
	 * other id than their ARN.
	 */
	AnalysisComponent of(String idOrArn) {
		String id = idOrArn.startsWith("arn:aws:ec2:") ? idOrArn.substring(idOrArn.lastIndexOf('/') + 1) : idOrArn;
		return AnalysisComponent.builder()
			.id(id)
			.arn(new ComponentArnService(this.call).of(idOrArn))
			.name(name(this.resources.get(id)))
			.build();
	}

	List<String> zoneIds(List<String> zones) {
		return new ZoneService(this.call).ids(zones);
	}

	private static @Nullable String name(@Nullable ObservedResource resource) {
		if (resource instanceof LoadBalancer loadBalancer) {
			return loadBalancer.name();
		}
		if (resource instanceof TargetGroup group) {
			return group.name();
		}
		return (resource != null) ? resource.tags().get("Name") : null;
	}

	List<AnalysisComponent> of(List<String> ids) {
		return ids.stream().map(this::of).toList();
	}

	@Nullable AnalysisPacketHeader header(@Nullable Flow flow) {
		return (flow == null) ? null
				: AnalysisPacketHeader.builder()
					.protocol(flow.protocolNumber())
					.sourceAddresses(flow.sourceIp() + "/32")
					.sourcePortRanges(ranges(flow.sourcePorts()))
					.destinationAddresses(flow.destinationIp() + "/32")
					.destinationPortRanges(ranges(flow.destinationPorts()))
					.build();
	}

	static @Nullable PortRange range(@Nullable Integer from, @Nullable Integer to) {
		return (from == null || to == null) ? null : PortRange.builder().from(from).to(to).build();
	}

	private static List<PortRange> ranges(PortSet ports) {
		return ports.ranges()
			.stream()
			.map((range) -> PortRange.builder().from(range.from()).to(range.to()).build())
			.toList();
	}

}
