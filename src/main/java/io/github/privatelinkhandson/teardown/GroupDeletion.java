package io.github.privatelinkhandson.teardown;

import java.util.List;
import java.util.stream.Stream;

import io.github.privatelinkhandson.aws.AwsClients;
import io.github.privatelinkhandson.observation.model.NetworkInterface;
import io.github.privatelinkhandson.observation.model.ObservedResource;
import io.github.privatelinkhandson.observation.model.SecurityGroup;

/**
 * The deletion of security groups: after the network interfaces that use them. Rules of
 * the lab's own groups that reference them are revoked first, so that groups that
 * reference each other can be deleted too; rules of others' groups are not the lab's to
 * revoke.
 */
final class GroupDeletion {

	private GroupDeletion() {
	}

	static Stream<? extends ObservedResource> blockers(OwnedResources owned, SecurityGroup group) {
		if (isDefault(group)) {
			return NetworkDeletions.vpc(owned, group.vpcId());
		}
		return Stream.concat(
				owned.snapshot().all(NetworkInterface.class).filter((one) -> one.groups().contains(group.id())),
				referencing(owned, group).filter((other) -> !isOfLab(owned, other)));
	}

	static void delete(AwsClients aws, OwnedResources owned, SecurityGroup group) {
		referencing(owned, group).filter((other) -> isOfLab(owned, other))
			.forEach((other) -> revoke(aws, other, rules(other, group)));
		aws.ec2().deleteSecurityGroup((request) -> request.groupId(group.id()));
	}

	/**
	 * Returns whether a group is its VPC's default group, which is deleted with it.
	 */
	static boolean isDefault(SecurityGroup group) {
		return group.name().equals("default");
	}

	private static Stream<SecurityGroup> referencing(OwnedResources owned, SecurityGroup group) {
		return owned.snapshot()
			.all(SecurityGroup.class)
			.filter((other) -> !other.id().equals(group.id()) && !rules(other, group).isEmpty());
	}

	private static List<SecurityGroup.Rule> rules(SecurityGroup group, SecurityGroup referenced) {
		return group.rules().stream().filter((rule) -> referenced.id().equals(rule.referencedGroupId())).toList();
	}

	private static boolean isOfLab(OwnedResources owned, SecurityGroup group) {
		return owned.owns(group)
				|| (isDefault(group) && NetworkDeletions.vpc(owned, group.vpcId()).anyMatch(owned::owns));
	}

	private static void revoke(AwsClients aws, SecurityGroup group, List<SecurityGroup.Rule> rules) {
		List<String> egress = rules.stream().filter(SecurityGroup.Rule::egress).map(SecurityGroup.Rule::id).toList();
		List<String> ingress = rules.stream().filter((rule) -> !rule.egress()).map(SecurityGroup.Rule::id).toList();
		if (!egress.isEmpty()) {
			Deletion.unlessGone(() -> aws.ec2()
				.revokeSecurityGroupEgress((request) -> request.groupId(group.id()).securityGroupRuleIds(egress)));
		}
		if (!ingress.isEmpty()) {
			Deletion.unlessGone(() -> aws.ec2()
				.revokeSecurityGroupIngress((request) -> request.groupId(group.id()).securityGroupRuleIds(ingress)));
		}
	}

}
