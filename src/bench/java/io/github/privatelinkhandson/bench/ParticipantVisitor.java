package io.github.privatelinkhandson.bench;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.github.privatelinkhandson.lab.StageKey;

/**
 * Somebody in the room: joins, opens stages, and has the page follow the lab.
 */
class ParticipantVisitor extends Visitor {

	private static final Pattern LAB = Pattern.compile("href=\"/labs/([0-9a-f]+)\"");

	private static final Pattern STREAM = Pattern.compile("data-live=\"([^\"]+)\"");

	/** People turn a page after so many seconds. */
	private static final int READING = 20;

	private final String name;

	private final Times joining;

	private final Times pages;

	private final AtomicLong events = new AtomicLong();

	private final Semaphore news = new Semaphore(0);

	private volatile String lab = "";

	private volatile String page = "";

	private volatile StageKey stage = StageKey.VPC;

	ParticipantVisitor(int port, String name, Times joining, Times pages) {
		super(port);
		this.name = name;
		this.joining = joining;
		this.pages = pages;
	}

	String name() {
		return this.name;
	}

	long events() {
		return this.events.get();
	}

	void join(String code, Executor crowd) {
		String door = get("/join", this.joining);
		post(door, "/join", Map.of("code", code, "name", this.name), this.joining);
		Matcher found = LAB.matcher(get("/seat", this.joining));
		if (!found.find()) {
			failures().add("no lab");
			return;
		}
		this.lab = found.group(1);
		this.page = get(address(), this.pages);
		Matcher stream = STREAM.matcher(this.page);
		follow(stream.find() ? stream.group(1).replace("&amp;", "&") : "/no-stream", crowd, (event, data) -> {
			this.events.incrementAndGet();
			this.news.release();
		});
		crowd.execute(this::learn);
	}

	/**
	 * Builds everything.
	 */
	void run() {
		post(this.page, "/labs/" + this.lab + "/run", Map.of(), this.pages);
	}

	void raiseHand(String text) {
		post(this.page, "/seat/hand", Map.of("text", text), this.pages);
	}

	void lowerHand() {
		post(this.page, "/seat/hand/lower", Map.of(), this.pages);
	}

	/**
	 * Reads: turns pages now and then, and has the page fetch what has changed whenever
	 * it hears of it.
	 */
	private void learn() {
		long turn = System.nanoTime() + seconds();
		try {
			while (!hasLeft()) {
				boolean heard = this.news.tryAcquire(250, TimeUnit.MILLISECONDS);
				if (heard) {
					this.news.drainPermits();
					this.page = get(address(), this.pages);
				}
				if (System.nanoTime() > turn) {
					this.stage = StageKey.values()[ThreadLocalRandom.current().nextInt(StageKey.values().length)];
					this.page = get(address(), this.pages);
					turn = System.nanoTime() + seconds();
				}
			}
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	private static long seconds() {
		return Duration.ofMillis(ThreadLocalRandom.current().nextLong(500, READING * 2000L)).toNanos();
	}

	private String address() {
		return "/labs/" + this.lab + "/stages/" + this.stage.key();
	}

}
