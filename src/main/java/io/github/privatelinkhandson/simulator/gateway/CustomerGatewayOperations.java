package io.github.privatelinkhandson.simulator.gateway;

import java.util.List;
import java.util.Map;
import java.util.Objects;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import software.amazon.awssdk.services.ec2.model.CreateCustomerGatewayRequest;
import software.amazon.awssdk.services.ec2.model.CustomerGateway;
import software.amazon.awssdk.services.ec2.model.DeleteCustomerGatewayRequest;
import software.amazon.awssdk.services.ec2.model.DescribeCustomerGatewaysRequest;

import io.github.privatelinkhandson.observation.model.IpAddress;
import io.github.privatelinkhandson.simulator.operation.AwsError;
import io.github.privatelinkhandson.simulator.operation.Call;
import io.github.privatelinkhandson.simulator.operation.Operations;
import io.github.privatelinkhandson.simulator.operation.Page;
import io.github.privatelinkhandson.simulator.store.Resource;
import io.github.privatelinkhandson.simulator.store.ResourceTypes;
import io.github.privatelinkhandson.simulator.vpc.DescribeSelectionService;
import io.github.privatelinkhandson.simulator.vpc.Tags;

/**
 * Implements EC2's operations on customer gateways, the other ends of VPN connections.
 */
@Component
class CustomerGatewayOperations implements Operations {

	private static final int DEFAULT_ASN = 65000;

	private static final long MAX_EXTENDED_ASN = 4_294_967_295L;

	private static final int MAX_NAME = 255;

	/**
	 * An identical request is answered with the gateway that is there (EC2's
	 * documentation of CreateCustomerGateway).
	 */
	CustomerGateway createCustomerGateway(CreateCustomerGatewayRequest request, Call call) {
		if (request.ipAddress() != null && request.publicIp() != null) {
			throw AwsError.of("InvalidParameterCombination",
					"The parameters ipAddress and publicIp cannot be used together.");
		}
		String address = call.require((request.ipAddress() != null) ? request.ipAddress() : request.publicIp(),
				"ipAddress");
		IpAddress.parse(address).orElseThrow(() -> invalid("ipAddress", address, "It is not an IP address."));
		checkName(request.deviceName());
		CustomerGateway wanted = numbered(request).ipAddress(address).type(request.typeAsString()).build();
		return call.stream(ResourceTypes.CUSTOMER_GATEWAY)
			.filter((other) -> !other.deleted())
			.map(Resource::model)
			.filter((other) -> isTheSame(other, wanted))
			.findFirst()
			.orElseGet(() -> create(request, wanted, call));
	}

	private static CustomerGateway create(CreateCustomerGatewayRequest request, CustomerGateway wanted, Call call) {
		String id = call.newId(ResourceTypes.CUSTOMER_GATEWAY);
		CustomerGateway made = wanted.toBuilder()
			.customerGatewayId(id)
			.deviceName(request.deviceName())
			.state("available")
			.tags(Tags.only(request.tagSpecifications(), "customer-gateway"))
			.build();
		return call.put(call.created(ResourceTypes.CUSTOMER_GATEWAY, id, made)).model();
	}

	Page<CustomerGateway> describeCustomerGateways(DescribeCustomerGatewaysRequest request, Call call) {
		return new DescribeSelectionService(call).page(ResourceTypes.CUSTOMER_GATEWAY, (kept) -> describe(kept, call),
				request.customerGatewayIds(), request, Map.of());
	}

	void deleteCustomerGateway(DeleteCustomerGatewayRequest request, Call call) {
		Resource<CustomerGateway> gateway = call.get(ResourceTypes.CUSTOMER_GATEWAY, request.customerGatewayId());
		if (gateway.deleted()) {
			throw Call.notFound(ResourceTypes.CUSTOMER_GATEWAY, gateway.id());
		}
		call.put(gateway.with(gateway.model().toBuilder().state("deleted").build())
			.withTime(Resource.DELETED, call.now()));
	}

	/**
	 * Those that were deleted are shown for an hour.
	 */
	private static List<CustomerGateway> describe(List<Resource<CustomerGateway>> kept, Call call) {
		kept.stream().filter((gateway) -> isForgotten(gateway, call)).forEach(call::remove);
		return kept.stream().filter((gateway) -> !isForgotten(gateway, call)).map(Resource::model).toList();
	}

	private static boolean isForgotten(Resource<CustomerGateway> gateway, Call call) {
		return gateway.deleted() && call.time().forgotten(gateway.time(Resource.DELETED));
	}

	private static CustomerGateway.Builder numbered(CreateCustomerGatewayRequest request) {
		Integer asn = request.bgpAsn();
		Long extended = request.bgpAsnExtended();
		if (asn != null && extended != null) {
			throw AwsError.of("InvalidParameterCombination",
					"The parameters bgpAsn and bgpAsnExtended cannot be used together.");
		}
		if (asn != null && asn < 1) {
			throw invalid("bgpAsn", asn, "It must be from 1 to 2147483647.");
		}
		if (extended == null) {
			return CustomerGateway.builder().bgpAsn(String.valueOf(Objects.requireNonNullElse(asn, DEFAULT_ASN)));
		}
		if (extended <= Integer.MAX_VALUE || extended > MAX_EXTENDED_ASN) {
			throw invalid("bgpAsnExtended", extended, "It must be from 2147483648 to 4294967295.");
		}
		return CustomerGateway.builder().bgpAsnExtended(extended.toString());
	}

	private static void checkName(@Nullable String name) {
		if (name != null && name.length() > MAX_NAME) {
			throw invalid("deviceName", name, "It has more than 255 characters.");
		}
	}

	private static boolean isTheSame(CustomerGateway one, CustomerGateway other) {
		return Objects.equals(one.ipAddress(), other.ipAddress()) && Objects.equals(one.bgpAsn(), other.bgpAsn())
				&& Objects.equals(one.bgpAsnExtended(), other.bgpAsnExtended())
				&& Objects.equals(one.type(), other.type());
	}

	private static AwsError invalid(String parameter, Object value, String why) {
		return AwsError.of("InvalidParameterValue", "Value (%s) for parameter %s is invalid. %s", value, parameter,
				why);
	}

}
