package io.github.privatelinkhandson.simulator.gateway;

import java.util.List;
import java.util.stream.Stream;

import software.amazon.awssdk.services.ec2.model.AttachmentStatus;
import software.amazon.awssdk.services.ec2.model.VpcAttachment;
import software.amazon.awssdk.services.ec2.model.VpnGateway;

import io.github.privatelinkhandson.simulator.clock.Latency;
import io.github.privatelinkhandson.simulator.operation.AwsError;
import io.github.privatelinkhandson.simulator.operation.Call;
import io.github.privatelinkhandson.simulator.store.Resource;
import io.github.privatelinkhandson.simulator.store.ResourceTypes;

/**
 * The virtual private gateways of an account and region. Their attachments are kept as
 * what they become; that of a VPC which was detached stays until the next one
 * (hashicorp/terraform 6987).
 */
public record VpnGatewayService(Call call) {

	/** Time at which the attachment last changed. */
	private static final String CHANGED = "changed";

	/**
	 * Returns whether a gateway is attached to a VPC, or not yet detached from it.
	 */
	public boolean holds(String vpcId) {
		return attachments(vpcId).findAny().isPresent();
	}

	/**
	 * The gateway of that id, if it was not deleted.
	 */
	Resource<VpnGateway> get(String id) {
		Resource<VpnGateway> gateway = this.call.get(ResourceTypes.VPN_GATEWAY, id);
		if (gateway.deleted()) {
			throw Call.notFound(ResourceTypes.VPN_GATEWAY, id);
		}
		return gateway;
	}

	List<VpnGateway> describe(List<Resource<VpnGateway>> kept) {
		kept.stream().filter((gateway) -> isForgotten(gateway)).forEach(this.call::remove);
		return kept.stream()
			.filter((gateway) -> !isForgotten(gateway))
			.map((gateway) -> gateway.model().toBuilder().vpcAttachments(attachments(gateway)).build())
			.toList();
	}

	/**
	 * A VPC has one gateway at most, and a gateway one VPC.
	 */
	VpcAttachment attach(Resource<VpnGateway> gateway, String vpcId) {
		if (isInUse(gateway) || holds(vpcId)) {
			throw AwsError.of("VpnGatewayAttachmentLimitExceeded",
					"The maximum number of attachments has been reached for the virtual private gateway %s or %s.",
					gateway.id(), vpcId);
		}
		return attachments(become(gateway, vpcId, AttachmentStatus.ATTACHED)).get(0);
	}

	void detach(Resource<VpnGateway> gateway, String vpcId) {
		boolean attached = gateway.model()
			.vpcAttachments()
			.stream()
			.anyMatch((to) -> vpcId.equals(to.vpcId()) && to.state() == AttachmentStatus.ATTACHED);
		if (!attached) {
			throw AwsError.of("InvalidVpnGatewayAttachment.NotFound",
					"The attachment with vpn gateway ID '%s' and vpc ID '%s' does not exist", gateway.id(), vpcId);
		}
		become(gateway, vpcId, AttachmentStatus.DETACHED);
	}

	boolean isInUse(Resource<VpnGateway> gateway) {
		return attachments(gateway).stream().anyMatch(VpnGatewayService::isThere);
	}

	private Resource<VpnGateway> become(Resource<VpnGateway> gateway, String vpcId, AttachmentStatus state) {
		VpcAttachment attachment = VpcAttachment.builder().vpcId(vpcId).state(state).build();
		return this.call.put(gateway.with(gateway.model().toBuilder().vpcAttachments(attachment).build())
			.withTime(CHANGED, this.call.now()));
	}

	private Stream<VpcAttachment> attachments(String vpcId) {
		return this.call.stream(ResourceTypes.VPN_GATEWAY)
			.flatMap((gateway) -> attachments(gateway).stream())
			.filter((to) -> vpcId.equals(to.vpcId()) && isThere(to));
	}

	private static boolean isThere(VpcAttachment attachment) {
		return attachment.state() != AttachmentStatus.DETACHED;
	}

	private List<VpcAttachment> attachments(Resource<VpnGateway> gateway) {
		boolean done = this.call.passed(Latency.VPN_GATEWAY_ATTACHED, gateway.id(), gateway.time(CHANGED));
		return gateway.model()
			.vpcAttachments()
			.stream()
			.map((to) -> done ? to
					: to.toBuilder()
						.state((to.state() == AttachmentStatus.ATTACHED) ? AttachmentStatus.ATTACHING
								: AttachmentStatus.DETACHING)
						.build())
			.toList();
	}

	private boolean isForgotten(Resource<VpnGateway> gateway) {
		return gateway.deleted() && this.call.time().forgotten(gateway.time(Resource.DELETED));
	}

}
