package io.github.privatelinkhandson.simulator.vpc;

import java.util.List;

import software.amazon.awssdk.services.ec2.model.NetworkAcl;
import software.amazon.awssdk.services.ec2.model.Vpc;

import io.github.privatelinkhandson.simulator.store.Kinds;
import io.github.privatelinkhandson.simulator.store.Resource;
import io.github.privatelinkhandson.simulator.wire.Call;

/**
 * The network ACLs of an account and region.
 */
public final class NetworkAcls {

	/** The number of the rule that denies what no other rule spoke of. */
	static final int LAST = 32767;

	private NetworkAcls() {
	}

	/**
	 * The network ACLs that exist now; every subnet is associated with one.
	 */
	public static List<NetworkAcl> current(Call call) {
		return call.resources().all(Kinds.NETWORK_ACL).stream().map(Resource::model).toList();
	}

	static NetworkAcl made(Call call, Vpc vpc) {
		return NetworkAcl.builder()
			.networkAclId(call.newId(Kinds.NETWORK_ACL))
			.vpcId(vpc.vpcId())
			.ownerId(call.account())
			.isDefault(false)
			.associations(List.of())
			.tags(List.of())
			.build();
	}

}
