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
public final class NetworkAclService {

	/** The number of the rule that denies what no other rule spoke of. */
	static final int LAST = 32767;

	private NetworkAclService() {
	}

	/**
	 * The network ACLs that exist now; every subnet is associated with one.
	 */
	public static List<NetworkAcl> current(Call call) {
		return call.resources().all(ResourceTypes.NETWORK_ACL).stream().map(Resource::model).toList();
	}

	/**
	 * A network ACL that is not kept yet.
	 */
	static NetworkAcl made(Call call, Vpc vpc) {
		return NetworkAcl.builder()
			.networkAclId(call.newId(ResourceTypes.NETWORK_ACL))
			.vpcId(vpc.vpcId())
			.ownerId(call.account())
			.isDefault(false)
			.associations(List.of())
			.tags(List.of())
			.build();
	}

	static void associateDefault(Call call, Subnet subnet) {
		call.resources()
			.mentioning(ResourceTypes.NETWORK_ACL, subnet.vpcId())
			.stream()
			.filter((acl) -> acl.model().isDefault() && subnet.vpcId().equals(acl.model().vpcId()))
			.findFirst()
			.ifPresent((acl) -> associate(call, acl, subnet.subnetId()));
	}

	/**
	 * Associates a subnet that is associated with no other network ACL.
	 */
	static NetworkAclAssociation associate(Call call, Resource<NetworkAcl> acl, String subnetId) {
		NetworkAclAssociation association = NetworkAclAssociation.builder()
			.networkAclAssociationId(call.newId("aclassoc-"))
			.networkAclId(acl.id())
			.subnetId(subnetId)
			.build();
		List<NetworkAclAssociation> associations = new ArrayList<>(acl.model().associations());
		associations.add(association);
		call.resources().put(acl.with(acl.model().toBuilder().associations(associations).build()));
		return association;
	}

	/**
	 * Takes a subnet out of the network ACL that it is associated with.
	 */
	static void forget(Call call, String subnetId) {
		call.resources()
			.mentioning(ResourceTypes.NETWORK_ACL, subnetId)
			.stream()
			.filter((acl) -> acl.model().associations().stream().anyMatch((to) -> subnetId.equals(to.subnetId())))
			.forEach((acl) -> call.resources()
				.put(acl.with(acl.model()
					.toBuilder()
					.associations(acl.model()
						.associations()
						.stream()
						.filter((to) -> !subnetId.equals(to.subnetId()))
						.toList())
					.build())));
	}

}
