package io.github.privatelinkhandson.simulator.vpc;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

import software.amazon.awssdk.services.ec2.model.NetworkAcl;
import software.amazon.awssdk.services.ec2.model.NetworkAclAssociation;
import software.amazon.awssdk.services.ec2.model.NetworkAclEntry;
import software.amazon.awssdk.services.ec2.model.RuleAction;
import software.amazon.awssdk.services.ec2.model.Subnet;
import software.amazon.awssdk.services.ec2.model.Vpc;

import io.github.privatelinkhandson.simulator.operation.Call;
import io.github.privatelinkhandson.simulator.store.Resource;
import io.github.privatelinkhandson.simulator.store.ResourceTypes;

/**
 * The network ACLs of an account and region.
 */
public record NetworkAclService(Call call) {

	/** The number of the rule that denies what no other rule spoke of. */
	static final int LAST = 32767;

	private static final int LAST_IPV6 = 32768;

	private static final int FIRST = 100;

	private static final int FIRST_IPV6 = 101;

	public List<NetworkAcl> existing() {
		return this.call.models(ResourceTypes.NETWORK_ACL).toList();
	}

	/**
	 * A network ACL that is not kept yet.
	 */
	NetworkAcl made(Vpc vpc) {
		return NetworkAcl.builder()
			.networkAclId(this.call.newId(ResourceTypes.NETWORK_ACL))
			.vpcId(vpc.vpcId())
			.ownerId(this.call.account())
			.isDefault(false)
			.associations(List.of())
			.tags(List.of())
			.build();
	}

	/**
	 * The entries of a network ACL with those that a VPC with IPv6 adds: all else is
	 * denied, and where all of IPv4 is allowed by default, all of IPv6 is.
	 */
	NetworkAcl withIpv6(NetworkAcl acl) {
		List<NetworkAclEntry> entries = new ArrayList<>();
		for (boolean egress : new boolean[] { true, false }) {
			List<NetworkAclEntry> earlier = acl.entries().stream().filter((entry) -> entry.egress() == egress).toList();
			entries.addAll(earlier);
			boolean open = acl.isDefault()
					&& earlier.contains(VpcDefaultsService.entry(egress, FIRST, RuleAction.ALLOW));
			if (open && earlier.stream().noneMatch((entry) -> entry.ruleNumber() == FIRST_IPV6)) {
				entries.add(VpcDefaultsService.ipv6Entry(egress, FIRST_IPV6, RuleAction.ALLOW));
			}
			if (earlier.stream().noneMatch((entry) -> entry.ruleNumber() == LAST_IPV6)) {
				entries.add(VpcDefaultsService.ipv6Entry(egress, LAST_IPV6, RuleAction.DENY));
			}
		}
		return acl.toBuilder().entries(sorted(entries.stream())).build();
	}

	/**
	 * Entries in the order that EC2 shows them in.
	 */
	static List<NetworkAclEntry> sorted(Stream<NetworkAclEntry> entries) {
		return entries
			.sorted(Comparator.comparing(NetworkAclEntry::egress, Comparator.reverseOrder())
				.thenComparing(NetworkAclEntry::ruleNumber))
			.toList();
	}

	void associateDefault(Subnet subnet) {
		this.call.mentioning(ResourceTypes.NETWORK_ACL, subnet.vpcId())
			.filter((acl) -> acl.model().isDefault() && subnet.vpcId().equals(acl.model().vpcId()))
			.findFirst()
			.ifPresent((acl) -> associate(acl, subnet.subnetId()));
	}

	/**
	 * Associates a subnet that is associated with no other network ACL.
	 */
	NetworkAclAssociation associate(Resource<NetworkAcl> acl, String subnetId) {
		NetworkAclAssociation association = NetworkAclAssociation.builder()
			.networkAclAssociationId(this.call.newId("aclassoc-"))
			.networkAclId(acl.id())
			.subnetId(subnetId)
			.build();
		List<NetworkAclAssociation> associations = new ArrayList<>(acl.model().associations());
		associations.add(association);
		this.call.put(acl.with(acl.model().toBuilder().associations(associations).build()));
		return association;
	}

	/**
	 * Takes a subnet out of the network ACL that it is associated with.
	 */
	void forget(String subnetId) {
		this.call.mentioning(ResourceTypes.NETWORK_ACL, subnetId)
			.filter((acl) -> acl.model().associations().stream().anyMatch((to) -> subnetId.equals(to.subnetId())))
			.forEach((acl) -> this.call.put(acl.with(acl.model()
				.toBuilder()
				.associations(
						acl.model().associations().stream().filter((to) -> !subnetId.equals(to.subnetId())).toList())
				.build())));
	}

}
