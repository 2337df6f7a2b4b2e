package io.github.privatelinkhandson.simulator.gateway;

import java.util.Map;

import org.springframework.stereotype.Component;
import software.amazon.awssdk.services.ec2.model.CreateEgressOnlyInternetGatewayRequest;
import software.amazon.awssdk.services.ec2.model.DeleteEgressOnlyInternetGatewayRequest;
import software.amazon.awssdk.services.ec2.model.DescribeEgressOnlyInternetGatewaysRequest;
import software.amazon.awssdk.services.ec2.model.EgressOnlyInternetGateway;

import io.github.privatelinkhandson.simulator.operation.AwsError;
import io.github.privatelinkhandson.simulator.operation.Call;
import io.github.privatelinkhandson.simulator.operation.Operations;
import io.github.privatelinkhandson.simulator.operation.Page;
import io.github.privatelinkhandson.simulator.store.Resource;
import io.github.privatelinkhandson.simulator.store.ResourceTypes;
import io.github.privatelinkhandson.simulator.vpc.ClientTokenService;
import io.github.privatelinkhandson.simulator.vpc.DescribeSelectionService;
import io.github.privatelinkhandson.simulator.vpc.Tags;

/**
 * Implements EC2's operations on egress-only internet gateways.
 */
@Component
class EgressOnlyGatewayOperations implements Operations {

	EgressOnlyInternetGateway createEgressOnlyInternetGateway(CreateEgressOnlyInternetGatewayRequest request,
			Call call) {
		return new ClientTokenService(call)
			.once(ResourceTypes.EGRESS_ONLY_INTERNET_GATEWAY, request.clientToken(), request,
					() -> new EgressOnlyGatewayService(call).create(request.vpcId(),
							Tags.only(request.tagSpecifications(), "egress-only-internet-gateway")))
			.model();
	}

	Page<EgressOnlyInternetGateway> describeEgressOnlyInternetGateways(
			DescribeEgressOnlyInternetGatewaysRequest request, Call call) {
		return new DescribeSelectionService(call).page(ResourceTypes.EGRESS_ONLY_INTERNET_GATEWAY,
				DescribeSelectionService::models, request.egressOnlyInternetGatewayIds(), request, Map.of());
	}

	/**
	 * EC2 speaks of any gateway where it knows none to delete
	 * (hashicorp/terraform-provider-aws, aws_egress_only_internet_gateway).
	 */
	Boolean deleteEgressOnlyInternetGateway(DeleteEgressOnlyInternetGatewayRequest request, Call call) {
		String id = request.egressOnlyInternetGatewayId();
		Resource<EgressOnlyInternetGateway> gateway = call.find(ResourceTypes.EGRESS_ONLY_INTERNET_GATEWAY, id)
			.orElseThrow(() -> ResourceTypes.EGRESS_ONLY_INTERNET_GATEWAY.wellFormed(id)
					? AwsError.of("InvalidGatewayID.NotFound", "The gateway ID '%s' does not exist", id)
					: AwsError.of("InvalidEgressOnlyInternetGatewayId.Malformed",
							"Invalid id: \"%s\" (expecting \"eigw-...\")", id));
		call.remove(gateway);
		return true;
	}

}
