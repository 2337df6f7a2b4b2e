package io.github.privatelinkhandson.provisioning;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

import io.github.privatelinkhandson.aws.CloudMode;
import io.github.privatelinkhandson.lab.Lab;
import io.github.privatelinkhandson.lab.StageKey;
import io.github.privatelinkhandson.teardown.Teardown;
import io.github.privatelinkhandson.testkit.TestConsole;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A room of labs that are started together all reach "Hello!".
 */
@Tag("slow")
class ManyLabsTests {

	private static final int LABS = Integer.getInteger("room.labs", 30);

	@TempDir
	Path data;

	@Test
	void roomOfLabsStartedTogetherIsBuiltAndTakenDown() {
		try (TestConsole console = TestConsole.withoutPorts(this.data, 20)) {
			List<Lab> labs = IntStream.range(0, LABS).mapToObj((i) -> console.open(CloudMode.PRACTICE)).toList();
			Instant start = Instant.now();
			labs.forEach((lab) -> console.commands().run(lab.id(), StageKey.CONNECTION));
			awaitAll(console, labs, "ready");
			LoggerFactory.getLogger(ManyLabsTests.class)
				.info("{} labs were ready after {}", LABS, Duration.between(start, Instant.now()));
			assertThat(labs).allSatisfy((lab) -> assertThat(console.owned(lab)).isEqualTo(TestConsole.wholeLab()));
			labs.forEach((lab) -> console.bean(Teardown.class).start(lab.id()));
			awaitAll(console, labs, "gone");
		}
	}

	private static void awaitAll(TestConsole console, List<Lab> labs, String status) {
		Awaitility.await()
			.atMost(Duration.ofMinutes(5))
			.pollInterval(Duration.ofMillis(500))
			.failFast(() -> labs.stream().anyMatch((lab) -> console.lab(lab.id()).status().key().equals("failed")))
			.until(() -> labs.stream().allMatch((lab) -> console.lab(lab.id()).status().key().equals(status)));
	}

}
