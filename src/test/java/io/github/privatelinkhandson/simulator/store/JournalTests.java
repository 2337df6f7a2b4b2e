package io.github.privatelinkhandson.simulator.store;

import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.ec2.model.Tag;
import software.amazon.awssdk.services.ec2.model.Vpc;

import static org.assertj.core.api.Assertions.assertThat;

class JournalTests {

	private static final String ANYTHING = "tab\t, lines\r\n, \"quotes\" and \\, 日本語 \u2028 \u0000";

	@Test
	void changesAreReadAsTheyWereWritten() {
		Vpc model = Vpc.builder().vpcId("vpc-1").tags(Tag.builder().key("Name").value(ANYTHING).build()).build();
		Resource<Vpc> vpc = Resource
			.created(ResourceTypes.VPC, "vpc-1", model, Instant.parse("2026-01-01T00:00:00.123456Z"))
			.withAttribute("file", ANYTHING);
		List<Change> changes = List.of(Change.put("us-east-1", vpc), Change.NOTHING,
				new Change("us-east-1", ResourceTypes.SUBNET, "subnet-1", null));
		List<String> texts = Journal.write(changes);
		assertThat(texts).hasSize(1);
		assertThat(Journal.read(texts.get(0))).isEqualTo(changes);
	}

	@Test
	void noTextIsTooLongForItsColumn() {
		String large = "x".repeat(60_000);
		List<Change> changes = IntStream.range(0, 50)
			.mapToObj((i) -> Change.put("us-east-1",
					Resource
						.created(ResourceTypes.VPC, "vpc-" + i, Vpc.builder().vpcId("vpc-" + i).build(), Instant.EPOCH)
						.withAttribute("file", large)))
			.toList();
		List<String> texts = Journal.write(changes);
		assertThat(texts).hasSizeBetween(10, 20).allSatisfy((text) -> assertThat(text).hasSizeLessThan(300_000));
		assertThat(texts.stream().flatMap((text) -> Journal.read(text).stream())).isEqualTo(changes);
	}

}
