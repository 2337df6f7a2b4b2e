package io.github.privatelinkhandson.workshop.dashboard;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import io.github.privatelinkhandson.lab.StageKey;
import io.github.privatelinkhandson.testkit.SharedConsole;
import io.github.privatelinkhandson.testkit.TestConsole;
import io.github.privatelinkhandson.testkit.TestPlan;
import io.github.privatelinkhandson.workshop.HelpQueue;
import io.github.privatelinkhandson.workshop.Participant;
import io.github.privatelinkhandson.workshop.Participants;
import io.github.privatelinkhandson.workshop.Workshop;
import io.github.privatelinkhandson.workshop.Workshops;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests {@link DashboardStream}: changes are sent once within a second, and clients that
 * missed some reload everything.
 */
@ExtendWith(SharedConsole.class)
class DashboardStreamTests {

	private static final Duration SOON = Duration.ofSeconds(1);

	private final TestConsole console;

	private final Participants participants;

	private final HelpQueue helpQueue;

	DashboardStreamTests(TestConsole console) {
		this.console = console;
		this.participants = console.bean(Participants.class);
		this.helpQueue = console.bean(HelpQueue.class);
	}

	@Test
	void changeIsSentToEveryDashboardOnceWithinASecond() throws Exception {
		Workshop workshop = workshop();
		Participant ann = seat(workshop, "Ann");
		seat(workshop, "Bob");
		List<String> one = follow(workshop, "");
		List<String> other = follow(workshop, "");
		await(() -> data(one).size() == 1 && data(other).size() == 1);
		assertThat(data(one)).first().asString().contains("\"rows\":null");
		assertThat(one).anyMatch((line) -> line.matches("retry:([1-9]\\d{3}|10000)"));
		this.helpQueue.raise(ann.id(), "Why?");
		await(() -> data(one).size() == 2 && data(other).size() == 2);
		assertThat(data(one).get(1)).contains("\"rows\":[\"" + ann.id() + "\"]");
		assertThat(data(other)).isEqualTo(data(one));
	}

	@Test
	void completedStepsAreSent() throws Exception {
		Workshop workshop = workshop();
		Participant ann = seat(workshop, "Ann");
		List<String> dashboard = follow(workshop, "");
		await(() -> data(dashboard).size() == 1);
		this.console.commands().run(ann.lab(), StageKey.VPC);
		await(() -> data(dashboard).size() > 1);
		assertThat(data(dashboard)).last().asString().contains(ann.id());
		this.console.awaitReady(this.console.lab(ann.lab()));
		assertThat(data(dashboard)).doesNotHaveDuplicates();
	}

	@Test
	void clientWithCurrentVersionReceivesNothing() throws Exception {
		Workshop workshop = workshop();
		Participant ann = seat(workshop, "Ann");
		List<String> first = follow(workshop, "");
		await(() -> data(first).size() == 1);
		String version = data(first).get(0).replaceAll(".*\"version\":\"([^\"]+)\".*", "$1");
		List<String> again = follow(workshop, version);
		await(() -> again.contains(":alive"));
		this.participants.lock(ann.id(), true);
		await(() -> data(again).size() == 1);
		assertThat(data(again).get(0)).contains(ann.id());
	}

	private static void await(Callable<Boolean> condition) {
		Awaitility.await().atMost(SOON).pollInterval(Duration.ofMillis(20)).until(condition);
	}

	private static List<String> data(List<String> lines) {
		return lines.stream().filter((line) -> line.startsWith("data:")).toList();
	}

	private List<String> follow(Workshop workshop, String seen) throws IOException, InterruptedException {
		HttpRequest request = HttpRequest
			.newBuilder(
					URI.create("http://localhost:" + this.console.port() + "/workshops/" + workshop.id() + "/events"))
			.header("Accept", "text/event-stream")
			.header("Last-Event-ID", seen)
			.build();
		HttpResponse<Stream<String>> answer = HttpClient.newHttpClient()
			.send(request, HttpResponse.BodyHandlers.ofLines());
		assertThat(answer.statusCode()).isEqualTo(200);
		List<String> lines = new CopyOnWriteArrayList<>();
		CompletableFuture.runAsync(() -> answer.body().forEach(lines::add));
		return lines;
	}

	private Participant seat(Workshop workshop, String name) {
		return this.participants.assignLab(this.participants.join(workshop.id(), name, null).participant().id());
	}

	private Workshop workshop() {
		return this.console.bean(Workshops.class).create(TestPlan.practice().plan(), "fay");
	}

}
