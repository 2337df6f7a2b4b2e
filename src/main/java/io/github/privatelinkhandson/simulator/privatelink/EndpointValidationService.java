package io.github.privatelinkhandson.simulator.privatelink;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.ec2.model.CreateVpcEndpointRequest;
import software.amazon.awssdk.services.ec2.model.DnsOptionsSpecification;
import software.amazon.awssdk.services.ec2.model.ModifyVpcEndpointRequest;
import software.amazon.awssdk.services.ec2.model.ServiceConfiguration;

import io.github.privatelinkhandson.simulator.operation.AwsError;
import io.github.privatelinkhandson.simulator.operation.Call;

/**
 * Which services endpoints can be made for, and what endpoints can be asked to be like.
 */
record EndpointValidationService(Call call) {

	private static final String IPV4 = "ipv4";

	private static final String IPV6 = "ipv6";

	private static final String DUALSTACK = "dualstack";

	/**
	 * The endpoint service that the request names.
	 * @throws AwsError if the caller can connect to none of that name
	 */
	OfferedService service(CreateVpcEndpointRequest request) {
		String name = this.call.require(request.serviceName(), "ServiceName");
		Optional<ServiceConfiguration> ofAws = new AwsEndpointService(this.call).find(name, type(request));
		if (ofAws.isPresent()) {
			return new OfferedService(ofAws.get(), this.call, this.call);
		}
		return new ServiceConfigurationService(this.call).offered(name)
			.orElseThrow(() -> ServiceCatalogService.unknown(name));
	}

	static void check(CreateVpcEndpointRequest request, ServiceConfiguration service) {
		if (!"Interface".equals(type(request))) {
			throw AwsEndpointService.mismatch(type(request), List.of("Interface"));
		}
		checkInterface(request, service);
		if (request.policyDocument() != null) {
			throw noPolicies(service);
		}
		checkPrivateDns(request.privateDnsEnabled(), service.serviceName(), service.privateDnsName());
		checkOptions(request.dnsOptions(), service);
	}

	private static String type(CreateVpcEndpointRequest request) {
		return Objects.requireNonNullElse(request.vpcEndpointTypeAsString(), "Gateway");
	}

	/**
	 * Checks what holds for all endpoints with network interfaces.
	 */
	static void checkInterface(CreateVpcEndpointRequest request, ServiceConfiguration service) {
		if (!request.routeTableIds().isEmpty()) {
			throw noRouteTables();
		}
		checkAddressType(request, service);
	}

	static void check(ModifyVpcEndpointRequest request, ServiceConfiguration service) {
		if (request.policyDocument() != null || Boolean.TRUE.equals(request.resetPolicy())) {
			throw noPolicies(service);
		}
		checkPrivateDns(request.privateDnsEnabled(), service.serviceName(), service.privateDnsName());
		checkOptions(request.dnsOptions(), service);
	}

	/**
	 * Checks what holds for all gateway endpoints.
	 */
	static void checkGateway(CreateVpcEndpointRequest request, ServiceConfiguration service) {
		checkAddressType(request, service);
		checkOptions(request.dnsOptions(), service);
	}

	static AwsError noRouteTables() {
		return AwsError.of("InvalidParameter", "Route table IDs are only supported for Gateway type VPC Endpoint.");
	}

	private static AwsError noPolicies(ServiceConfiguration service) {
		return AwsError.of("InvalidParameter", "The service %s does not support endpoint policies.",
				service.serviceName());
	}

	static void checkOptions(@Nullable DnsOptionsSpecification options, ServiceConfiguration service) {
		if (options != null && Boolean.TRUE.equals(options.privateDnsOnlyForInboundResolverEndpoint())) {
			throw AwsError.of("InvalidParameter",
					"PrivateDnsOnlyForInboundResolverEndpoint is not supported for the service %s.",
					service.serviceName());
		}
	}

	/**
	 * Refuses addresses that the service does not support.
	 */
	private static void checkAddressType(CreateVpcEndpointRequest request, ServiceConfiguration service) {
		String type = Objects.requireNonNullElse(request.ipAddressTypeAsString(), IPV4);
		List<String> needed = type.equals(DUALSTACK) ? List.of(IPV4, IPV6) : List.of(type);
		if (!service.supportedIpAddressTypesAsStrings().containsAll(needed)) {
			throw AwsError.of("InvalidParameter", "The service %s does not support the IP address type %s.",
					service.serviceName(), type);
		}
		checkNames(request.dnsOptions(), type);
	}

	/**
	 * Refuses names for other addresses than the endpoint has.
	 */
	static void checkNames(@Nullable DnsOptionsSpecification options, String addressType) {
		String names = (options != null) ? options.dnsRecordIpTypeAsString() : null;
		boolean fits = names == null || names.equals("service-defined") || addressType.equals(DUALSTACK)
				|| names.equals(addressType);
		if (!fits) {
			throw AwsError.of("InvalidParameter", "The DNS record IP type %s does not match the IP address type %s.",
					names, addressType);
		}
	}

	/**
	 * Refuses private DNS, for which no service of the practice AWS has a verified name.
	 */
	static void checkPrivateDns(@Nullable Boolean enabled, String serviceName, @Nullable String privateDnsName) {
		if (Boolean.TRUE.equals(enabled)) {
			throw AwsError.of("InvalidParameter", (privateDnsName == null)
					? "Private DNS can't be enabled because the service %s does not provide a private DNS name."
					: "Private DNS can't be enabled because the service %s has not verified the private DNS name.",
					serviceName);
		}
	}

}
