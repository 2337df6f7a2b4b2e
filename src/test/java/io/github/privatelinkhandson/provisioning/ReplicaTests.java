package io.github.privatelinkhandson.provisioning;

import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import tools.jackson.databind.JsonNode;

import io.github.privatelinkhandson.lab.Lab;
import io.github.privatelinkhandson.testkit.ConsoleProcess;
import io.github.privatelinkhandson.testkit.PostgresServer;
import io.github.privatelinkhandson.testkit.TestConsole;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/**
 * Several consoles on one PostgreSQL work side by side, and one goes on with what another
 * leaves.
 */
@Tag("slow")
class ReplicaTests {

	private static final double SPEED = 20;

	private static final int RUNS = 10;

	private static final Duration MAX_TAKEOVER = Duration.ofSeconds(30);

	private static final Duration MAX_BUILD = Duration.ofSeconds(120);

	@TempDir
	static Path folder;

	private static PostgresServer postgres;

	@BeforeAll
	static void startPostgres() {
		postgres = PostgresServer.start().orElse(null);
		assumeTrue(postgres != null, "PostgreSQL is not installed");
	}

	@AfterAll
	static void stopPostgres() {
		if (postgres != null) {
			postgres.close();
		}
	}

	@Test
	void runsOfAConsoleThatIsKilledAreCompletedByAnother() throws Exception {
		try (ConsoleProcess one = launch("one"); ConsoleProcess other = launch("other")) {
			one.awaitStart();
			other.awaitStart();
			List<String> labs = new ArrayList<>();
			for (int run = 0; run < RUNS; run++) {
				ConsoleProcess console = (run % 2 == 0) ? one : other;
				labs.add(console.post("", "{\"mode\": \"practice\"}").get("id").asString());
			}
			Queue<String> news = follow(other, labs.get(0));
			for (int run = 0; run < RUNS; run++) {
				((run % 2 == 0) ? one : other).post("/" + labs.get(run) + "/run", "{}");
			}
			labs.forEach((lab) -> other.await(lab, MAX_BUILD, (view) -> ready(view) > 10));
			long toldBefore = news.size();
			assertThat(toldBefore).as("news of a lab that the other console works on").isPositive();
			one.kill();
			Instant killed = Instant.now();
			Awaitility.await().atMost(MAX_TAKEOVER).until(() -> jobsWithoutHeartbeatSince(killed) == 0);
			labs.forEach((
					lab) -> assertThat(other.await(lab, MAX_BUILD, (view) -> ConsoleProcess.is(view, "ready", "failed"))
						.get("status")
						.asString()).isEqualTo("ready"));
			Awaitility.await().until(() -> news.stream().anyMatch((line) -> line.contains("\"status\":\"ready\"")));
			assertComplete(labs);
		}
	}

	/**
	 * How many jobs are still held by a console from which nothing was heard since then.
	 */
	private static int jobsWithoutHeartbeatSince(Instant then) {
		return JdbcClient
			.create(new DriverManagerDataSource(postgres.jdbcUrl(), postgres.username(), postgres.password()))
			.sql("SELECT count(*) FROM scheduled_tasks WHERE picked AND last_heartbeat < ?")
			.param(then.atOffset(ZoneOffset.UTC))
			.query(Integer.class)
			.single();
	}

	/**
	 * A third console sees ten complete labs, and can take them down.
	 */
	private static void assertComplete(List<String> labs) {
		try (TestConsole console = TestConsole.on(postgres, SPEED)) {
			List<Lab> found = labs.stream().map(console::lab).toList();
			found.forEach((lab) -> assertThat(console.owned(lab)).isEqualTo(TestConsole.wholeLab()));
			assertThat(console.tearDown(found.get(0)).complete()).isTrue();
			assertThat(console.owned(found.get(0))).isEmpty();
		}
	}

	private static Queue<String> follow(ConsoleProcess console, String lab) {
		Queue<String> lines = new ConcurrentLinkedQueue<>();
		HttpRequest request = HttpRequest.newBuilder(console.address().resolve("/api/labs/" + lab + "/events")).build();
		HttpClient.newHttpClient()
			.sendAsync(request, HttpResponse.BodyHandlers.ofLines())
			.thenAccept((answer) -> answer.body().filter((line) -> line.startsWith("data:")).forEach(lines::add));
		Awaitility.await().until(() -> !lines.isEmpty());
		lines.clear();
		return lines;
	}

	private static int ready(JsonNode lab) {
		int ready = 0;
		for (JsonNode stage : lab.get("stages")) {
			for (JsonNode step : stage.get("steps")) {
				ready += step.get("status").asString().equals("ready") ? 1 : 0;
			}
		}
		return ready;
	}

	private static ConsoleProcess launch(String name) {
		return ConsoleProcess.launch(folder.resolve(name + ".log"), "handson.data-dir=" + folder.resolve(name),
				"handson.practice.speed=" + SPEED, "spring.datasource.url=" + postgres.jdbcUrl(),
				"spring.datasource.username=" + postgres.username());
	}

}
