package io.github.privatelinkhandson.teardown;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import software.amazon.awssdk.services.ec2.model.Filter;
import software.amazon.awssdk.services.ec2.model.Tag;
import software.amazon.awssdk.services.iam.model.PolicyScopeType;

import io.github.privatelinkhandson.aws.AwsClients;
import io.github.privatelinkhandson.lab.Lab;
import io.github.privatelinkhandson.observation.model.ObservedResource;
import io.github.privatelinkhandson.observation.model.Snapshot;

/**
 * The resources that a lab may own and that no observation reads: volumes that stay when
 * their instance is terminated, and in an account that is the lab's alone what no stage
 * makes. They are looked for when nothing else is left.
 */
record UntaggedResources(Lab lab, AwsClients aws) {

	/**
	 * The snapshot with the volumes that carry the lab's tag; in an account that is the
	 * lab's alone with all of them, and with what no stage makes.
	 */
	Snapshot withLeftovers(Snapshot snapshot, boolean wholeAccount) {
		Snapshot volumes = withVolumes(snapshot, wholeAccount);
		return wholeAccount ? volumes.with(
				Stream
					.of(keyPairs(), launchTemplates(), logGroups(), policies(),
							new AccountNetwork(this.aws.ec2()).resources().stream())
					.flatMap((some) -> some)
					.toList())
				: volumes;
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
		return snapshot.with(volumes(this.aws, filter));
	}

	/**
	 * The volumes that carry any lab's tag.
	 */
	static Stream<ObservedResource> tagged(AwsClients aws) {
		Filter filter = Filter.builder().name("tag-key").values(Lab.TAG).build();
		return volumes(aws, filter).stream().map(ObservedResource.class::cast);
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

}
