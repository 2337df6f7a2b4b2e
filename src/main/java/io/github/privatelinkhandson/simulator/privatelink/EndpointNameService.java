package io.github.privatelinkhandson.simulator.privatelink;

import java.math.BigInteger;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

import software.amazon.awssdk.services.ec2.model.DnsEntry;
import software.amazon.awssdk.services.ec2.model.ServiceConfiguration;
import software.amazon.awssdk.services.ec2.model.VpcEndpoint;

import io.github.privatelinkhandson.simulator.operation.Call;

/**
 * The DNS names of endpoints and endpoint services.
 */
record EndpointNameService(Call call) {

	/** Hosted zone ids of the endpoints, by region. */
	private static final Map<String, String> HOSTED_ZONES = Map.ofEntries(Map.entry("us-east-1", "Z7HUB22UULQXV"),
			Map.entry("us-east-2", "ZC8PG0KIFKBRI"), Map.entry("us-west-1", "Z12I86A8N7VCZO"),
			Map.entry("us-west-2", "Z1YSA3EXCYUU9Z"), Map.entry("ca-central-1", "ZRCXCF510Y6P9"),
			Map.entry("eu-central-1", "Z273ZU8SZ5RJPC"), Map.entry("eu-west-1", "Z38GZ743OKFT7T"),
			Map.entry("eu-west-2", "Z7K1066E3PUKB"), Map.entry("ap-south-1", "Z2KVTB3ZLFM7JR"),
			Map.entry("ap-southeast-1", "Z18LLCSTV4NVNL"), Map.entry("ap-southeast-2", "ZDK2GCRPAFKGO"),
			Map.entry("ap-northeast-1", "Z2E726K9Y6RL4W"), Map.entry("ap-northeast-2", "Z27UANNT0PRK1T"),
			Map.entry("ap-northeast-3", "Z376B5OMM2JZL2"));

	String serviceName(String serviceId) {
		return "com.amazonaws.vpce.%s.%s".formatted(this.call.region(), serviceId);
	}

	/**
	 * Returns the suffix of the DNS names of a service's endpoints.
	 */
	String base(String serviceId) {
		return "%s.%s.vpce.amazonaws.com".formatted(serviceId, this.call.region());
	}

	/**
	 * A new one of the eight characters that follow an endpoint's id in its DNS names.
	 */
	String newSuffix() {
		String text = new BigInteger("1" + this.call.hex(16), 16).toString(36);
		return text.substring(text.length() - 8);
	}

	/**
	 * An endpoint's DNS names: the regional one, then one for each of its zones, then its
	 * service's own names if it takes them over.
	 */
	List<DnsEntry> entries(VpcEndpoint endpoint, String suffix, ServiceConfiguration service, List<String> zones) {
		String base = service.baseEndpointDnsNames().get(0);
		String host = (base.startsWith("s3.") ? "*." : "") + endpoint.vpcEndpointId() + "-" + suffix;
		Stream<String> own = Stream.concat(Stream.of(host + "." + base),
				zones.stream().sorted().map((zone) -> host + "-" + zone + "." + base));
		Stream<DnsEntry> all = own.map((name) -> entry(name,
				HOSTED_ZONES.getOrDefault(this.call.region(), HOSTED_ZONES.get("ap-northeast-1"))));
		return Boolean.TRUE.equals(endpoint.privateDnsEnabled())
				? Stream.concat(all, privateNames(service).map((name) -> entry(name, privateZone(endpoint)))).toList()
				: all.toList();
	}

	private static DnsEntry entry(String name, String hostedZone) {
		return DnsEntry.builder().dnsName(name).hostedZoneId(hostedZone).build();
	}

	/**
	 * A service's own names; those of buckets lie below S3's.
	 */
	private static Stream<String> privateNames(ServiceConfiguration service) {
		String name = service.privateDnsName();
		return name.startsWith("s3.") ? Stream.of(name, "*." + name) : Stream.of(name);
	}

	/**
	 * The private hosted zone that AWS makes for an endpoint's private names.
	 */
	private static String privateZone(VpcEndpoint endpoint) {
		String digits = endpoint.vpcEndpointId().substring(endpoint.vpcEndpointId().lastIndexOf('-') + 1);
		return "Z0" + digits.toUpperCase(Locale.ROOT);
	}

}
