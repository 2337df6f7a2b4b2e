package io.github.privatelinkhandson.simulator.securitygroup;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.ec2.model.IpPermission;
import software.amazon.awssdk.services.ec2.model.SecurityGroup;
import software.amazon.awssdk.services.ec2.model.SecurityGroupRule;
import software.amazon.awssdk.services.ec2.model.Tag;

import io.github.privatelinkhandson.simulator.operation.AwsError;
import io.github.privatelinkhandson.simulator.operation.Call;
import io.github.privatelinkhandson.simulator.quotas.Quota;
import io.github.privatelinkhandson.simulator.store.Resource;
import io.github.privatelinkhandson.simulator.store.ResourceTypes;

/**
 * The rules of the security groups of an account and region, one for each peer.
 */
public record SecurityGroupRuleService(Call call) {

	public List<SecurityGroupRule> existing() {
		return this.call.models(ResourceTypes.SECURITY_GROUP_RULE).toList();
	}

	SecurityGroup group(@Nullable String id) {
		return this.call.get(ResourceTypes.SECURITY_GROUP, this.call.require(id, "groupId")).model();
	}

	/**
	 * The group of that id, or else of that name in the default VPC.
	 */
	SecurityGroup group(@Nullable String id, @Nullable String name) {
		if (id != null && name != null) {
			throw AwsError.of("InvalidParameterCombination",
					"The parameter groupName cannot be used with the parameter groupId");
		}
		return (name != null) ? new SecurityGroupService(this.call).named(name) : group(id);
	}

	public Stream<SecurityGroupRule> of(String groupId) {
		return this.call.mentioning(ResourceTypes.SECURITY_GROUP_RULE, groupId)
			.map(Resource::model)
			.filter((rule) -> groupId.equals(rule.groupId()));
	}

	List<SecurityGroupRule> of(String groupId, boolean egress) {
		return of(groupId).filter((rule) -> rule.isEgress() == egress).toList();
	}

	List<SecurityGroupRule> add(SecurityGroup group, boolean egress, List<SecurityGroupRule> rules, List<Tag> tags) {
		List<SecurityGroupRule> earlier = of(group.groupId(), egress);
		Set<RuleKey> keys = earlier.stream().map(RuleKey::of).collect(Collectors.toCollection(HashSet::new));
		AwsError.throwForAny(rules.stream().map(RuleKey::of).toList(), (key) -> !keys.add(key),
				(key) -> AwsError.of("InvalidPermission.Duplicate", "the specified rule \"%s\" already exists", key));
		Quota.SECURITY_GROUP_RULES.check(this.call, keys::size);
		return rules.stream().map((rule) -> keep(rule, tags)).toList();
	}

	private SecurityGroupRule keep(SecurityGroupRule rule, List<Tag> tags) {
		String id = this.call.newId(ResourceTypes.SECURITY_GROUP_RULE);
		SecurityGroupRule made = rule.toBuilder()
			.securityGroupRuleId(id)
			.securityGroupRuleArn(this.call.arn("ec2", "security-group-rule/" + id))
			.tags(tags)
			.build();
		this.call.put(this.call.created(ResourceTypes.SECURITY_GROUP_RULE, id, made));
		return made;
	}

	/**
	 * The rule of that id, which must be the group's.
	 */
	Resource<SecurityGroupRule> get(SecurityGroup group, @Nullable String id) {
		Resource<SecurityGroupRule> found = this.call.get(ResourceTypes.SECURITY_GROUP_RULE,
				this.call.require(id, "securityGroupRuleId"));
		if (!group.groupId().equals(found.model().groupId())) {
			throw Call.notFound(ResourceTypes.SECURITY_GROUP_RULE, found.id());
		}
		return found;
	}

	/**
	 * The group's rules that are those of the permissions, whatever their descriptions.
	 */
	List<SecurityGroupRule> matching(SecurityGroup group, boolean egress, List<IpPermission> permissions) {
		List<SecurityGroupRule> existing = of(group.groupId(), egress);
		return new RuleFactory(this.call, group, egress).rules(permissions)
			.stream()
			.map((wanted) -> existing.stream()
				.filter((rule) -> RuleKey.of(rule).equals(RuleKey.of(wanted)))
				.findFirst()
				.orElseThrow(() -> AwsError.of("InvalidPermission.NotFound",
						"The specified rule does not exist in this security group.")))
			.toList();
	}

}
