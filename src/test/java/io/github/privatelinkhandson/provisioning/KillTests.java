package io.github.privatelinkhandson.provisioning;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Random;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

import io.github.privatelinkhandson.lab.Lab;
import io.github.privatelinkhandson.teardown.Receipt;
import io.github.privatelinkhandson.testkit.ConsoleProcess;
import io.github.privatelinkhandson.testkit.TestConsole;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A console whose process is killed again and again while it builds a lab and takes it
 * down comes to the same end as one that is not.
 */
@Tag("slow")
class KillTests {

	private static final int KILLS = 10;

	private static final double SPEED = 40;

	/** A whole build takes about four times as long at that speed. */
	private static final int MAX_LIFE_MILLIS = 2500;

	private static final Duration LONGEST = Duration.ofSeconds(120);

	private static final long SEED = Long.getLong("seed", System.nanoTime());

	@TempDir
	Path folder;

	private final Random random = new Random(SEED);

	@Test
	void processThatIsKilledTwentyTimesLeavesTheSameLabAndThenNothing() {
		String id;
		try (ConsoleProcess first = start()) {
			id = first.post("", "{\"mode\": \"practice\"}").get("id").asString();
			first.post("/" + id + "/run", "{}");
			live();
		}
		for (int kills = 1; kills < KILLS; kills++) {
			try (ConsoleProcess console = start()) {
				live();
			}
		}
		try (ConsoleProcess console = start()) {
			JsonNode built = console.await(id, LONGEST, (lab) -> ConsoleProcess.is(lab, "ready", "failed"));
			assertThat(built.get("status").asString()).as("seed %d: %s", SEED, built).isEqualTo("ready");
		}
		try (TestConsole console = TestConsole.withoutPorts(this.folder, SPEED)) {
			assertThat(console.owned(console.lab(id))).as("seed %d", SEED).isEqualTo(TestConsole.wholeLab());
		}
		try (ConsoleProcess console = start()) {
			console.tearDown(id);
			live();
		}
		for (int kills = 1; kills < KILLS; kills++) {
			try (ConsoleProcess console = start()) {
				live();
			}
		}
		try (TestConsole console = TestConsole.withoutPorts(this.folder, SPEED)) {
			Lab lab = console.lab(id);
			Receipt receipt = console.awaitTeardown(lab);
			assertThat(receipt.complete()).as("seed %d: %s", SEED, receipt).isTrue();
			assertThat(console.owned(lab)).as("seed %d", SEED).isEmpty();
		}
	}

	private ConsoleProcess start() {
		return ConsoleProcess.start(this.folder.resolve("log"), "handson.data-dir=" + this.folder,
				"handson.practice.speed=" + SPEED);
	}

	/**
	 * Lets some time pass, however much, before the process is killed.
	 */
	private void live() {
		Duration life = Duration.ofMillis(this.random.nextInt(MAX_LIFE_MILLIS));
		Awaitility.await().pollDelay(life).atMost(life.plusSeconds(10)).until(() -> true);
	}

}
