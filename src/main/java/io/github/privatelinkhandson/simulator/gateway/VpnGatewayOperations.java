package io.github.privatelinkhandson.simulator.gateway;

import java.util.List;
import java.util.Map;
import java.util.Objects;

import org.springframework.stereotype.Component;
import org.springframework.util.StringUtils;
import software.amazon.awssdk.services.ec2.model.AttachVpnGatewayRequest;
import software.amazon.awssdk.services.ec2.model.CreateVpnGatewayRequest;
import software.amazon.awssdk.services.ec2.model.DeleteVpnGatewayRequest;
import software.amazon.awssdk.services.ec2.model.DescribeVpnGatewaysRequest;
import software.amazon.awssdk.services.ec2.model.DetachVpnGatewayRequest;
import software.amazon.awssdk.services.ec2.model.VpcAttachment;
import software.amazon.awssdk.services.ec2.model.VpnGateway;
import software.amazon.awssdk.services.ec2.model.VpnState;

import io.github.privatelinkhandson.simulator.operation.AwsError;
import io.github.privatelinkhandson.simulator.operation.Call;
import io.github.privatelinkhandson.simulator.operation.Operations;
import io.github.privatelinkhandson.simulator.operation.Page;
import io.github.privatelinkhandson.simulator.store.Resource;
import io.github.privatelinkhandson.simulator.store.ResourceTypes;
import io.github.privatelinkhandson.simulator.vpc.DescribeSelectionService;
import io.github.privatelinkhandson.simulator.vpc.Tags;
import io.github.privatelinkhandson.simulator.vpc.ZoneService;

/**
 * Implements EC2's operations on virtual private gateways, AWS's ends of VPN connections.
 */
@Component
class VpnGatewayOperations implements Operations {

	private static final long DEFAULT_ASN = 64512;

	private static final Map<String, String> ALIASES = Map.of("attachment", "vpc-attachment");

	VpnGateway createVpnGateway(CreateVpnGatewayRequest request, Call call) {
		long asn = Objects.requireNonNullElse(request.amazonSideAsn(), DEFAULT_ASN);
		boolean given16 = asn >= 64512 && asn <= 65534;
		boolean given32 = asn >= 4_200_000_000L && asn <= 4_294_967_294L;
		if (!given16 && !given32) {
			throw AwsError.of("InvalidParameterValue",
					"Value (%s) for parameter amazonSideAsn is invalid. It must be from 64512 to 65534 "
							+ "or from 4200000000 to 4294967294.",
					asn);
		}
		// Terraform's provider sends an empty zone where there is none
		String zone = StringUtils.hasLength(request.availabilityZone()) ? request.availabilityZone() : null;
		if (zone != null && new ZoneService(call).find(zone).isEmpty()) {
			throw AwsError.of("InvalidZone.NotFound", "The zone '%s' does not exist.", zone);
		}
		String id = call.newId(ResourceTypes.VPN_GATEWAY);
		VpnGateway made = VpnGateway.builder()
			.vpnGatewayId(id)
			.type(request.type())
			.amazonSideAsn(asn)
			.availabilityZone(zone)
			.state(VpnState.AVAILABLE)
			.vpcAttachments(List.of())
			.tags(Tags.only(request.tagSpecifications(), "vpn-gateway"))
			.build();
		return call.put(call.created(ResourceTypes.VPN_GATEWAY, id, made)).model();
	}

	Page<VpnGateway> describeVpnGateways(DescribeVpnGatewaysRequest request, Call call) {
		return new DescribeSelectionService(call).page(ResourceTypes.VPN_GATEWAY, new VpnGatewayService(call)::describe,
				request.vpnGatewayIds(), request, ALIASES);
	}

	VpcAttachment attachVpnGateway(AttachVpnGatewayRequest request, Call call) {
		Resource<VpnGateway> gateway = new VpnGatewayService(call).get(request.vpnGatewayId());
		call.get(ResourceTypes.VPC, request.vpcId());
		return new VpnGatewayService(call).attach(gateway, request.vpcId());
	}

	void detachVpnGateway(DetachVpnGatewayRequest request, Call call) {
		new VpnGatewayService(call).detach(new VpnGatewayService(call).get(request.vpnGatewayId()), request.vpcId());
	}

	/**
	 * A gateway that is not yet detached is in use (hashicorp/terraform-provider-aws
	 * 5831).
	 */
	void deleteVpnGateway(DeleteVpnGatewayRequest request, Call call) {
		Resource<VpnGateway> gateway = new VpnGatewayService(call).get(request.vpnGatewayId());
		if (new VpnGatewayService(call).isInUse(gateway)) {
			throw AwsError.of("IncorrectState", "The VPN gateway is in use.");
		}
		call.put(gateway.with(gateway.model().toBuilder().state(VpnState.DELETED).vpcAttachments(List.of()).build())
			.withTime(Resource.DELETED, call.now()));
	}

}
