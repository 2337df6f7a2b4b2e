package io.github.privatelinkhandson.simulator.insights;

import java.util.UUID;
import java.util.function.Consumer;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import software.amazon.awssdk.services.ec2.model.CreateNetworkAclEntryRequest;
import software.amazon.awssdk.services.ec2.model.CreateNetworkAclEntryResponse;
import software.amazon.awssdk.services.ec2.model.CreateNetworkInsightsPathRequest;
import software.amazon.awssdk.services.ec2.model.CreateNetworkInsightsPathResponse;
import software.amazon.awssdk.services.ec2.model.DescribeNetworkAclsRequest;
import software.amazon.awssdk.services.ec2.model.DescribeNetworkAclsResponse;
import software.amazon.awssdk.services.ec2.model.DescribeNetworkInsightsAnalysesRequest;
import software.amazon.awssdk.services.ec2.model.DescribeNetworkInsightsAnalysesResponse;
import software.amazon.awssdk.services.ec2.model.Filter;
import software.amazon.awssdk.services.ec2.model.IpPermission;
import software.amazon.awssdk.services.ec2.model.IpRange;
import software.amazon.awssdk.services.ec2.model.RejectVpcEndpointConnectionsRequest;
import software.amazon.awssdk.services.ec2.model.RejectVpcEndpointConnectionsResponse;
import software.amazon.awssdk.services.ec2.model.RevokeSecurityGroupEgressRequest;
import software.amazon.awssdk.services.ec2.model.RevokeSecurityGroupEgressResponse;
import software.amazon.awssdk.services.ec2.model.RevokeSecurityGroupIngressRequest;
import software.amazon.awssdk.services.ec2.model.RevokeSecurityGroupIngressResponse;
import software.amazon.awssdk.services.ec2.model.RuleAction;
import software.amazon.awssdk.services.ec2.model.StartNetworkInsightsAnalysisRequest;
import software.amazon.awssdk.services.ec2.model.StartNetworkInsightsAnalysisResponse;
import software.amazon.awssdk.services.ec2.model.UserIdGroupPair;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.LoadBalancerAttribute;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.ModifyLoadBalancerAttributesRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.ModifyLoadBalancerAttributesResponse;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.SetSecurityGroupsRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.SetSecurityGroupsResponse;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetHealthStateEnum;

import io.github.privatelinkhandson.simulator.network.Connection.Outcome;
import io.github.privatelinkhandson.simulator.network.TestLab;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Whatever is broken in the network, what a client meets, what health checks meet and
 * what an analysis says fit together.
 */
class AgreementTests {

	private final TestLab lab = new TestLab().accept().stopEnforcing().crossZones();

	@ParameterizedTest
	@EnumSource
	void whatIsBrokenIsBrokenForPacketsAndAnalyses(Break broken) {
		this.lab.serve(this.lab.instanceB, "index.html");
		assertThat(connects()).isTrue();
		assertThat(found()).isTrue();
		assertThat(this.lab.health().state()).isEqualTo(TargetHealthStateEnum.HEALTHY);
		broken.change.accept(this.lab);
		this.lab.pass(5);
		assertThat(connects()).isFalse();
		assertThat(found()).isFalse();
		assertThat(this.lab.health().state())
			.isEqualTo(broken.behindTheNode ? TargetHealthStateEnum.UNHEALTHY : TargetHealthStateEnum.HEALTHY);
	}

	private boolean connects() {
		return this.lab.connect(this.lab.endpointDnsName()).outcome() == Outcome.ACCEPTED;
	}

	private boolean found() {
		String path = this.lab.cloud
			.send(CreateNetworkInsightsPathRequest.builder()
				.source(this.lab.instanceA)
				.destination(this.lab.instanceB)
				.protocol("tcp")
				.clientToken("path")
				.build(), CreateNetworkInsightsPathResponse.class)
			.networkInsightsPath()
			.networkInsightsPathId();
		String analysis = this.lab.cloud
			.send(StartNetworkInsightsAnalysisRequest.builder()
				.networkInsightsPathId(path)
				.clientToken(UUID.randomUUID().toString())
				.build(), StartNetworkInsightsAnalysisResponse.class)
			.networkInsightsAnalysis()
			.networkInsightsAnalysisId();
		this.lab.pass(5);
		return this.lab.cloud
			.send(DescribeNetworkInsightsAnalysesRequest.builder().networkInsightsAnalysisIds(analysis).build(),
					DescribeNetworkInsightsAnalysesResponse.class)
			.networkInsightsAnalyses()
			.get(0)
			.networkPathFound();
	}

