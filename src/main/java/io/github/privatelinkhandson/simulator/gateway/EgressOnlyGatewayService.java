package io.github.privatelinkhandson.simulator.gateway;

import java.util.List;

import software.amazon.awssdk.services.ec2.model.AttachmentStatus;
import software.amazon.awssdk.services.ec2.model.EgressOnlyInternetGateway;
import software.amazon.awssdk.services.ec2.model.Tag;

import io.github.privatelinkhandson.simulator.operation.AwsError;
import io.github.privatelinkhandson.simulator.operation.Call;
import io.github.privatelinkhandson.simulator.quotas.Quota;
import io.github.privatelinkhandson.simulator.store.Resource;
import io.github.privatelinkhandson.simulator.store.ResourceTypes;

/**
 * The egress-only internet gateways of an account and region.
 */
public record EgressOnlyGatewayService(Call call) {

	public List<EgressOnlyInternetGateway> existing() {
		return this.call.models(ResourceTypes.EGRESS_ONLY_INTERNET_GATEWAY).toList();
	}

	/**
	 * Makes a gateway for a VPC, which has one at most.
	 */
	Resource<EgressOnlyInternetGateway> create(String vpcId, List<Tag> tags) {
		this.call.get(ResourceTypes.VPC, vpcId);
		boolean attached = existing().stream()
			.flatMap((other) -> other.attachments().stream())
			.anyMatch((attachment) -> vpcId.equals(attachment.vpcId()));
		if (attached) {
			throw AwsError.of("InvalidParameterValue",
					"Network %s already has an egress only internet gateway attached", vpcId);
		}
		Quota.EGRESS_ONLY_INTERNET_GATEWAYS.checkOneMore(this.call, ResourceTypes.EGRESS_ONLY_INTERNET_GATEWAY);
		String id = this.call.newId(ResourceTypes.EGRESS_ONLY_INTERNET_GATEWAY);
		return this.call.created(ResourceTypes.EGRESS_ONLY_INTERNET_GATEWAY, id,
				EgressOnlyInternetGateway.builder()
					.egressOnlyInternetGatewayId(id)
					.attachments((attachment) -> attachment.vpcId(vpcId).state(AttachmentStatus.ATTACHED))
					.tags(tags)
					.build());
	}

}
