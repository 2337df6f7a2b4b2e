package io.github.privatelinkhandson.simulator.vpc;

import java.util.ArrayList;
import java.util.List;

import software.amazon.awssdk.services.ec2.model.NetworkAcl;
import software.amazon.awssdk.services.ec2.model.NetworkAclAssociation;
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