	private enum Break {

		CLIENT_MAY_NOT_LEAVE(false, (lab) -> revokeEgress(lab, lab.groupA)),

		ENDPOINT_LETS_NOBODY_IN(false, (lab) -> revokeIngress(lab, lab.groupEndpoint, lab.groupA)),

		ENDPOINT_IS_REJECTED(false,
				(lab) -> lab.cloud.send(RejectVpcEndpointConnectionsRequest.builder()
					.serviceId(lab.service.serviceId())
					.vpcEndpointIds(lab.endpoint)
					.build(), RejectVpcEndpointConnectionsResponse.class)),

		ENFORCED_AGAIN(false,
				(lab) -> lab.cloud.send(SetSecurityGroupsRequest.builder()
					.loadBalancerArn(lab.loadBalancer.loadBalancerArn())
					.securityGroups(lab.groupNlb)
					.enforceSecurityGroupInboundRulesOnPrivateLinkTraffic("on")
					.build(), SetSecurityGroupsResponse.class)),

		NO_LONGER_ACROSS_ZONES(false, (lab) -> lab.cloud.send(ModifyLoadBalancerAttributesRequest.builder()
			.loadBalancerArn(lab.loadBalancer.loadBalancerArn())
			.attributes(LoadBalancerAttribute.builder().key("load_balancing.cross_zone.enabled").value("false").build())
			.build(), ModifyLoadBalancerAttributesResponse.class)),

		NETWORK_ACL_DENIES(false, Break::deny),

		NODE_MAY_NOT_LEAVE(true, (lab) -> revokeEgress(lab, lab.groupNlb)),

		TARGET_LETS_NOBODY_IN(true, (lab) -> revokeIngress(lab, lab.groupB, lab.groupNlb));

		private final boolean behindTheNode;

		private final Consumer<TestLab> change;

		Break(boolean behindTheNode, Consumer<TestLab> change) {
			this.behindTheNode = behindTheNode;
			this.change = change;
		}

		private static void revokeEgress(TestLab lab, String group) {
			lab.cloud.send(RevokeSecurityGroupEgressRequest.builder()
				.groupId(group)
				.ipPermissions(IpPermission.builder()
					.ipProtocol("-1")
					.ipRanges(IpRange.builder().cidrIp("0.0.0.0/0").build())
					.build())
				.build(), RevokeSecurityGroupEgressResponse.class);
		}

		private static void revokeIngress(TestLab lab, String group, String from) {
			lab.cloud.send(RevokeSecurityGroupIngressRequest.builder()
				.groupId(group)
				.ipPermissions(IpPermission.builder()
					.ipProtocol("tcp")
					.fromPort(80)
					.toPort(80)
					.userIdGroupPairs(UserIdGroupPair.builder().groupId(from).build())
					.build())
				.build(), RevokeSecurityGroupIngressResponse.class);
		}

		/**
		 * The node beside the target goes on reaching it, as no ACL lies within a subnet.
		 */
		private static void deny(TestLab lab) {
			String acl = lab.cloud
				.send(DescribeNetworkAclsRequest.builder()
					.filters(Filter.builder().name("vpc-id").values(lab.provider.vpc).build())
					.build(), DescribeNetworkAclsResponse.class)
				.networkAcls()
				.get(0)
				.networkAclId();
			lab.cloud.send(CreateNetworkAclEntryRequest.builder()
				.networkAclId(acl)
				.ruleNumber(1)
				.protocol("-1")
				.egress(false)
				.ruleAction(RuleAction.DENY)
				.cidrBlock("0.0.0.0/0")
				.build(), CreateNetworkAclEntryResponse.class);
		}

	}

}
