package io.github.privatelinkhandson.simulator.vpc;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import software.amazon.awssdk.services.ec2.model.AvailabilityZone;
import software.amazon.awssdk.services.ec2.model.AvailabilityZoneOptInStatus;
import software.amazon.awssdk.services.ec2.model.AvailabilityZoneState;

import io.github.privatelinkhandson.simulator.operation.Call;

/**
 * The regions of AWS and their Availability Zones, as one account may see them.
 */
public record ZoneService(Call call) {

	/**
	 * Region, the short form in its zones' ids, and the letters and numbers of its zones.
	 */
	private static final Map<String, String> REGIONS = Map.ofEntries(region("us-east-1", "use1 a6 b1 c2 d4 e3 f5"),
			region("us-east-2", "use2 a1 b2 c3"), region("us-west-1", "usw1 a3 b1"),
			region("us-west-2", "usw2 a2 b1 c3 d4"), region("ca-central-1", "cac1 a1 b2 d4"),
			region("sa-east-1", "sae1 a1 b2 c3"), region("eu-central-1", "euc1 a2 b3 c1"),
			region("eu-west-1", "euw1 a1 b2 c3"), region("eu-west-2", "euw2 a2 b3 c1"),
			region("eu-west-3", "euw3 a1 b2 c3"), region("eu-north-1", "eun1 a1 b2 c3"),
			region("ap-south-1", "aps1 a1 b3 c2"), region("ap-southeast-1", "apse1 a2 b1 c3"),
			region("ap-southeast-2", "apse2 a3 b1 c2"), region("ap-northeast-1", "apne1 a4 c1 d2"),
			region("ap-northeast-2", "apne2 a1 b2 c3 d4"), region("ap-northeast-3", "apne3 a3 b1 c2"));

	public List<AvailabilityZone> existing() {
		return of(this.call.region());
	}

	public Optional<AvailabilityZone> find(String nameOrId) {
		return existing().stream()
			.filter((zone) -> nameOrId.equals(zone.zoneName()) || nameOrId.equals(zone.zoneId()))
			.findFirst();
	}

	/**
	 * The ids of the zones of these names.
	 */
	public List<String> ids(List<String> names) {
		return names.stream().flatMap((name) -> find(name).stream()).map(AvailabilityZone::zoneId).toList();
	}

	/**
	 * The names of all regions that are enabled without asking for it, in order.
	 */
	public static List<String> regions() {
		return REGIONS.keySet().stream().sorted().toList();
	}

	static List<AvailabilityZone> of(String region) {
		String[] parts = REGIONS.getOrDefault(region, generic(region)).split(" ");
		return Stream.of(parts)
			.skip(1)
			.map((zone) -> AvailabilityZone.builder()
				.zoneName(region + zone.charAt(0))
				.zoneId(parts[0] + "-az" + zone.charAt(1))
				.zoneType("availability-zone")
				.regionName(region)
				.groupName(region + "-zg-1")
				.networkBorderGroup(region)
				.optInStatus(AvailabilityZoneOptInStatus.OPT_IN_NOT_REQUIRED)
				.state(AvailabilityZoneState.AVAILABLE)
				.messages(List.of())
				.build())
			.toList();
	}

	/**
	 * AWS shortens a region's name to its initials: {@code ap-southeast-3} to
	 * {@code apse3}.
	 */
	private static String generic(String region) {
		String[] parts = region.split("-");
		String middle = Stream.of(parts)
			.skip(1)
			.limit(Math.max(0, parts.length - 2))
			.map((part) -> part.replaceAll("^(north|south|central|east|west)(east|west)?$", "$1 $2"))
			.flatMap((part) -> Stream.of(part.split(" ")))
			.map((word) -> word.substring(0, 1))
			.reduce("", String::concat);
		return parts[0] + middle + parts[parts.length - 1] + " a1 b2 c3";
	}

	private static Map.Entry<String, String> region(String name, String zones) {
		return Map.entry(name, zones);
	}

}
