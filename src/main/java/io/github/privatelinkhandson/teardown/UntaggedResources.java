package io.github.privatelinkhandson.teardown;

import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.ec2.model.Filter;
import software.amazon.awssdk.services.ec2.model.Tag;
import software.amazon.awssdk.services.iam.model.PolicyScopeType;

import io.github.privatelinkhandson.aws.AwsClients;
import io.github.privatelinkhandson.aws.AwsFailure;
import io.github.privatelinkhandson.lab.Lab;
import io.github.privatelinkhandson.observation.model.LoadBalancer;
import io.github.privatelinkhandson.observation.model.LoadBalancingMapper;
import io.github.privatelinkhandson.observation.model.ObservedResource;
import io.github.privatelinkhandson.observation.model.Snapshot;
import io.github.privatelinkhandson.observation.model.TargetGroup;
import io.github.privatelinkhandson.provisioning.LedgerEntry;
import io.github.privatelinkhandson.stage.Step;
import io.github.privatelinkhandson.stage.loadbalancer.LoadBalancerBlueprint;

/**
 * The resources that a lab may own without their being in a snapshot: load balancers and
 * target groups that the ledger knows and whose tag was removed by hand, volumes that
 * stay when their instance is terminated, and in an account that is the lab's alone what
 * was made by hand. Each is queried only where it may exist.
 */
record UntaggedResources(Lab lab, AwsClients aws) {

	/**
	 * The snapshot with those that are in the ledger and were never deleted.
	 */
	Snapshot withUntagged(Snapshot snapshot, Map<String, LedgerEntry> ledger, List<ReceiptItem> known) {
		List<ObservedResource> found = Stream.concat(
				ids(ledger, known, LoadBalancerBlueprint.NLB, snapshot, LoadBalancer.class).flatMap(this::loadBalancer),
				ids(ledger, known, LoadBalancerBlueprint.TARGET_GROUP, snapshot, TargetGroup.class)
					.flatMap(this::targetGroup))
			.toList();
		return found.isEmpty() ? snapshot : with(snapshot, found);
	}

	/**
	 * The snapshot with the peering connections, virtual private gateways and flow logs
	 * of a whole account.
	 */
	Snapshot withPeeringsAndFlowLogs(Snapshot snapshot) {
		AccountNetwork network = new AccountNetwork(this.aws.ec2());
		return with(with(with(snapshot, network.peerings()), network.virtualGateways()), network.flowLogs());
	}

	/**
	 * The snapshot with the volumes and flow logs that carry the lab's tag; in an account
	 * that is the lab's alone with all volumes, and with what no stage makes.
	 */
	Snapshot withLeftovers(Snapshot snapshot, boolean wholeAccount) {
		Snapshot volumes = withVolumes(snapshot, wholeAccount);
		AccountNetwork network = new AccountNetwork(this.aws.ec2());
		return with(volumes, wholeAccount
				? Stream.of(keyPairs(), launchTemplates(), logGroups(), policies(), network.resources().stream())
					.flatMap((some) -> some)
					.toList()
				: network.flowLogs(Filter.builder().name("tag:" + Lab.TAG).values(this.lab.id()).build()));
	}

	private Stream<ObservedResource> logGroups() {
		return this.aws.logs()
			.describeLogGroupsPaginator()
			.logGroups()
			.stream()
			.map((group) -> new LogGroup(group.logGroupName(), Map.of()));
	}

	private Stream<ObservedResource> keyPairs() {
		return this.aws.ec2()
			.describeKeyPairs()
			.keyPairs()
			.stream()
			.map((pair) -> new KeyPair(pair.keyPairId(), tags(pair.tags())));
	}

	private Stream<ObservedResource> launchTemplates() {
		return this.aws.ec2().describeLaunchTemplatesPaginator((request) -> {
		})
			.launchTemplates()
			.stream()
			.map((template) -> new LaunchTemplate(template.launchTemplateId(), tags(template.tags())));
	}

	private Stream<ObservedResource> policies() {
		return this.aws.iam()
			.listPoliciesPaginator((request) -> request.scope(PolicyScopeType.LOCAL))
			.policies()
			.stream()
			.map((policy) -> new CustomerPolicy(policy.arn(), Map.of()));
	}

	private Snapshot withVolumes(Snapshot snapshot, boolean wholeAccount) {
		Filter filter = wholeAccount ? Filter.builder().name("status").values("available").build()
				: Filter.builder().name("tag:" + Lab.TAG).values(this.lab.id()).build();
		return with(snapshot, volumes(this.aws, filter));
	}

	/**
	 * The volumes and flow logs that carry any lab's tag.
	 */
	static Stream<ObservedResource> tagged(AwsClients aws) {
		Filter filter = Filter.builder().name("tag-key").values(Lab.TAG).build();
		return Stream.concat(volumes(aws, filter).stream(), new AccountNetwork(aws.ec2()).flowLogs(filter).stream());
	}

	private static List<Volume> volumes(AwsClients aws, Filter filter) {
		return aws.ec2()
			.describeVolumesPaginator((request) -> request.filters(filter))
			.volumes()
			.stream()
			.filter((volume) -> !"deleting".equals(volume.stateAsString()))
			.map((volume) -> new Volume(volume.volumeId(), tags(volume.tags())))
			.toList();
	}

	private static Map<String, String> tags(List<Tag> tags) {
		return tags.stream().collect(Collectors.toMap(Tag::key, Tag::value));
	}

	private static Stream<String> ids(Map<String, LedgerEntry> ledger, List<ReceiptItem> known, Step step,
			Snapshot snapshot, Class<? extends ObservedResource> type) {
		return Stream.ofNullable(ledger.get(step.key()))
			.flatMap((entry) -> Stream.ofNullable(entry.id()))
			.filter((id) -> snapshot.find(type, id).isEmpty())
			.filter((id) -> known.stream()
				.noneMatch((item) -> item.id().equals(id) && (item.deletedAt() != null || item.absentAt() != null)));
	}

	private Stream<ObservedResource> loadBalancer(String arn) {
		return ifThere(() -> this.aws.elb()
			.describeLoadBalancers((request) -> request.loadBalancerArns(arn))
			.loadBalancers()
			.stream()
			.map((found) -> LoadBalancingMapper.loadBalancer(found, Map.of(),
					this.aws.elb().describeListeners((request) -> request.loadBalancerArn(arn)).listeners(),
					List.of())));
	}

	private Stream<ObservedResource> targetGroup(String arn) {
		return ifThere(() -> this.aws.elb()
			.describeTargetGroups((request) -> request.targetGroupArns(arn))
			.targetGroups()
			.stream()
			.map((found) -> LoadBalancingMapper.targetGroup(found, Map.of(), List.of(), List.of())));
	}

	private static Stream<ObservedResource> ifThere(Supplier<Stream<? extends ObservedResource>> read) {
		try {
			return read.get().map(ObservedResource.class::cast).toList().stream();
		}
		catch (SdkException ex) {
			if (AwsFailure.of(ex).kind() == AwsFailure.Kind.NOT_FOUND) {
				return Stream.empty();
			}
			throw ex;
		}
	}

	private static Snapshot with(Snapshot snapshot, List<? extends ObservedResource> more) {
		return new Snapshot(snapshot.account(), snapshot.region(), snapshot.takenAt(),
				Stream.concat(snapshot.all(), more.stream()).toList());
	}

}
