package io.github.privatelinkhandson.simulator.privatelink;

import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import software.amazon.awssdk.services.ec2.model.DnsEntry;

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
	 * An endpoint's DNS names: the regional one, then one for each of its zones.
	 */
	List<DnsEntry> entries(String endpointId, String suffix, String base, List<String> zones) {
		String host = endpointId + "-" + suffix;
		return Stream
			.concat(Stream.of(host + "." + base), zones.stream().sorted().map((zone) -> host + "-" + zone + "." + base))
			.map((name) -> DnsEntry.builder()
				.dnsName(name)
				.hostedZoneId(HOSTED_ZONES.getOrDefault(this.call.region(), HOSTED_ZONES.get("ap-northeast-1")))
				.build())
			.toList();
	}

}
