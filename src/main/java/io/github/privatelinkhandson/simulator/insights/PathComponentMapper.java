package io.github.privatelinkhandson.simulator.insights;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import software.amazon.awssdk.services.ec2.model.AnalysisAclRule;
import software.amazon.awssdk.services.ec2.model.AnalysisRouteTableRoute;
import software.amazon.awssdk.services.ec2.model.AnalysisSecurityGroupRule;
import software.amazon.awssdk.services.ec2.model.PathComponent;

import io.github.privatelinkhandson.observation.model.NetworkAcl;
import io.github.privatelinkhandson.observation.model.NetworkInterface;
import io.github.privatelinkhandson.observation.model.RouteTable;
import io.github.privatelinkhandson.observation.model.SecurityGroup;
import io.github.privatelinkhandson.reachability.TraceStep;

/**
 * Writes the steps of a path as Reachability Analyzer's path components (aws-facts,
 * section 1.3).
 */
record PathComponentMapper(ComponentMapper components) {

	List<PathComponent> of(List<TraceStep.Component> steps) {
		List<PathComponent> result = new ArrayList<>();
		for (TraceStep.Component step : steps) {
			result.add(of(step, result.size() + 1));
		}
		return result;
	}

	private PathComponent of(TraceStep.Component step, int sequenceNumber) {
		PathComponent.Builder builder = PathComponent.builder()
			.sequenceNumber(sequenceNumber)
			.component(this.components.of(step.resource().id()))
			.additionalDetails(List.of())
			.explanations(List.of());
		if (step instanceof TraceStep.AtInterface at) {
			addInterface(builder, at);
		}
		else if (step instanceof TraceStep.BySecurityGroup by) {
			builder.securityGroupRule((by.rule() != null) ? rule(by.rule()) : null);
		}
		else if (step instanceof TraceStep.ByNetworkAcl by) {
			builder.aclRule(entry(by.entry()));
		}
		else if (step instanceof TraceStep.ByRoute by) {
			builder.routeTableRoute(route(by.route()));
		}
		else {
			addPlace(builder, step);
		}
		return builder.build();
	}

	private void addPlace(PathComponent.Builder builder, TraceStep.Component step) {
		if (step instanceof TraceStep.AtInstance at) {
			builder.outboundHeader(at.leaving() ? this.components.header(at.header()) : null);
			builder.inboundHeader(at.leaving() ? null : this.components.header(at.header()));
		}
		else if (step instanceof TraceStep.AtLoadBalancer at) {
			builder.elasticLoadBalancerListener(this.components.of(at.listener().arn()));
			builder.inboundHeader(this.components.header(at.inbound()));
			builder.outboundHeader(this.components.header(at.outbound()));
			builder.vpc(this.components.of(at.resource().vpcId()));
		}
		else if (step instanceof TraceStep.AtEndpoint at) {
			builder.vpc(this.components.of(at.resource().vpcId()));
			builder.serviceName(at.resource().serviceName());
		}
		else if (step instanceof TraceStep.AtService at) {
			builder.serviceName(at.resource().serviceName());
		}
		else if (step instanceof TraceStep.AtGateway at) {
			builder.inboundHeader(this.components.header(at.inbound()));
			builder.outboundHeader(this.components.header(at.outbound()));
			builder.vpc(this.components.of(at.vpcId()));
		}
	}

	private void addInterface(PathComponent.Builder builder, TraceStep.AtInterface at) {
		NetworkInterface networkInterface = at.resource();
		builder.attachedTo((at.attachedTo() != null) ? this.components.of(at.attachedTo().id()) : null)
			.subnet(this.components.of(networkInterface.subnetId()))
			.vpc(this.components.of(networkInterface.vpcId()));
		if (at.zoneCrossed()) {
			builder.additionalDetails((detail) -> detail.additionalDetailType("AVAILABILITY_ZONE_CROSSED"));
		}
	}

	private static AnalysisSecurityGroupRule rule(SecurityGroup.Rule rule) {
		return AnalysisSecurityGroupRule.builder()
			.direction(rule.egress() ? "egress" : "ingress")
			.protocol(protocol(rule.protocol()))
			.portRange(ComponentMapper.range(rule.fromPort(), rule.toPort()))
			.cidr(rule.cidr())
			.securityGroupId(rule.referencedGroupId())
			.build();
	}

	private static AnalysisAclRule entry(NetworkAcl.Entry entry) {
		return AnalysisAclRule.builder()
			.ruleNumber(entry.number())
			.ruleAction(entry.action())
			.egress(entry.egress())
			.protocol(protocol(entry.protocol()))
			.cidr(entry.cidr())
			.portRange(ComponentMapper.range(entry.fromPort(), entry.toPort()))
			.build();
	}

	private static AnalysisRouteTableRoute route(RouteTable.Route route) {
		boolean nat = route.target().startsWith("nat-");
		return AnalysisRouteTableRoute.builder()
			.destinationCidr(route.destinationCidr())
			.gatewayId(nat ? null : route.target())
			.natGatewayId(nat ? route.target() : null)
			.origin(route.origin().toLowerCase(Locale.ROOT))
			.state(route.state())
			.build();
	}

	private static String protocol(String protocol) {
		return switch (protocol) {
			case "-1" -> "all";
			case "6" -> "tcp";
			case "17" -> "udp";
			default -> protocol;
		};
	}

}
