package io.github.privatelinkhandson.simulator.privatelink;

import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.ec2.model.DnsOptionsSpecification;
import software.amazon.awssdk.services.ec2.model.ServiceConfiguration;
import software.amazon.awssdk.services.ec2.model.ServiceDetail;
import software.amazon.awssdk.services.ec2.model.VpcEndpoint;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import io.github.privatelinkhandson.simulator.operation.AwsError;
import io.github.privatelinkhandson.simulator.operation.Call;
import io.github.privatelinkhandson.simulator.operation.Models;
import io.github.privatelinkhandson.simulator.store.Resource;
import io.github.privatelinkhandson.simulator.vpc.VpcService;

/**
 * AWS's own services as endpoints are made to them: private names and policies, which
 * endpoint services do not have.
 */
record AwsEndpointService(Call call) {

	/**
	 * Services that are also reached by gateway endpoints: their names are not taken over
	 * unasked.
	 */
	private static final Set<String> WITH_GATEWAY = Set.of("s3", "dynamodb");

	private static final int LONGEST_POLICY = 20_480;

	/**
	 * The service of that name, as it is reached by endpoints of that type.
	 * @return the service; empty if AWS has none of that name
	 * @throws AwsError if it has no endpoints of that type
	 */
	Optional<ServiceConfiguration> find(String name, String type) {
		List<ServiceDetail> named = new ServiceCatalogService(this.call).ofAws()
			.filter((service) -> name.equals(service.serviceName()))
			.toList();
		if (named.isEmpty()) {
			return Optional.empty();
		}
		return Optional.of(named.stream()
			.filter((service) -> type.equals(type(service)))
			.findFirst()
			.map((service) -> Models.copy(service, ServiceConfiguration.builder()).build())
			.orElseThrow(() -> mismatch(type, named.stream().map(AwsEndpointService::type).toList())));
	}

	private static String type(ServiceDetail service) {
		return service.serviceType().get(0).serviceTypeAsString();
	}

	static AwsError mismatch(String type, List<String> types) {
		return AwsError.of("InvalidParameter", "Endpoint type (%s) does not match available service types (%s).", type,
				types);
	}

	/**
	 * Tells if an endpoint is one to a service of AWS's.
	 */
	static boolean isAws(String serviceName) {
		return !serviceName.startsWith("com.amazonaws.vpce.");
	}

	/**
	 * Decides whether an endpoint takes over its service's names in its VPC.
	 * @param wanted null where the request leaves it to AWS
	 */
	boolean privateDns(String vpcId, ServiceConfiguration service, @Nullable Boolean wanted) {
		String shortName = service.serviceName().substring(service.serviceName().lastIndexOf('.') + 1);
		boolean enabled = (wanted != null) ? wanted : !WITH_GATEWAY.contains(shortName);
		VpcService vpcs = new VpcService(this.call);
		if (enabled && (!vpcs.dnsSupport(vpcId) || !vpcs.dnsHostnames(vpcId))) {
			throw AwsError.of("InvalidParameter", "Enabling private DNS requires both enableDnsSupport and "
					+ "enableDnsHostnames VPC attributes set to true for %s", vpcId);
		}
		return enabled;
	}

	/**
	 * Refuses a name that another endpoint of the VPC has taken over.
	 */
	void checkConflict(VpcEndpoint endpoint, ServiceConfiguration service) {
		boolean taken = new VpcEndpointService(this.call).resources()
			.stream()
			.map(Resource::model)
			.filter((other) -> endpoint.vpcId().equals(other.vpcId()))
			.filter((other) -> !other.vpcEndpointId().equals(endpoint.vpcEndpointId()))
			.anyMatch((other) -> Boolean.TRUE.equals(other.privateDnsEnabled())
					&& endpoint.serviceName().equals(other.serviceName()));
		if (Boolean.TRUE.equals(endpoint.privateDnsEnabled()) && taken) {
			throw AwsError.of("InvalidParameter",
					"private-dns-enabled cannot be set because there is already a "
							+ "conflicting DNS domain for %s in the VPC %s",
					service.privateDnsName(), endpoint.vpcId());
		}
	}

	/**
	 * Decides whether private names are for resolvers outside the VPC only, whose own
	 * instances then use its gateway endpoint.
	 */
	boolean onlyInbound(String vpcId, ServiceConfiguration service, @Nullable DnsOptionsSpecification options) {
		boolean wanted = options != null && Boolean.TRUE.equals(options.privateDnsOnlyForInboundResolverEndpoint());
		boolean gateway = new VpcEndpointService(this.call).existing()
			.stream()
			.anyMatch((other) -> vpcId.equals(other.vpcId()) && VpcEndpointService.isGateway(other)
					&& service.serviceName().equals(other.serviceName()));
		if (wanted && !gateway) {
			throw AwsError.of("InvalidParameter",
					"To set PrivateDnsOnlyForInboundResolverEndpoint to true, the VPC %s must have a Gateway endpoint for "
							+ "the service.",
					vpcId);
		}
		return wanted;
	}

	/**
	 * The policy that the request gives, or the one that allows everything.
	 */
	static String policy(@Nullable String given) {
		if (given == null) {
			return """
					{"Version":"2008-10-17","Statement":[{"Effect":"Allow","Principal":"*","Action":"*","Resource":"*"}]}""";
		}
		if (given.length() > LONGEST_POLICY || !isPolicy(given)) {
			throw AwsError.of("InvalidPolicyDocument",
					"The specified policy document is not a valid JSON policy document.");
		}
		return given;
	}

	private static boolean isPolicy(String text) {
		try {
			JsonNode document = JsonMapper.shared().readTree(text);
			return document.isObject() && document.has("Statement");
		}
		catch (JacksonException ex) {
			return false;
		}
	}

}
