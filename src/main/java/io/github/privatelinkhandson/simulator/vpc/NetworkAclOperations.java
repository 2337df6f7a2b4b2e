package io.github.privatelinkhandson.simulator.vpc;

import java.util.Map;
import java.util.stream.Stream;

import org.springframework.stereotype.Component;
import software.amazon.awssdk.services.ec2.model.CreateNetworkAclRequest;
import software.amazon.awssdk.services.ec2.model.DeleteNetworkAclRequest;
import software.amazon.awssdk.services.ec2.model.DescribeNetworkAclsRequest;
import software.amazon.awssdk.services.ec2.model.NetworkAcl;
import software.amazon.awssdk.services.ec2.model.NetworkAclAssociation;
import software.amazon.awssdk.services.ec2.model.ReplaceNetworkAclAssociationRequest;
import software.amazon.awssdk.services.ec2.model.RuleAction;
import software.amazon.awssdk.services.ec2.model.Vpc;

import io.github.privatelinkhandson.simulator.operation.AwsError;
import io.github.privatelinkhandson.simulator.operation.Call;
import io.github.privatelinkhandson.simulator.operation.Operations;
import io.github.privatelinkhandson.simulator.operation.Page;
import io.github.privatelinkhandson.simulator.quotas.Quota;
import io.github.privatelinkhandson.simulator.store.Resource;
import io.github.privatelinkhandson.simulator.store.ResourceTypes;

/**
 * Implements EC2's operations on network ACLs and their associations.
 */
@Component
class NetworkAclOperations implements Operations {

	private static final Map<String, String> ALIASES = Map.of("association.association-id",
			"associations.network-acl-association-id", "entry.cidr", "entries.cidr-block", "entry.ipv6-cidr",
			"entries.ipv6-cidr-block", "entry.icmp", "entries.icmp-type-code");

	NetworkAcl createNetworkAcl(CreateNetworkAclRequest request, Call call) {
		return new ClientTokenService(call)
			.once(ResourceTypes.NETWORK_ACL, request.clientToken(), request, () -> create(call, request))
			.model();
	}

	private Resource<NetworkAcl> create(Call call, CreateNetworkAclRequest request) {
		Vpc vpc = call.get(ResourceTypes.VPC, request.vpcId()).model();
		Quota.NETWORK_ACLS.check(call,
				() -> new NetworkAclService(call).existing()
					.stream()
					.filter((acl) -> vpc.vpcId().equals(acl.vpcId()))
					.count() + 1);
		NetworkAcl acl = new NetworkAclService(call).made(vpc)
			.toBuilder()
			.entries(Stream.of(true, false)
				.map((egress) -> VpcDefaultsService.entry(egress, NetworkAclService.LAST, RuleAction.DENY))
				.toList())
			.tags(Tags.only(request.tagSpecifications(), "network-acl"))
			.build();
		boolean ipv6 = new VpcBlockService(call).hasIpv6(vpc.vpcId());
		return call.created(ResourceTypes.NETWORK_ACL, acl.networkAclId(),
				ipv6 ? new NetworkAclService(call).withIpv6(acl) : acl);
	}

	Page<NetworkAcl> describeNetworkAcls(DescribeNetworkAclsRequest request, Call call) {
		return new DescribeSelectionService(call).page(ResourceTypes.NETWORK_ACL, DescribeSelectionService::models,
				request.networkAclIds(), request, ALIASES);
	}

	String replaceNetworkAclAssociation(ReplaceNetworkAclAssociationRequest request, Call call) {
		String aclId = request.networkAclId();
		NetworkAcl to = call.get(ResourceTypes.NETWORK_ACL, aclId).model();
		NetworkAclAssociation earlier = call.stream(ResourceTypes.NETWORK_ACL)
			.flatMap((acl) -> acl.model().associations().stream())
			.filter((association) -> request.associationId().equals(association.networkAclAssociationId()))
			.findFirst()
			.orElseThrow(() -> AwsError.of("InvalidAssociationID.NotFound", "The association ID '%s' does not exist",
					request.associationId()));
		if (!call.get(ResourceTypes.NETWORK_ACL, earlier.networkAclId()).model().vpcId().equals(to.vpcId())) {
			throw AwsError.of("InvalidParameterValue", "Network ACL %s and subnet %s belong to different networks",
					aclId, earlier.subnetId());
		}
		new NetworkAclService(call).forget(earlier.subnetId());
		return new NetworkAclService(call).associate(call.get(ResourceTypes.NETWORK_ACL, aclId), earlier.subnetId())
			.networkAclAssociationId();
	}

	void deleteNetworkAcl(DeleteNetworkAclRequest request, Call call) {
		String id = request.networkAclId();
		Resource<NetworkAcl> found = call.get(ResourceTypes.NETWORK_ACL, id);
		if (found.model().isDefault()) {
			throw AwsError.of("InvalidParameterValue", "cannot delete default network ACL %s", id);
		}
		if (!found.model().associations().isEmpty()) {
			throw AwsError.of("DependencyViolation", "The networkAcl '%s' has dependencies and cannot be deleted.", id);
		}
		call.remove(found);
	}

}
