package io.github.privatelinkhandson.bench;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

import io.github.privatelinkhandson.HandsonApplication;
import io.github.privatelinkhandson.aws.CloudMode;
import io.github.privatelinkhandson.lab.StageKey;
import io.github.privatelinkhandson.workshop.ParticipationRules;
import io.github.privatelinkhandson.workshop.Workshop;
import io.github.privatelinkhandson.workshop.WorkshopPlan;
import io.github.privatelinkhandson.workshop.Workshops;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A workshop full of people who join, read, follow their labs and build, with a
 * facilitator's dashboard open. It fails where something goes wrong, never because the
 * machine is slow; its figures are in docs/benchmarks.md.
 */
@Tag("bench")
class WorkshopBenchmark {

	private static final Logger logger = LoggerFactory.getLogger("bench");

	private static final String PASSWORD = "correct horse battery";

	private static final Duration LESSON = Duration.ofSeconds(60);

	/** The first pages of a console are slow; so many people open them beforehand. */
	private static final int WARMING_UP = 12;

	private static final Duration WARM_UP = Duration.ofSeconds(20);

	/** So many people press a button at the same moment. */
	private static final int AT_ONCE = 20;

	@TempDir
	Path data;

	@ParameterizedTest
	@ValueSource(ints = { 30, 300 })
	void workshop(int people) throws Exception {
		ExecutorService crowd = Executors.newCachedThreadPool();
		try (ConfigurableApplicationContext console = start()) {
			hold(console, crowd, WARMING_UP, WARM_UP);
			logger.info("BENCH workshop of {}: {}", people, hold(console, crowd, people, LESSON));
		}
		finally {
			crowd.shutdownNow();
		}
	}

	/**
	 * Holds a workshop.
	 * @return its figures
	 */
	private static String hold(ConfigurableApplicationContext console, ExecutorService crowd, int people,
			Duration lasting) throws Exception {
		int port = Integer.parseInt(console.getEnvironment().getRequiredProperty("local.server.port"));
		Workshop workshop = workshop(console, people);
		Visitor.Times joining = new Visitor.Times();
		Visitor.Times pages = new Visitor.Times();
		DashboardVisitor dashboard = new DashboardVisitor(port, workshop.id(), PASSWORD);
		dashboard.open(crowd);
		List<ParticipantVisitor> room = join(crowd, port, workshop, people, joining, pages);
		for (ParticipantVisitor visitor : room.subList(0, people / 4)) {
			visitor.run();
		}
		List<Long> news = dashboard.probe(room, lasting);
		long heap = heap();
		dashboard.close();
		room.forEach(ParticipantVisitor::close);
		assertThat(room).flatExtracting(ParticipantVisitor::failures).isEmpty();
		assertThat(dashboard.failures()).isEmpty();
		return "joining %s; pages %s; on the dashboard after %s; its pages %s; %d events to participants; heap %d MiB"
			.formatted(joining, pages, Visitor.Times.of(news), dashboard.pages(),
					room.stream().mapToLong(ParticipantVisitor::events).sum(), heap);
	}

	private ConfigurableApplicationContext start() {
		return new SpringApplicationBuilder(HandsonApplication.class).web(WebApplicationType.SERVLET)
			.registerShutdownHook(false)
			.run("--server.port=0", "--handson.practice.port=-1", "--handson.data-dir=" + this.data,
					"--handson.facilitator.password=" + PASSWORD);
	}

	private static Workshop workshop(ConfigurableApplicationContext console, int people) {
		Instant now = Instant.now();
		return console.getBean(Workshops.class)
			.create(new WorkshopPlan(
					new Workshop.Details("Benchmark", CloudMode.PRACTICE, List.of("ap-northeast-1"), people, null),
					new Workshop.Schedule(now, now.plusSeconds(7200), Duration.ofMinutes(30)),
					new ParticipationRules(true, true, StageKey.CONNECTION)), "facilitator");
	}

	private static List<ParticipantVisitor> join(ExecutorService crowd, int port, Workshop workshop, int people,
			Visitor.Times joining, Visitor.Times pages) throws Exception {
		ExecutorService door = Executors.newFixedThreadPool(AT_ONCE);
		try {
			List<Future<ParticipantVisitor>> coming = IntStream.range(0, people)
				.mapToObj((number) -> door.submit(() -> {
					ParticipantVisitor visitor = new ParticipantVisitor(port, "Visitor " + number, joining, pages);
					visitor.join(workshop.joinCode(), crowd);
					return visitor;
				}))
				.toList();
			List<ParticipantVisitor> room = new ArrayList<>();
			for (Future<ParticipantVisitor> visitor : coming) {
				room.add(visitor.get());
			}
			return room;
		}
		finally {
			door.shutdown();
		}
	}

	private static long heap() {
		System.gc();
		Runtime runtime = Runtime.getRuntime();
		return (runtime.totalMemory() - runtime.freeMemory()) / (1 << 20);
	}

}
