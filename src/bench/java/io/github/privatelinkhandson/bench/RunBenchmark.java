package io.github.privatelinkhandson.bench;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import io.github.privatelinkhandson.aws.CloudMode;
import io.github.privatelinkhandson.lab.Lab;
import io.github.privatelinkhandson.lab.StageKey;
import io.github.privatelinkhandson.provisioning.LabView;
import io.github.privatelinkhandson.simulator.PracticeAws;
import io.github.privatelinkhandson.simulator.quotas.Quota;
import io.github.privatelinkhandson.simulator.quotas.TestQuotas;
import io.github.privatelinkhandson.simulator.store.ResourceStore;
import io.github.privatelinkhandson.teardown.Teardown;
import io.github.privatelinkhandson.testkit.TestConsole;

/**
 * How long runs take compared with what AWS takes, what they ask of AWS, and how a room
 * full of them fares. It writes its figures to the log; the documented ones are in
 * docs/benchmarks.md.
 */
@Tag("bench")
class RunBenchmark {

	private static final Logger logger = LoggerFactory.getLogger("bench");

	private static final double SPEED = 20;

	private static final int PLENTY = 100_000;

	@TempDir
	Path data;

	/**
	 * The time to "Hello!" against the critical path.
	 */
	@ParameterizedTest
	@ValueSource(doubles = { 20, 1 })
	void oneLab(double speed) {
		try (TestConsole console = TestConsole.withoutPorts(this.data, speed)) {
			Room.of(console, 1, null).build(); // warms up
			Room room = Room.of(console, 1, null);
			Duration took = room.build();
			CriticalPath path = room.criticalPath(0);
			double seconds = path.length().toMillis() / 1000.0 / speed;
			logger.info("BENCH one lab at speed {}: Hello after {} s, critical path {} s, ratio {}; {}", speed,
					took.toMillis() / 1000.0, seconds, "%.3f".formatted(took.toMillis() / 1000.0 / seconds),
					path.steps());
		}
	}

	/**
	 * The calls per lab and minute, with all labs in one account; and how long it takes
	 * to take all of them down.
	 */
	@ParameterizedTest
	@ValueSource(ints = { 1, 30, 300 })
	void callsInOneAccount(int labs) {
		AtomicReference<CountingCloud> counting = new AtomicReference<>();
		try (TestConsole console = TestConsole.withoutPorts(this.data, SPEED, (cloud) -> {
			CountingCloud counted = new CountingCloud(cloud);
			counting.compareAndSet(null, (cloud.mode() == CloudMode.PRACTICE) ? counted : null);
			return counted;
		}, (source) -> source)) {
			String account = console.bean(PracticeAws.class).newAccount().id();
			for (Quota quota : Quota.values()) {
				TestQuotas.set(console.bean(ResourceStore.class), account, TestConsole.REGION, quota, PLENTY);
			}
			counting.get().use(account);
			Room room = Room.of(console, labs, null);
			Map<String, Long> before = counting.get().calls();
			Duration took = room.build();
			Map<String, Long> calls = counting.get().calls();
			long all = sum(calls, before, ".*");
			long describing = sum(calls, before, "(Describe|List|Get).*");
			logger.info(
					"BENCH {} labs in one account at speed {}: {} s, {} calls a lab ({} that change something), "
							+ "{} Describe calls a minute of AWS's time",
					labs, SPEED, took.toSeconds(), all / labs, (all - describing) / labs,
					"%.1f".formatted(describing / (took.toMillis() / 60000.0 * SPEED)));
			Map<String, Long> built = counting.get().calls();
			Duration gone = room.tearDown();
			logger.info("BENCH {} labs in one account at speed {}: gone after {} s, {} calls a lab", labs, SPEED,
					gone.toSeconds(), sum(counting.get().calls(), built, ".*") / labs);
		}
	}

	/**
	 * A room of labs, each in an account of its own, while people open pages.
	 */
	@ParameterizedTest
	@ValueSource(ints = { 30, 300 })
	void room(int labs) throws Exception {
		try (TestConsole console = TestConsole.withPorts(this.data, SPEED)) {
			List<Long> pages = Collections.synchronizedList(new ArrayList<>());
			Room room = Room.of(console, labs, pages);
			Duration cpu = cpu();
			Duration took = room.build();
			Collections.sort(pages);
			logger.info(
					"BENCH room of {} at speed {}: all at Hello after {} s, {} pages, p50 {} ms, p99 {} ms, most "
							+ "{} ms; heap after collection {} MiB",
					labs, SPEED, took.toMillis() / 1000.0, pages.size(), pages.get(pages.size() / 2),
					pages.get((int) (pages.size() * 0.99)), pages.get(pages.size() - 1), cpu().minus(cpu).toSeconds(),
					heap());
		}
	}

