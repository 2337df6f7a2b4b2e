package io.github.privatelinkhandson.teardown;

import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import software.amazon.awssdk.services.iam.model.PolicyScopeType;

import io.github.privatelinkhandson.aws.AwsClients;
import io.github.privatelinkhandson.lab.Lab;
import io.github.privatelinkhandson.observation.model.EndpointConnection;
import io.github.privatelinkhandson.observation.model.ManagedInstance;
import io.github.privatelinkhandson.observation.model.ObservedResource;
import io.github.privatelinkhandson.testkit.TestConsole;

/**
 * All that an account has, whoever made it and whatever its tags: as the practice AWS
 * shows it, by type and id.
 */
final class Inventory {

	private static final Set<Class<?>> VIEWS = Set.of(EndpointConnection.class, ManagedInstance.class);

	private Inventory() {
	}

	static Set<String> of(TestConsole console, Lab lab) {
		AwsClients aws = console.aws(lab);
		Stream<String> volumes = aws.ec2()
			.describeVolumes()
			.volumes()
			.stream()
			.map((volume) -> "Volume " + volume.volumeId());
		Stream<String> observed = console.snapshot(lab)
			.all()
			.filter((one) -> !VIEWS.contains(one.getClass()))
			.map(Inventory::line);
		Stream<String> tagged = aws.ec2()
			.describeTags()
			.tags()
			.stream()
			.filter((tag) -> tag.key().equals(Lab.TAG) && lab.id().equals(tag.value()))
			.filter((tag) -> !isRemembered(console, lab, tag.resourceId()))
			.map((tag) -> "tag " + tag.resourceId());
		Stream<String> byHand = Stream
			.of(aws.ec2().describeKeyPairs().keyPairs().stream().map((pair) -> "KeyPair " + pair.keyPairId()),
					aws.ec2().describeLaunchTemplates((request) -> {
					}).launchTemplates().stream().map((template) -> "LaunchTemplate " + template.launchTemplateId()),
					aws.ec2().describeFlowLogs().flowLogs().stream().map((log) -> "FlowLog " + log.flowLogId()),
					aws.logs().describeLogGroups().logGroups().stream().map((group) -> "LogGroup " + group.arn()),
					aws.iam()
						.listPolicies((request) -> request.scope(PolicyScopeType.LOCAL))
						.policies()
						.stream()
						.map((policy) -> "Policy " + policy.arn()))
			.flatMap((lines) -> lines);
		Stream<String> identity = Stream.concat(
				aws.iam().listRoles().roles().stream().map((role) -> "Role " + role.roleName()),
				aws.iam()
					.listInstanceProfiles()
					.instanceProfiles()
					.stream()
					.map((profile) -> "InstanceProfile " + profile.instanceProfileName()));
		Stream<String> balancing = Stream.concat(
				aws.elb()
					.describeLoadBalancers()
					.loadBalancers()
					.stream()
					.map((one) -> "LoadBalancer " + one.loadBalancerArn()),
				aws.elb()
					.describeTargetGroups()
					.targetGroups()
					.stream()
					.map((one) -> "TargetGroup " + one.targetGroupArn()));
		return Stream.of(volumes, observed, tagged, byHand, identity, balancing)
			.flatMap((lines) -> lines)
			.collect(Collectors.toCollection(TreeSet::new));
	}

	/**
	 * Whether AWS still shows something that it has deleted: instances and NAT gateways
	 * for an hour.
	 */
	private static boolean isRemembered(TestConsole console, Lab lab, String id) {
		return (id.startsWith("i-") || id.startsWith("nat-"))
				&& console.snapshot(lab).all().noneMatch((one) -> one.id().equals(id));
	}

	private static String line(ObservedResource one) {
		return one.getClass().getSimpleName() + " " + one.id();
	}

}
