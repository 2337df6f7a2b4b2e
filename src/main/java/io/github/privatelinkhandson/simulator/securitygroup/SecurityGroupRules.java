package io.github.privatelinkhandson.simulator.securitygroup;

import java.util.List;

import software.amazon.awssdk.services.ec2.model.SecurityGroupRule;

import io.github.privatelinkhandson.simulator.store.Kinds;
import io.github.privatelinkhandson.simulator.store.Resource;
import io.github.privatelinkhandson.simulator.wire.Call;

/**
 * The rules of the security groups of an account and region.
 */
public final class SecurityGroupRules {

	private SecurityGroupRules() {
	}

	/**
	 * The rules that exist now.
	 */
	public static List<SecurityGroupRule> current(Call call) {
		return call.resources().all(Kinds.SECURITY_GROUP_RULE).stream().map(Resource::model).toList();
	}

}
