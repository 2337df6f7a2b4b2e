package io.github.privatelinkhandson.simulator.clients;

import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;

import software.amazon.awssdk.services.ec2.model.RunInstancesRequest;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.ssm.SsmClient;

/**
 * What instances, roles and commands cannot be.
 */
final class ServerRefusals {

	private ServerRefusals() {
	}

	static Stream<Refusal> of(FinishedLab lab) {
		return Stream.of(instances(lab), roles(lab), commands(lab)).flatMap((some) -> some);
	}

	private static Stream<Refusal> instances(FinishedLab lab) {
		return Stream.of(
				Refusal.of("InvalidAMIID.NotFound", "an unknown image",
						() -> run(lab, (r) -> r.imageId("ami-0123456789abcdef0"))),
				Refusal.of("InvalidAMIID.Malformed", "a malformed image", () -> run(lab, (r) -> r.imageId("linux"))),
				Refusal.of("InvalidParameterValue", "an image of an unknown parameter",
						() -> run(lab, (r) -> r.imageId("resolve:ssm:/aws/service/nothing"))),
				Refusal.of("InvalidParameterValue", "an unknown type",
						() -> run(lab, (r) -> r.instanceType("t3.minuscule"))),
				Refusal.of("InvalidParameterValue", "a type of another architecture",
						() -> run(lab, (r) -> r.instanceType("t4g.micro"))),
				Refusal.of("InvalidParameterValue", "an unknown instance profile",
						() -> run(lab, (r) -> r.iamInstanceProfile((profile) -> profile.name("nobody")))),
				Refusal.of("InvalidParameter", "another VPC's group",
						() -> run(lab, (r) -> r.securityGroupIds(lab.id("EC2-B-sg")))),
				Refusal.of("InvalidGroup.NotFound", "an unknown group",
						() -> run(lab, (r) -> r.securityGroupIds("sg-0123456789abcdef0"))),
				Refusal.of("InvalidKeyPair.NotFound", "an unknown key pair",
						() -> run(lab, (r) -> r.keyName("nobody"))),
				Refusal.of("InvalidParameterValue", "another zone than the subnet's",
						() -> run(lab, (r) -> r.placement((place) -> place.availabilityZone("ap-northeast-1c")))),
				Refusal.of("InvalidParameterValue", "an address outside the subnet",
						() -> run(lab, (r) -> r.privateIpAddress("10.0.0.10"))),
				Refusal.of("MissingParameter", "no image", () -> run(lab, (r) -> r.imageId(null))),
				Refusal.of("MissingParameter", "no number", () -> run(lab, (r) -> r.maxCount(null))),
				Refusal.of("InvalidParameterValue", "a number below none", () -> run(lab, (r) -> r.minCount(0))),
				Refusal.of("InvalidParameterCombination", "a subnet here and there", () -> run(lab,
						(r) -> r.networkInterfaces((one) -> one.deviceIndex(0).subnetId(lab.id("private a A"))))),
				Refusal.of("InvalidUserData.Malformed", "user data that is not encoded",
						() -> run(lab, (r) -> r.userData("#!/bin/bash"))));
	}

	private static void run(FinishedLab lab, Consumer<RunInstancesRequest.Builder> change) {
		lab.ec2()
			.runInstances(RunInstancesRequest.builder()
				.imageId(FinishedLab.IMAGE)
				.instanceType("t3.micro")
				.minCount(1)
				.maxCount(1)
				.subnetId(lab.id("private a A"))
				.applyMutation(change)
				.build());
	}

	private static Stream<Refusal> roles(FinishedLab lab) {
		IamClient iam = lab.clients().iam();
		return Stream.of(
				new Refusal("the same role", 409, "EntityAlreadyExists",
						() -> iam
							.createRole((r) -> r.roleName("SSM-role").assumeRolePolicyDocument(FinishedLab.TRUST))),
				new Refusal("the same instance profile", 409, "EntityAlreadyExists",
						() -> iam.createInstanceProfile((r) -> r.instanceProfileName("SSM-role"))),
				new Refusal("an unknown role", 404, "NoSuchEntity", () -> iam.getRole((r) -> r.roleName("nobody"))),
				new Refusal("an unknown policy", 404, "NoSuchEntity",
						() -> iam.attachRolePolicy(
								(r) -> r.roleName("SSM-role").policyArn("arn:aws:iam::aws:policy/Nothing"))),
				new Refusal("a second role in a profile", 409, "LimitExceeded",
						() -> iam
							.addRoleToInstanceProfile((r) -> r.instanceProfileName("SSM-role").roleName("SSM-role"))),
				Refusal.of("MalformedPolicyDocument", "a policy that is no JSON",
						() -> iam.createRole((r) -> r.roleName("web").assumeRolePolicyDocument("anybody"))),
				Refusal.of("ValidationError", "a name that is too long",
						() -> iam
							.createRole((r) -> r.roleName("a".repeat(65)).assumeRolePolicyDocument(FinishedLab.TRUST))),
				Refusal.of("ValidationError", "a name of other letters",
						() -> iam.createInstanceProfile((r) -> r.instanceProfileName("SSM role"))));
	}

	private static Stream<Refusal> commands(FinishedLab lab) {
		SsmClient ssm = lab.clients().ssm();
		Map<String, List<String>> hello = Map.of("commands", List.of("echo Hello!"));
		return Stream.of(
				Refusal.of("ParameterNotFound", "an unknown parameter",
						() -> ssm.getParameter((r) -> r.name("/nothing"))),
				Refusal.of("InvalidInstanceId", "an unknown instance",
						() -> ssm.sendCommand((r) -> r.documentName("AWS-RunShellScript")
							.instanceIds("i-0123456789abcdef0")
							.parameters(hello))),
				Refusal.of("InvalidDocument", "an unknown document",
						() -> ssm.sendCommand(
								(r) -> r.documentName("AWS-Nothing").instanceIds(lab.id("EC2-A")).parameters(hello))),
				Refusal.of("InvalidParameters", "no commands",
						() -> ssm
							.sendCommand((r) -> r.documentName("AWS-RunShellScript").instanceIds(lab.id("EC2-A")))),
				Refusal.of("InvocationDoesNotExist", "an unknown command", () -> ssm.getCommandInvocation(
						(r) -> r.commandId("01234567-89ab-cdef-0123-456789abcdef").instanceId(lab.id("EC2-A")))));
	}

}
