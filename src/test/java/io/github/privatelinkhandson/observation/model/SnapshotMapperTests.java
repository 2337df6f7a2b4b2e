package io.github.privatelinkhandson.observation.model;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.ec2.model.InstanceStateName;
import software.amazon.awssdk.services.ec2.model.ReferencedSecurityGroup;
import software.amazon.awssdk.services.ec2.model.Route;
import software.amazon.awssdk.services.ec2.model.RouteTableAssociation;
import software.amazon.awssdk.services.ec2.model.SecurityGroupRule;
import software.amazon.awssdk.services.ec2.model.Tag;
import software.amazon.awssdk.services.ec2.model.VpcEndpoint;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.Action;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.Listener;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetDescription;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetGroupTuple;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetHealthDescription;

import static org.assertj.core.api.Assertions.assertThat;

class SnapshotMapperTests {

	@Test
	void aRuleForAllTrafficHasNoPorts() {
		SecurityGroupRule all = rule("-1").fromPort(-1).toPort(-1).isEgress(true).cidrIpv4("0.0.0.0/0").build();
		SecurityGroupRule web = rule("tcp").fromPort(80)
			.toPort(80)
			.isEgress(false)
			.referencedGroupInfo(ReferencedSecurityGroup.builder().groupId("sg-2").build())
			.build();
		SecurityGroup group = SnapshotMapper
			.securityGroup(software.amazon.awssdk.services.ec2.model.SecurityGroup.builder()
				.groupId("sg-1")
				.groupName("web")
				.vpcId("vpc-1")
				.tags(Tag.builder().key("Name").value("web").build())
				.build(), List.of(all, web));
		assertThat(group.label()).isEqualTo("web");
		assertThat(group.rules()).containsExactly(
				new SecurityGroup.Rule("sgr-1", true, "-1", null, null, "0.0.0.0/0", null),
				new SecurityGroup.Rule("sgr-1", false, "tcp", 80, 80, null, "sg-2"));
	}

	private static SecurityGroupRule.Builder rule(String protocol) {
		return SecurityGroupRule.builder().securityGroupRuleId("sgr-1").ipProtocol(protocol);
	}

	@Test
	void aRoutesTargetIsWhicheverItHas() {
		RouteTable table = SnapshotMapper.routeTable(software.amazon.awssdk.services.ec2.model.RouteTable.builder()
			.routeTableId("rtb-1")
			.vpcId("vpc-1")
			.routes(Route.builder().destinationCidrBlock("10.0.0.0/16").gatewayId("local").state("active").build(),
					Route.builder().destinationCidrBlock("0.0.0.0/0").natGatewayId("nat-1").state("blackhole").build())
			.associations(RouteTableAssociation.builder().routeTableAssociationId("rtbassoc-1").main(true).build())
			.build());
		assertThat(table.routes()).extracting(RouteTable.Route::target).containsExactly("local", "nat-1");
		assertThat(table.main()).isTrue();
		assertThat(table.associations().get(0).subnetId()).isNull();
	}

	@Test
	void anEndpointsStateIsInLowerCamelCase() {
		assertThat(endpoint("pendingAcceptance").state()).isEqualTo("pendingAcceptance");
		assertThat(endpoint("PendingAcceptance").state()).isEqualTo("pendingAcceptance");
		assertThat(endpoint("Available").state()).isEqualTo("available");
	}

	@Test
	void anEndpointOfAResourceOrServiceNetworkHasNoServiceName() {
		assertThat(SnapshotMapper
			.endpoint(VpcEndpoint.builder().vpcEndpointId("vpce-2").vpcEndpointType("Resource").build())
			.serviceName()).isEmpty();
	}

	private static Endpoint endpoint(String state) {
		return SnapshotMapper
			.endpoint(VpcEndpoint.builder().vpcEndpointId("vpce-1").vpcId("vpc-1").state(state).build());
	}

	@Test
	void aLoadBalancerEnforcesUnlessItSaysNo() {
		assertThat(loadBalancer(null, Map.of()).enforcesOnPrivateLink()).isTrue();
		assertThat(loadBalancer("on", Map.of()).enforcesOnPrivateLink()).isTrue();
		assertThat(loadBalancer("off", Map.of()).enforcesOnPrivateLink()).isFalse();
		assertThat(loadBalancer(null, Map.of()).crossZone()).isFalse();
		assertThat(loadBalancer(null, Map.of("load_balancing.cross_zone.enabled", "true")).crossZone()).isTrue();
		assertThat(loadBalancer(null, Map.of()).listeners()).singleElement()
			.extracting(LoadBalancer.Listener::targetGroupArns)
			.isEqualTo(List.of("tg-1", "tg-2"));
	}

	private static LoadBalancer loadBalancer(String enforces, Map<String, String> attributes) {
		Listener listener = Listener.builder()
			.listenerArn("listener")
			.protocol("TCP")
			.port(80)
			.defaultActions(Action.builder()
				.targetGroupArn("tg-1")
				.forwardConfig(
						(config) -> config.targetGroups(TargetGroupTuple.builder().targetGroupArn("tg-1").build(),
								TargetGroupTuple.builder().targetGroupArn("tg-2").build()))
				.build())
			.build();
		return LoadBalancingMapper
			.loadBalancer(software.amazon.awssdk.services.elasticloadbalancingv2.model.LoadBalancer.builder()
				.loadBalancerArn("arn")
				.loadBalancerName("NLB-B")
				.enforceSecurityGroupInboundRulesOnPrivateLinkTraffic(enforces)
				.build(), attributes, List.of(listener), List.of());
	}

	@Test
	void aTargetWithoutAPortHasItsGroups() {
		TargetGroup group = LoadBalancingMapper.targetGroup(
				software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetGroup.builder()
					.targetGroupArn("arn")
					.targetGroupName("NLB-B-tg")
					.targetType("instance")
					.port(80)
					.build(),
				Map.of(),
				List.of(TargetHealthDescription.builder()
					.target(TargetDescription.builder().id("i-1").build())
					.build()),
				List.of());
		assertThat(group.targets()).containsExactly(new TargetGroup.Target("i-1", 80, "", null));
		assertThat(group.crossZone()).isEqualTo("use_load_balancer_configuration");
		assertThat(group.preserveClientIp()).isTrue();
	}

	@Test
	void aTerminatedInstanceIsNowhere() {
		Instance instance = SnapshotMapper.instance(software.amazon.awssdk.services.ec2.model.Instance.builder()
			.instanceId("i-1")
			.state((state) -> state.name(InstanceStateName.TERMINATED))
			.build());
		assertThat(instance.state()).isEqualTo("terminated");
		assertThat(instance.vpcId()).isEmpty();
		assertThat(instance.networkInterfaceId()).isNull();
	}

}
