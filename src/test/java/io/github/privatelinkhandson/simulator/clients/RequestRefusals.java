package io.github.privatelinkhandson.simulator.clients;

import java.util.stream.Stream;

import org.junit.jupiter.api.function.Executable;
import software.amazon.awssdk.services.ec2.Ec2Client;

/**
 * Requests that are wrong whatever they are about: filters, pages, parameters, tags, and
 * those that shall change nothing.
 */
final class RequestRefusals {

	private RequestRefusals() {
	}

	static Stream<Refusal> of(FinishedLab lab) {
		return Stream.of(filters(lab), parameters(lab), actions(lab), tokens(lab), dryRuns(lab))
			.flatMap((some) -> some);
	}

	private static Stream<Refusal> filters(FinishedLab lab) {
		Ec2Client ec2 = lab.ec2();
		return Stream.of(
				Refusal.of("InvalidParameterValue", "an unknown filter of VPCs",
						() -> ec2.describeVpcs((r) -> r.filters((f) -> f.name("color").values("red")))),
				Refusal.of("InvalidParameterValue", "an unknown filter of subnets",
						() -> ec2.describeSubnets((r) -> r.filters((f) -> f.name("color").values("red")))),
				Refusal.of("InvalidParameterValue", "an unknown filter of instances",
						() -> ec2.describeInstances((r) -> r.filters((f) -> f.name("color").values("red")))),
				Refusal.of("InvalidParameterValue", "an unknown filter of an empty list",
						() -> ec2.describeVolumes((r) -> r.filters((f) -> f.name("volume-id").values("vol-1"),
								(f) -> f.name("color").values("red")))),
				Refusal.of("InvalidParameterValue", "a page of none", () -> ec2.describeVpcs((r) -> r.maxResults(0))),
				Refusal.of("InvalidParameterCombination", "a page of named instances",
						() -> ec2.describeInstances((r) -> r.instanceIds(lab.id("EC2-A")).maxResults(5))),
				Refusal.of("InvalidNextToken", "a token of nobody's",
						() -> ec2.describeVpcs((r) -> r.nextToken("tomorrow"))));
	}

	private static Stream<Refusal> parameters(FinishedLab lab) {
		Ec2Client ec2 = lab.ec2();
		return Stream.of(Refusal.of("MissingParameter", "no CIDR for a VPC", () -> ec2.createVpc((r) -> {
		})), Refusal.of("MissingParameter", "no VPC for a subnet",
				() -> ec2.createSubnet((r) -> r.cidrBlock("10.0.200.0/24"))),
				Refusal.of("MissingParameter", "no id to delete", () -> ec2.deleteVpc((r) -> {
				})),
				Refusal.of("MissingParameter", "no destination",
						() -> ec2
							.createRoute((r) -> r.routeTableId(lab.id("public table A")).gatewayId(lab.id("igw A")))),
				Refusal.of("InvalidParameterCombination", "two attributes at once",
						() -> ec2.modifyVpcAttribute((r) -> r.vpcId(lab.id("vpc A"))
							.enableDnsHostnames((v) -> v.value(true))
							.enableDnsSupport((v) -> v.value(true)))),
				Refusal.of("InvalidParameterValue", "tags of another type", () -> ec2
					.createVpc((r) -> r.cidrBlock("10.2.0.0/16")
						.tagSpecifications((t) -> t.resourceType("subnet").tags((tag) -> tag.key("a").value("b"))))),
				Refusal.of("InvalidParameterValue", "a tag of AWS's",
						() -> ec2.createTags(
								(r) -> r.resources(lab.id("vpc A")).tags((t) -> t.key("aws:owner").value("me")))),
				Refusal.of("InvalidParameterValue", "a tag's key that is too long",
						() -> ec2.createTags(
								(r) -> r.resources(lab.id("vpc A")).tags((t) -> t.key("k".repeat(129)).value("v")))),
				Refusal.of("InvalidParameterValue", "a tag's value that is too long",
						() -> ec2.createTags(
								(r) -> r.resources(lab.id("vpc A")).tags((t) -> t.key("k").value("v".repeat(257))))),
				Refusal.of("InvalidID", "a tag for nothing",
						() -> ec2.createTags((r) -> r.resources("nothing").tags((t) -> t.key("k").value("v")))));
	}

