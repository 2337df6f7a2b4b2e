package io.github.privatelinkhandson.bench;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.concurrent.ThreadLocalRandom;

/**
 * A facilitator with the dashboard open. Each time it hears of a change it fetches the
 * changed rows, as the page does.
 */
class DashboardVisitor extends Visitor {

	private static final Duration LONGEST = Duration.ofSeconds(20);

	private final String workshop;

	private final String password;

	private final Times pages = new Times();

	private volatile String rows = "";

	DashboardVisitor(int port, String workshop, String password) {
		super(port);
		this.workshop = workshop;
		this.password = password;
	}

	Times pages() {
		return this.pages;
	}

	void open(Executor crowd) {
		Times signingIn = new Times();
		post(get("/login", signingIn), "/login", Map.of("name", "facilitator", "password", this.password), signingIn);
		get("/workshops/" + this.workshop, this.pages);
		follow("/workshops/" + this.workshop + "/events", crowd, this::heard);
	}

	/**
	 * Has people raise their hands, one after the other.
	 * @return after how many milliseconds the changed row was on the dashboard
	 */
	List<Long> probe(List<ParticipantVisitor> room, Duration lesson) throws InterruptedException {
		List<Long> news = new ArrayList<>();
		long end = System.nanoTime() + lesson.toNanos();
		while (System.nanoTime() < end) {
			ParticipantVisitor somebody = room.get(ThreadLocalRandom.current().nextInt(room.size()));
			String question = "Question " + System.nanoTime();
			long begun = System.nanoTime();
			somebody.raiseHand(question);
			while (!this.rows.contains(question)) {
				if (System.nanoTime() - begun > LONGEST.toNanos()) {
					throw new AssertionError("The dashboard has not heard of " + somebody.name());
				}
				Thread.sleep(5);
			}
			news.add((System.nanoTime() - begun) / 1_000_000);
			somebody.lowerHand();
			Thread.sleep(500);
		}
		return news;
	}

	private void heard(String event, String data) {
		this.rows = get("/workshops/" + this.workshop, this.pages);
	}

}
