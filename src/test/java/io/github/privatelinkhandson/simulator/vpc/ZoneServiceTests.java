package io.github.privatelinkhandson.simulator.vpc;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.ec2.model.AvailabilityZone;
import software.amazon.awssdk.services.ec2.model.DescribeAvailabilityZonesRequest;
import software.amazon.awssdk.services.ec2.model.DescribeAvailabilityZonesResponse;
import software.amazon.awssdk.services.ec2.model.DescribeRegionsRequest;
import software.amazon.awssdk.services.ec2.model.DescribeRegionsResponse;
import software.amazon.awssdk.services.ec2.model.Filter;
import software.amazon.awssdk.services.ec2.model.Region;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests of regions and Availability Zones.
 */
class ZoneServiceTests {

	private final TestEc2 ec2 = new TestEc2();

	@Test
	void tokyoHasThreeZonesOneOfWhichHasAGapInItsNames() {
		DescribeAvailabilityZonesResponse found = this.ec2.play(DescribeAvailabilityZonesRequest.builder()
			.filters(Filter.builder().name("state").values("available").build())
			.build());
		assertThat(found.availabilityZones()).extracting(AvailabilityZone::zoneName, AvailabilityZone::zoneId)
			.map(Object::toString)
			.containsExactly("(\"ap-northeast-1a\", \"apne1-az4\")", "(\"ap-northeast-1c\", \"apne1-az1\")",
					"(\"ap-northeast-1d\", \"apne1-az2\")");
	}

	@Test
	void unknownZoneIsRefused() {
		assertThat(this.ec2.refuses("InvalidParameterValue",
				DescribeAvailabilityZonesRequest.builder().zoneNames("ap-northeast-1b").build()))
			.hasMessage("Invalid availability zone: [ap-northeast-1b]");
	}

	@ParameterizedTest
	@CsvSource({ "us-east-1, 6, use1-az6", "us-west-2, 4, usw2-az2", "ap-southeast-3, 3, apse3-az1",
			"me-central-1, 3, mec1-az1", "eu-south-2, 3, eus2-az1", "il-central-1, 3, ilc1-az1" })
	void everyRegionHasZones(String region, int count, String firstId) {
		assertThat(ZoneService.of(region)).hasSize(count)
			.first()
			.satisfies((zone) -> assertThat(zone.zoneName()).isEqualTo(region + "a"))
			.satisfies((zone) -> assertThat(zone.zoneId()).isEqualTo(firstId));
	}

	@Test
	void regionsAreDescribedWithTheirEndpoints() {
		DescribeRegionsResponse found = this.ec2
			.play(DescribeRegionsRequest.builder().regionNames("ap-northeast-1").build());
		assertThat(found.regions()).extracting(Region::endpoint).containsExactly("ec2.ap-northeast-1.amazonaws.com");
		this.ec2.refuses("InvalidParameterValue", DescribeRegionsRequest.builder().regionNames("mars-1").build());
	}

	@Test
	void regionsThatAreNotOptedInAreDescribedWhenTheyAreAskedFor() {
		DescribeRegionsResponse usual = this.ec2.play(DescribeRegionsRequest.builder().build());
		assertThat(usual.regions()).hasSize(17).extracting(Region::optInStatus).containsOnly("opt-in-not-required");
		DescribeRegionsResponse named = this.ec2
			.play(DescribeRegionsRequest.builder().regionNames("ap-east-1").build());
		assertThat(named.regions()).extracting(Region::optInStatus).containsExactly("not-opted-in");
		DescribeRegionsResponse all = this.ec2.play(DescribeRegionsRequest.builder().allRegions(true).build());
		assertThat(all.regions()).hasSize(34).extracting(Region::regionName).isSorted();
		DescribeRegionsResponse filtered = this.ec2.play(DescribeRegionsRequest.builder()
			.allRegions(true)
			.filters((filter) -> filter.name("opt-in-status").values("not-opted-in"))
			.build());
		assertThat(filtered.regions()).hasSize(17);
	}

}