	private static Stream<Refusal> actions(FinishedLab lab) {
		return Stream.of(
				Refusal.of("InvalidAction", "an action of EC2 that is not played", () -> lab.ec2().describeHosts()),
				Refusal.of("InvalidAction", "an action of ELB that is not played",
						() -> lab.elb().describeTrustStores((r) -> {
						})),
				Refusal.of("InvalidAction", "an action of IAM that is not played",
						() -> lab.clients().iam().listUsers()),
				Refusal.of("UnknownOperationException", "an action of SSM that is not played",
						() -> lab.clients().ssm().listAssociations()),
				Refusal.of("UnknownParameter", "a parameter that the action has not", () -> lab.ec2()
					.describeVpcs((r) -> r.overrideConfiguration((o) -> o.putRawQueryParameter("Color", "red")))));
	}

	private static Stream<Refusal> tokens(FinishedLab lab) {
		Ec2Client ec2 = lab.ec2();
		String mismatch = "IdempotentParameterMismatch";
		return Stream.of(
				Refusal.of(mismatch, "the token of another NAT gateway", () -> ec2.createNatGateway(
						(r) -> r.subnetId(lab.id("public B")).allocationId(lab.id("eip A")).clientToken("nat A"))),
				Refusal.of(mismatch, "the token of another instance",
						() -> ec2.runInstances((r) -> r.imageId(FinishedLab.IMAGE)
							.instanceType("t3.nano")
							.minCount(1)
							.maxCount(1)
							.subnetId(lab.id("private a A"))
							.clientToken("EC2-A-sg"))),
				Refusal.of(mismatch, "the token of another endpoint service",
						() -> ec2.createVpcEndpointServiceConfiguration(
								(r) -> r.networkLoadBalancerArns(lab.id("nlb without group")).clientToken("service"))),
				Refusal.of(mismatch, "the token of another endpoint",
						() -> ec2.createVpcEndpoint((r) -> r.vpcEndpointType("Interface")
							.vpcId(lab.id("vpc A"))
							.serviceName(lab.id("service name"))
							.clientToken("private a A"))),
				Refusal.of(mismatch, "the token of another path",
						() -> ec2.createNetworkInsightsPath((r) -> r.source(lab.id("EC2-B"))
							.destination(lab.id("EC2-A"))
							.protocol("tcp")
							.clientToken("path"))),
				Refusal.of("InvalidParameterValue", "a token that is too long",
						() -> ec2.createNetworkInsightsPath((r) -> r.source(lab.id("EC2-B"))
							.destination(lab.id("EC2-A"))
							.protocol("tcp")
							.clientToken("t".repeat(65)))));
	}

	private static Stream<Refusal> dryRuns(FinishedLab lab) {
		Ec2Client ec2 = lab.ec2();
		return Stream.of(dryRun("creating", () -> ec2.createVpc((r) -> r.cidrBlock("10.2.0.0/16").dryRun(true))),
				dryRun("terminating", () -> ec2.terminateInstances((r) -> r.instanceIds(lab.id("EC2-A")).dryRun(true))),
				dryRun("accepting",
						() -> ec2.deleteVpcEndpoints((r) -> r.vpcEndpointIds(lab.id("endpoint")).dryRun(true))),
				dryRun("describing", () -> ec2.describeVpcs((r) -> r.dryRun(true))),
				Refusal.of("InvalidVpcID.NotFound", "a dry run that would fail",
						() -> ec2.deleteVpc((r) -> r.vpcId("vpc-0123456789abcdef0").dryRun(true))));
	}

	private static Refusal dryRun(String what, Executable call) {
		return new Refusal("a dry run of " + what, 412, "DryRunOperation", call);
	}

}
