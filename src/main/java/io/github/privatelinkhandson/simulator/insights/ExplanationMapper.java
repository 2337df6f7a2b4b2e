package io.github.privatelinkhandson.simulator.insights;

import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;

import software.amazon.awssdk.services.ec2.model.AnalysisComponent;
import software.amazon.awssdk.services.ec2.model.Explanation;

import io.github.privatelinkhandson.reachability.Explanation.Part;

/**
 * Writes what blocks as Reachability Analyzer's explanations.
 */
record ExplanationMapper(ComponentMapper components) {

	Explanation of(io.github.privatelinkhandson.reachability.Explanation found) {
		Explanation.Builder builder = Explanation.builder()
			.explanationCode(found.code().name())
			.direction((found.direction() != null) ? found.direction().wire() : null);
		component(found, Part.COMPONENT, builder::component);
		component(found, Part.NETWORK_INTERFACE, builder::networkInterface);
		component(found, Part.SUBNET, builder::subnet);
		component(found, Part.VPC, builder::vpc);
		component(found, Part.SOURCE_VPC, builder::sourceVpc);
		component(found, Part.DESTINATION_VPC, builder::destinationVpc);
		component(found, Part.ROUTE_TABLE, builder::routeTable);
		component(found, Part.ACL, builder::acl);
		component(found, Part.INTERNET_GATEWAY, builder::internetGateway);
		component(found, Part.NAT_GATEWAY, builder::natGateway);
		component(found, Part.ENDPOINT, builder::vpcEndpoint);
		value(found, Part.STATE, Function.identity(), builder::state);
		value(found, Part.ADDRESS, Function.identity(), builder::address);
		value(found, Part.PORT, Integer::valueOf, builder::port);
		list(found.all(Part.SECURITY_GROUP), (ids) -> builder.securityGroups(this.components.of(ids)));
		list(found.all(Part.ZONE), builder::availabilityZones);
		list(this.components.zoneIds(found.all(Part.ZONE)), builder::availabilityZoneIds);
		loadBalancing(found, builder);
		return builder.build();
	}

	/**
	 * Leaves {@code LoadBalancerTarget} out: Terraform's provider fails where it is
	 * given, so AWS cannot give it here.
	 */
	private void loadBalancing(io.github.privatelinkhandson.reachability.Explanation found,
			Explanation.Builder builder) {
		value(found, Part.LOAD_BALANCER, Function.identity(), builder::loadBalancerArn);
		component(found, Part.LISTENER, builder::elasticLoadBalancerListener);
		value(found, Part.LISTENER_PORT, Integer::valueOf, builder::loadBalancerListenerPort);
		value(found, Part.TARGET_PORT, Integer::valueOf, builder::loadBalancerTargetPort);
		component(found, Part.TARGET_GROUP, builder::loadBalancerTargetGroup);
		list(found.all(Part.TARGET_GROUP), (arns) -> builder.loadBalancerTargetGroups(this.components.of(arns)));
	}

	private void component(io.github.privatelinkhandson.reachability.Explanation found, Part part,
			Consumer<AnalysisComponent> field) {
		value(found, part, this.components::of, field);
	}

	private static <T> void value(io.github.privatelinkhandson.reachability.Explanation found, Part part,
			Function<String, T> read, Consumer<T> field) {
		found.one(part).map(read).ifPresent(field);
	}

	private static void list(List<String> values, Consumer<List<String>> field) {
		if (!values.isEmpty()) {
			field.accept(values);
		}
	}

}
