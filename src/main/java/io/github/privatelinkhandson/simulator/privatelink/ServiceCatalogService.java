package io.github.privatelinkhandson.simulator.privatelink;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

import software.amazon.awssdk.services.ec2.model.AvailabilityZone;
import software.amazon.awssdk.services.ec2.model.DnsNameState;
import software.amazon.awssdk.services.ec2.model.PrivateDnsDetails;
import software.amazon.awssdk.services.ec2.model.ServiceDetail;
import software.amazon.awssdk.services.ec2.model.ServiceType;

import io.github.privatelinkhandson.simulator.operation.AwsError;
import io.github.privatelinkhandson.simulator.operation.Call;
import io.github.privatelinkhandson.simulator.vpc.ZoneService;

/**
 * Names of endpoint services that a consumer sees.
 */
record ServiceCatalogService(Call call) {

	private static final List<String> GATEWAYS = List.of("dynamodb", "s3");

	private static final List<String> INTERFACES = List.of("athena", "autoscaling", "cloudformation", "cloudtrail",
			"codebuild", "config", "dynamodb", "ec2", "ec2messages", "ecr.api", "ecr.dkr", "ecs", "elasticfilesystem",
			"elasticloadbalancing", "events", "execute-api", "git-codecommit", "glue", "kms", "lambda", "logs",
			"monitoring", "rds", "s3", "secretsmanager", "sns", "sqs", "ssm", "ssmmessages", "states", "sts", "xray");

	/** Services whose private name stands for all names below it. */
	private static final Set<String> WILDCARDS = Set.of("ecr.dkr", "execute-api");

	static AwsError unknown(String serviceName) {
		return AwsError.of("InvalidServiceName", "The Vpc Endpoint Service '%s' does not exist", serviceName);
	}

	Stream<ServiceDetail> ofAws() {
		return Stream
			.concat(GATEWAYS.stream().map((name) -> ofAws(name, ServiceType.GATEWAY)),
					INTERFACES.stream().map((name) -> ofAws(name, ServiceType.INTERFACE)))
			.sorted(Comparator.comparing(ServiceDetail::serviceName));
	}

	private ServiceDetail ofAws(String name, ServiceType type) {
		List<AvailabilityZone> zones = new ZoneService(this.call).existing();
		String domain = host(name) + "." + this.call.region() + ".";
		long hash = (this.call.region() + name + type).hashCode() * 0x9E3779B97F4A7C15L;
		boolean gateway = type == ServiceType.GATEWAY;
		String privateName = gateway ? null : (WILDCARDS.contains(name) ? "*." : "") + domain + "amazonaws.com";
		return ServiceDetail.builder()
			.serviceName("com.amazonaws.%s.%s".formatted(this.call.region(), name))
			.serviceId("vpce-svc-0%016x".formatted(hash))
			.serviceType((detail) -> detail.serviceType(type))
			.serviceRegion(this.call.region())
			.owner("amazon")
			.availabilityZones(zones.stream().map(AvailabilityZone::zoneName).toList())
			.availabilityZoneIds(zones.stream().map(AvailabilityZone::zoneId).toList())
			.baseEndpointDnsNames(domain + (gateway ? "amazonaws.com" : "vpce.amazonaws.com"))
			.privateDnsName(privateName)
			.privateDnsNames(
					gateway ? List.of() : List.of(PrivateDnsDetails.builder().privateDnsName(privateName).build()))
			.privateDnsNameVerificationState(gateway ? null : DnsNameState.VERIFIED)
			.vpcEndpointPolicySupported(true)
			.acceptanceRequired(false)
			.managesVpcEndpoints(false)
			.supportedIpAddressTypesWithStrings("ipv4")
			.tags(List.of())
			.build();
	}

	/**
	 * The host of a service's DNS names: the parts of its name, the last one first
	 * ({@code ecr.api} is {@code api.ecr}).
	 */
	private static String host(String name) {
		List<String> parts = new ArrayList<>(List.of(name.split("\\.")));
		Collections.reverse(parts);
		return String.join(".", parts);
	}

}
