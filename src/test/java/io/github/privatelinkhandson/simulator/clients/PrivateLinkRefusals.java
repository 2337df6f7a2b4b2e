package io.github.privatelinkhandson.simulator.clients;

import java.util.function.Consumer;
import java.util.stream.Stream;

import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.CreateNetworkInsightsPathRequest;
import software.amazon.awssdk.services.ec2.model.CreateVpcEndpointRequest;

/**
 * What endpoint services, endpoints, their connections, and paths cannot be.
 */
final class PrivateLinkRefusals {

	private PrivateLinkRefusals() {
	}

	static Stream<Refusal> of(FinishedLab lab) {
		return Stream.of(services(lab), endpoints(lab), connections(lab), paths(lab)).flatMap((some) -> some);
	}

	private static Stream<Refusal> services(FinishedLab lab) {
		return Stream.of(
				Refusal.of("InvalidParameter", "a load balancer that is used", () -> serve(lab, lab.id("nlb"))),
				Refusal.of("InvalidNetworkLoadBalancerArn.NotFound", "an unknown load balancer",
						() -> serve(lab, lab.id("nlb").replaceFirst("[^/]*$", "0123456789abcdef"))),
				Refusal.of("InvalidNetworkLoadBalancerArn.Malformed", "a malformed load balancer",
						() -> serve(lab, "NLB-B")),
				Refusal.of("InvalidParameter", "no load balancer",
						() -> lab.ec2().createVpcEndpointServiceConfiguration((r) -> r.acceptanceRequired(true))),
				Refusal.of("InvalidPrincipal", "a principal that is none",
						() -> lab.ec2()
							.modifyVpcEndpointServicePermissions(
									(r) -> r.serviceId(lab.id("service")).addAllowedPrincipals("anybody"))),
				Refusal.of("InvalidServiceName", "an unknown service name",
						() -> lab.ec2().describeVpcEndpointServices((r) -> r.serviceNames(foreign(lab)))));
	}

	private static void serve(FinishedLab lab, String arn) {
		lab.ec2().createVpcEndpointServiceConfiguration((r) -> r.networkLoadBalancerArns(arn).acceptanceRequired(true));
	}

	private static String foreign(FinishedLab lab) {
		return "com.amazonaws.vpce." + Clients.REGION + ".vpce-svc-0123456789abcdef0";
	}

	private static Stream<Refusal> endpoints(FinishedLab lab) {
		return Stream.of(
				Refusal.of("InvalidServiceName", "an unknown service",
						() -> connect(lab, (r) -> r.serviceName(foreign(lab)))),
				Refusal.of("InvalidServiceName", "a service of another region",
						() -> connect(lab, (r) -> r.serviceName("com.amazonaws.us-east-1.ssm"))),
				Refusal.of("InvalidParameter", "a zone that the service lacks",
						() -> connect(lab, (r) -> r.subnetIds(lab.id("private d A")))),
				Refusal.of("DuplicateSubnetsInSameZone", "two subnets in a zone",
						() -> connect(lab, (r) -> r.subnetIds(lab.id("private a A"), lab.id("public A")))),
				Refusal.of("InvalidParameter", "another VPC's subnet",
						() -> connect(lab, (r) -> r.subnetIds(lab.id("private a B")))),
				Refusal.of("InvalidParameter", "another VPC's group",
						() -> connect(lab, (r) -> r.securityGroupIds(lab.id("EC2-B-sg")))),
				Refusal.of("InvalidSubnetID.NotFound", "an unknown subnet",
						() -> connect(lab, (r) -> r.subnetIds("subnet-0123456789abcdef0"))),
				Refusal.of("InvalidParameter", "a private DNS name that there is not",
						() -> connect(lab, (r) -> r.privateDnsEnabled(true))),
				Refusal.of("MissingParameter", "no service", () -> connect(lab, (r) -> r.serviceName(null))),
				Refusal.of("MissingParameter", "no VPC", () -> connect(lab, (r) -> r.vpcId(null))));
	}

	private static void connect(FinishedLab lab, Consumer<CreateVpcEndpointRequest.Builder> change) {
		lab.ec2()
			.createVpcEndpoint(CreateVpcEndpointRequest.builder()
				.vpcEndpointType("Interface")
				.vpcId(lab.id("vpc A"))
				.serviceName(lab.id("service name"))
				.subnetIds(lab.id("private a A"))
				.securityGroupIds(lab.id("privatelink-A-vpce-sg"))
				.applyMutation(change)
				.build());
	}

	private static Stream<Refusal> connections(FinishedLab lab) {
		Ec2Client ec2 = lab.ec2();
		return Stream.of(
				Refusal.ofItems("InvalidState", "accepting what is available",
						() -> ec2
							.acceptVpcEndpointConnections(
									(r) -> r.serviceId(lab.id("service")).vpcEndpointIds(lab.id("endpoint")))
							.unsuccessful()),
				Refusal
					.ofItems("InvalidState", "accepting what was rejected",
							() -> ec2.acceptVpcEndpointConnections(
									(r) -> r.serviceId(lab.id("service")).vpcEndpointIds(lab.id("rejected endpoint")))
								.unsuccessful()),
				Refusal
					.ofItems("InvalidState", "rejecting what was rejected",
							() -> ec2.rejectVpcEndpointConnections(
									(r) -> r.serviceId(lab.id("service")).vpcEndpointIds(lab.id("rejected endpoint")))
								.unsuccessful()),
				Refusal.of("MissingParameter", "accepting nothing",
						() -> ec2.acceptVpcEndpointConnections((r) -> r.serviceId(lab.id("service")))));
	}

	private static Stream<Refusal> paths(FinishedLab lab) {
		return Stream.of(
				Refusal.of("NetworkInsightsSource.NotFound", "an unknown source",
						() -> path(lab, (r) -> r.source("i-0123456789abcdef0"))),
				Refusal.of("NetworkInsightsDestination.NotFound", "an unknown destination",
						() -> path(lab, (r) -> r.destination("i-0123456789abcdef0"))),
				Refusal.of("InvalidParameterValue", "an unknown protocol", () -> path(lab, (r) -> r.protocol("icmp"))),
				Refusal.of("InvalidParameterValue", "a port out of range",
						() -> path(lab, (r) -> r.destinationPort(65536))),
				Refusal.of("MissingParameter", "no source", () -> path(lab, (r) -> r.source(null))),
				Refusal.of("MissingParameter", "no destination", () -> path(lab, (r) -> r.destination(null))),
				Refusal
					.of("InvalidParameterCombination", "a filter and a port",
							() -> path(lab, (r) -> r.destinationPort(80)
								.filterAtSource((f) -> f.destinationPortRange((p) -> p.fromPort(80).toPort(80))))),
				Refusal.of("MissingParameter", "analyses of nothing",
						() -> lab.ec2().describeNetworkInsightsAnalyses((r) -> {
						})));
	}

	private static void path(FinishedLab lab, Consumer<CreateNetworkInsightsPathRequest.Builder> change) {
		lab.ec2()
			.createNetworkInsightsPath(CreateNetworkInsightsPathRequest.builder()
				.source(lab.id("EC2-A"))
				.destination(lab.id("EC2-B"))
				.protocol("tcp")
				.applyMutation(change)
				.build());
	}

}
