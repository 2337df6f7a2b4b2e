package io.github.privatelinkhandson.simulator.securitygroup;

import java.util.List;

import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.ec2.model.IpPermission;

import io.github.privatelinkhandson.simulator.operation.Call;

/**
 * The permissions that a request gives: a list, or a single one by its parts.
 */
record RequestedPermissions(List<IpPermission> listed, @Nullable String protocol, @Nullable Integer fromPort,
		@Nullable Integer toPort, @Nullable String cidr, @Nullable String groupName, @Nullable String ownerId) {

	List<IpPermission> all(Call call) {
		if (!this.listed.isEmpty()) {
			return this.listed;
		}
		if (this.protocol == null) {
			call.require(null, "ipPermissions");
		}
		IpPermission.Builder single = IpPermission.builder()
			.ipProtocol(this.protocol)
			.fromPort(this.fromPort)
			.toPort(this.toPort);
		if (this.cidr != null) {
			single.ipRanges((range) -> range.cidrIp(this.cidr));
		}
		if (this.groupName != null) {
			single.userIdGroupPairs((pair) -> pair.groupName(this.groupName).userId(this.ownerId));
		}
		return List.of(single.build());
	}

}
