package io.github.privatelinkhandson.security;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;

import io.github.privatelinkhandson.facilitator.SignIns;
import io.github.privatelinkhandson.testkit.ConsoleTest;
import io.github.privatelinkhandson.testkit.TestPlan;
import io.github.privatelinkhandson.workshop.Participants;
import io.github.privatelinkhandson.workshop.Workshop;
import io.github.privatelinkhandson.workshop.Workshops;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A stream of events ends when whoever listens may not any more.
 */
@ConsoleTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
		properties = { "handson.practice.port=-1", "handson.facilitator.password=correct horse battery" })
@Tag("slow")
class StreamAccessTests {

	private static final Duration TWO_HEARTBEATS = Duration.ofSeconds(32);

	@LocalServerPort
	private int port;

	@Autowired
	private Workshops workshops;

	@Autowired
	private Participants participants;

	@Autowired
	private SignIns signIns;

	@Test
	void streamEndsAfterASignOutAReissueOrAClosingAndNotBefore() throws Exception {
		Workshop closing = newWorkshop();
		Participants.Registration ann = join(closing, "Ann");
		Participants.Registration bob = join(newWorkshop(), "Bob");
		Participants.Registration eve = join(newWorkshop(), "Eve");
		String secret = this.signIns.open("facilitator");
		CompletableFuture<String> signedOut = follow(ann, "facilitator=" + secret);
		CompletableFuture<String> closed = follow(ann, "participant=" + ann.secret());
		CompletableFuture<String> reissued = follow(bob, "participant=" + bob.secret());
		CompletableFuture<String> staying = follow(eve, "participant=" + eve.secret());
		this.signIns.close(secret);
		this.workshops.close(closing.id(), "over");
		this.participants.reissue(bob.participant().id());
		Awaitility.await()
			.atMost(TWO_HEARTBEATS)
			.until(() -> signedOut.isDone() && closed.isDone() && reissued.isDone());
		assertThat(List.of(signedOut.get(), closed.get(), reissued.get())).containsOnly("event:ended");
		assertThat(staying).isNotDone();
	}

	/**
	 * Listens until the stream ends, and finds the type of its last event.
	 */
	private CompletableFuture<String> follow(Participants.Registration whose, String cookie) throws Exception {
		String lab = this.participants.get(whose.participant().id()).lab();
		HttpResponse<Stream<String>> stream = HttpClient.newHttpClient()
			.send(HttpRequest.newBuilder(URI.create("http://localhost:" + this.port + "/api/labs/" + lab + "/events"))
				.header("Cookie", cookie)
				.build(), HttpResponse.BodyHandlers.ofLines());
		assertThat(stream.statusCode()).isEqualTo(200);
		return CompletableFuture.supplyAsync(() -> stream.body()
			.filter((line) -> line.startsWith("event:"))
			.reduce((before, last) -> last)
			.orElse(""), (task) -> new Thread(task).start());
	}

	private Participants.Registration join(Workshop workshop, String name) {
		Participants.Registration joined = this.participants.join(workshop.id(), name, null);
		this.participants.assignLab(joined.participant().id());
		return joined;
	}

	private Workshop newWorkshop() {
		return TestPlan.practice().from(Instant.now().minusSeconds(60)).create(this.workshops, "facilitator");
	}

}
