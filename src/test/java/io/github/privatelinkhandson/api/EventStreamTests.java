package io.github.privatelinkhandson.api;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Predicate;
import java.util.stream.Stream;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import io.github.privatelinkhandson.aws.CloudMode;
import io.github.privatelinkhandson.lab.Lab;
import io.github.privatelinkhandson.lab.StageKey;
import io.github.privatelinkhandson.testkit.SharedConsole;
import io.github.privatelinkhandson.testkit.TestConsole;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests a lab's changes as server-sent events.
 */
@ExtendWith(SharedConsole.class)
class EventStreamTests {

	private final TestConsole console;

	EventStreamTests(TestConsole console) {
		this.console = console;
	}

	@Test
	void streamBeginsWithLabAndSendsEveryChangeUntilGone() throws Exception {
		Lab lab = this.console.open(CloudMode.PRACTICE);
		try (Events stream = follow(lab, null)) {
			stream.await((event) -> event.status().equals("new"));
			this.console.commands().run(lab.id(), StageKey.VPC);
			stream.await((event) -> event.status().equals("ready"));
			this.console.tearDown(lab);
			stream.await((event) -> event.status().equals("gone"));
			assertThat(stream.versions()).isSorted().doesNotHaveDuplicates();
		}
	}

	@Test
	void clientWithLastEventIdReceivesOnlyNewVersions() throws Exception {
		Lab lab = this.console.open(CloudMode.PRACTICE);
		long version = this.console.view(lab).version();
		try (Events stream = follow(lab, Long.toString(version))) {
			this.console.commands().run(lab.id(), StageKey.VPC);
			stream.await((event) -> event.status().equals("ready"));
			assertThat(stream.versions()).allMatch((seen) -> seen > version);
		}
		try (Events stream = follow(lab, Long.toString(version))) {
			stream.await((event) -> event.status().equals("ready"));
		}
	}

	@Test
	void pageWithVersionReceivesOnlyNewVersions() throws Exception {
		Lab lab = this.console.open(CloudMode.PRACTICE);
		long version = this.console.view(lab).version();
		try (Events stream = follow(lab, "?seen=" + version, null)) {
			this.console.commands().run(lab.id(), StageKey.VPC);
			stream.await((event) -> event.status().equals("ready"));
			assertThat(stream.versions()).allMatch((seen) -> seen > version);
		}
		try (Events stream = follow(lab, "?seen=999", null)) {
			stream.await((event) -> event.status().equals("ready"));
		}
	}

	@Test
	void clientWithInvalidVersionReceivesLab() throws Exception {
		Lab lab = this.console.open(CloudMode.PRACTICE);
		for (String nonsense : List.of("x", "99999999999", "99999999999999999999999999")) {
			try (Events stream = follow(lab, nonsense)) {
				stream.await((event) -> event.status().equals("new"));
			}
		}
	}

	private Events follow(Lab lab, String lastSeen) throws IOException, InterruptedException {
		return follow(lab, "", lastSeen);
	}

	private Events follow(Lab lab, String query, String lastSeen) throws IOException, InterruptedException {
		HttpRequest.Builder request = HttpRequest
			.newBuilder(
					URI.create("http://localhost:" + this.console.port() + "/api/labs/" + lab.id() + "/events" + query))
			.header("Accept", "text/event-stream");
		if (lastSeen != null) {
			request.header("Last-Event-ID", lastSeen);
		}
		HttpResponse<Stream<String>> response = HttpClient.newHttpClient()
			.send(request.build(), HttpResponse.BodyHandlers.ofLines());
		assertThat(response.statusCode()).isEqualTo(200);
		assertThat(response.headers().firstValue("Content-Type").orElseThrow()).startsWith("text/event-stream");
		return new Events(response.body());
	}

	/**
	 * An event as received.
	 */
	private record Event(String name, long id, JsonNode lab) {

		String status() {
			return this.lab.get("status").asString();
		}

	}

	/**
	 * Reads a stream of events.
	 */
	private static final class Events implements AutoCloseable {

		private final List<Event> events = Collections.synchronizedList(new ArrayList<>());

		private final Stream<String> lines;

		private String name = "";

		private String id = "";

		Events(Stream<String> lines) {
			this.lines = lines;
			CompletableFuture.runAsync(() -> lines.forEach(this::line));
		}

		void await(Predicate<Event> event) {
			Awaitility.await()
				.atMost(Duration.ofSeconds(60))
				.until(() -> List.copyOf(this.events).stream().anyMatch(event));
		}

		List<Long> versions() {
			return List.copyOf(this.events).stream().map((event) -> event.lab().get("version").asLong()).toList();
		}

		private void line(String line) {
			if (line.startsWith("event:")) {
				this.name = line.substring(6);
			}
			else if (line.startsWith("id:")) {
				this.id = line.substring(3);
			}
			else if (line.startsWith("data:")) {
				JsonNode lab = new JsonMapper().readTree(line.substring(5));
				assertThat(this.id).isEqualTo(lab.get("version").asString());
				this.events.add(new Event(this.name, Long.parseLong(this.id), lab));
			}
		}

		@Override
		public void close() {
			this.lines.close();
		}

	}

}
