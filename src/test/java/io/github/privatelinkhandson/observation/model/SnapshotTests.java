package io.github.privatelinkhandson.observation.model;

import java.time.Instant;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class SnapshotTests {

	private static final Vpc RED = SnapshotMapper.vpc(vpc("vpc-1", "red"));

	private static final Vpc BLUE = SnapshotMapper.vpc(vpc("vpc-2", "blue"));

	private static final LoadBalancer RED_LOAD_BALANCER = LoadBalancingMapper.loadBalancer(
			software.amazon.awssdk.services.elasticloadbalancingv2.model.LoadBalancer.builder()
				.loadBalancerArn("arn:1")
				.loadBalancerName("red")
				.vpcId("vpc-1")
				.build(),
			Map.of(), List.of(),
			List.of(software.amazon.awssdk.services.elasticloadbalancingv2.model.Tag.builder()
				.key("colour")
				.value("red")
				.build()));

	private final Snapshot snapshot = new Snapshot("111122223333", "ap-northeast-1", Instant.EPOCH,
			List.of(RED, BLUE, RED_LOAD_BALANCER));

	@Test
	void findsByTagWhateverTheTypeOrOfOne() {
		assertThat(this.snapshot.tagged("colour", "red")).containsExactlyInAnyOrder(RED, RED_LOAD_BALANCER);
		assertThat(this.snapshot.tagged(Vpc.class, "colour", "red")).containsExactly(RED);
		assertThat(this.snapshot.tagged("colour", "green")).isEmpty();
		assertThat(this.snapshot.tagged("size", "red")).isEmpty();
	}

	@Test
	void findsByIdWhateverTheType() {
		assertThat(this.snapshot.find("vpc-2")).containsExactly(BLUE);
		assertThat(this.snapshot.find("arn:1")).containsExactly(RED_LOAD_BALANCER);
		assertThat(this.snapshot.find("vpc-3")).isEmpty();
	}

	private static software.amazon.awssdk.services.ec2.model.Vpc vpc(String id, String colour) {
		return software.amazon.awssdk.services.ec2.model.Vpc.builder()
			.vpcId(id)
			.cidrBlock("10.0.0.0/16")
			.tags((tag) -> tag.key("colour").value(colour))
			.build();
	}

}
