package io.github.privatelinkhandson.stage;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import software.amazon.awssdk.services.ec2.model.AvailabilityZone;
import software.amazon.awssdk.services.ec2.model.Filter;
import software.amazon.awssdk.services.ec2.model.InstanceTypeOffering;
import software.amazon.awssdk.services.ec2.model.LocationType;

import io.github.privatelinkhandson.aws.AwsClients;
import io.github.privatelinkhandson.problem.ConflictException;

/**
 * Chooses the two Availability Zones of a lab.
 */
public final class ZoneSelector {

	private static final String INSTANCE_TYPE = "t3.micro";

	private static final List<String> TOKYO = List.of("ap-northeast-1a", "ap-northeast-1c");

	private ZoneSelector() {
	}

	/**
	 * Zones a and c in Tokyo, as the article has them, else the first two that offer the
	 * instance type. Local and Wavelength Zones, which an account may have opted in to,
	 * have no NAT gateways and are left out.
	 * @throws ConflictException with code {@code no-zones} if there are not two of them
	 */
	public static List<String> choose(AwsClients aws, String region) {
		Set<String> offering = aws.ec2()
			.describeInstanceTypeOfferings((request) -> request.locationType(LocationType.AVAILABILITY_ZONE)
				.filters(Filter.builder().name("instance-type").values(INSTANCE_TYPE).build()))
			.instanceTypeOfferings()
			.stream()
			.map(InstanceTypeOffering::location)
			.collect(Collectors.toSet());
		List<String> zones = aws.ec2()
			.describeAvailabilityZones(
					(request) -> request.filters(Filter.builder().name("state").values("available").build(),
							Filter.builder().name("zone-type").values("availability-zone").build()))
			.availabilityZones()
			.stream()
			.map(AvailabilityZone::zoneName)
			.filter(offering::contains)
			.sorted()
			.toList();
		if (zones.containsAll(TOKYO)) {
			return TOKYO;
		}
		if (zones.size() < 2) {
			throw new ConflictException("no-zones",
					"Region " + region + " has no two Availability Zones that offer " + INSTANCE_TYPE);
		}
		return zones.subList(0, 2);
	}

}