	private static long sum(Map<String, Long> calls, Map<String, Long> before, String actions) {
		return calls.entrySet()
			.stream()
			.filter((call) -> call.getKey().matches(actions))
			.mapToLong((call) -> call.getValue() - before.getOrDefault(call.getKey(), 0L))
			.sum();
	}

	private static Duration cpu() {
		return ProcessHandle.current().info().totalCpuDuration().orElseThrow();
	}

	private static long heap() {
		System.gc();
		Runtime runtime = Runtime.getRuntime();
		return (runtime.totalMemory() - runtime.freeMemory()) >> 20;
	}

	/**
	 * Labs that are built together.
	 *
	 * @param pages how long pages took that were opened meanwhile, in milliseconds; null
	 * where none are to be opened
	 */
	private record Room(TestConsole console, List<Lab> labs, List<Long> pages) {

		static Room of(TestConsole console, int labs, List<Long> pages) {
			return new Room(console,
					IntStream.range(0, labs).mapToObj((i) -> console.open(CloudMode.PRACTICE)).toList(), pages);
		}

		/**
		 * Builds all labs.
		 * @return how long that took
		 */
		Duration build() {
			Instant start = Instant.now();
			this.labs.forEach((lab) -> this.console.commands().run(lab.id(), StageKey.CONNECTION));
			Awaitility.await()
				.atMost(Duration.ofMinutes(30))
				.pollInterval(Duration.ofMillis((this.pages != null) ? 100 : 20))
				.until(this::look);
			List<Lab> failed = this.labs.stream().filter((lab) -> !is(lab, "ready")).toList();
			if (!failed.isEmpty()) {
				throw new AssertionError(
						failed.size() + " failed: " + TestConsole.failures(this.console.view(failed.get(0))));
			}
			Instant end = this.labs.stream().map(this::end).max(Instant::compareTo).orElseThrow();
			return Duration.between(start, end);
		}

		/**
		 * Takes all labs down.
		 * @return how long that took
		 */
		Duration tearDown() {
			Instant start = Instant.now();
			this.labs.forEach((lab) -> this.console.bean(Teardown.class).start(lab.id()));
			Awaitility.await()
				.atMost(Duration.ofMinutes(30))
				.pollInterval(Duration.ofMillis(100))
				.until(() -> this.labs.stream().allMatch((lab) -> is(lab, "gone") || is(lab, "failed")));
			long left = this.labs.stream()
				.filter((lab) -> !this.console.bean(Teardown.class).receipt(lab.id()).complete())
				.count();
			if (left > 0) {
				throw new AssertionError(left + " are not gone");
			}
			return Duration.between(start, Instant.now());
		}

		/**
		 * Everybody opens a page, as people do before they start.
		 */
		void openPages() throws Exception {
			for (Lab lab : this.labs) {
				open(lab);
			}
		}

		CriticalPath criticalPath(int lab) {
			return new CriticalPath(this.console.view(this.labs.get(lab))
				.stages()
				.stream()
				.flatMap((stage) -> stage.steps().stream())
				.filter((step) -> step.id() != null)
				.collect(Collectors.toMap(LabView.Step::key, LabView.Step::id)));
		}

		private boolean look() throws Exception {
			if (this.pages != null) {
				open(this.labs.get((int) (Math.random() * this.labs.size())));
			}
			return this.labs.stream().allMatch((lab) -> is(lab, "ready") || is(lab, "failed"));
		}

		private void open(Lab lab) throws Exception {
			long begun = System.nanoTime();
			HttpResponse<String> page = HttpClient.newHttpClient()
				.send(HttpRequest
					.newBuilder(URI
						.create("http://localhost:" + this.console.port() + "/labs/" + lab.id() + "/stages/connection"))
					.build(), HttpResponse.BodyHandlers.ofString());
			if (page.statusCode() != 200) {
				throw new AssertionError(page.statusCode() + " " + page.body());
			}
			this.pages.add((System.nanoTime() - begun) / 1_000_000);
		}

		private boolean is(Lab lab, String status) {
			return this.console.lab(lab.id()).status().key().equals(status);
		}

		/** When the last step of a lab was ready. */
		private Instant end(Lab lab) {
			return this.console.view(lab)
				.stages()
				.stream()
				.flatMap((stage) -> stage.steps().stream())
				.map(LabView.Step::readyAt)
				.max(Instant::compareTo)
				.orElseThrow();
		}

	}

}
