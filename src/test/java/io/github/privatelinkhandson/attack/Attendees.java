package io.github.privatelinkhandson.attack;

import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * People in a workshop who read pages, poll, raise their hands, and come in one after the
 * other. What they were told has been done is kept, as is how long pages took.
 */
final class Attendees implements AutoCloseable {

	/** Between two requests of a person. */
	private static final int PAUSE = 700;

	/** Between two who come in. */
	private static final int DOOR = 2000;

	private static final int HEALTH = 250;

	private static final List<String> PAGES = List.of("/seat", "/labs/%s/stages/vpc", "/labs/%s/keys",
			"/labs/%s/calls");

	private final AttackedConsole console;

	private final String code;

	private final ScheduledExecutorService people;

	private final Map<String, Guest> labs = new ConcurrentHashMap<>();

	private final Set<String> questions = ConcurrentHashMap.newKeySet();

	private final List<Long> pages = Collections.synchronizedList(new ArrayList<>());

	private final List<Long> health = Collections.synchronizedList(new ArrayList<>());

	private final List<String> failures = Collections.synchronizedList(new ArrayList<>());

	private final AtomicInteger number = new AtomicInteger();

	private volatile boolean gone;

	Attendees(AttackedConsole console, String code, int many) {
		this.console = console;
		this.code = code;
		this.people = Executors.newScheduledThreadPool(many + 2);
	}

	/**
	 * Comes in and works until all leave.
	 */
	void enter() {
		Guest guest = new Guest(this.console);
		String name = "Attendee " + this.number.incrementAndGet();
		String lab = guest.join(this.code, name);
		this.labs.put(lab, guest);
		AtomicInteger turn = new AtomicInteger(this.number.get());
		every(PAUSE, () -> work(guest, lab, name, turn.incrementAndGet()));
	}

	/**
	 * Lets further people come in, and the console's health be asked after.
	 */
	void keepTheDoorOpen() {
		Guest probe = new Guest(this.console);
		every(HEALTH, () -> this.health.add(timed(probe, "/actuator/health")));
		every(DOOR, () -> {
			Guest guest = new Guest(this.console);
			this.labs.put(guest.join(this.code, "Attendee " + this.number.incrementAndGet()), guest);
		});
	}

	private void work(Guest guest, String lab, String name, int turn) {
		if (turn % 5 == 0) {
			expect(200, guest.json("GET", "/api/labs/" + lab, ""));
		}
		else if (turn % 7 == 0) {
			String question = name + " asks " + turn;
			expect(302, guest.form("/seat/hand", Map.of("text", question)));
			this.questions.add(question);
		}
		else {
			this.pages.add(timed(guest, PAGES.get(turn % PAGES.size()).formatted(lab)));
		}
	}

	private static long timed(Guest guest, String path) {
		long begun = System.nanoTime();
		expect(200, guest.get(path));
		return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begun);
	}

	private static void expect(int status, HttpResponse<String> answer) {
		if (answer.statusCode() != status) {
			throw new IllegalStateException(
					answer.request().method() + " " + answer.uri() + ": " + answer.statusCode());
		}
	}

	private void every(int millis, Runnable task) {
		this.people.scheduleWithFixedDelay(() -> {
			try {
				task.run();
			}
			catch (RuntimeException ex) {
				if (!this.gone) {
					this.failures.add(String.valueOf(ex));
				}
			}
		}, millis, millis, TimeUnit.MILLISECONDS);
	}

	/**
	 * Forgets the times up to now.
	 */
	void measureFromHere() {
		this.pages.clear();
		this.health.clear();
	}

	/**
	 * From now on the console may be dead.
	 */
	void leave() {
		this.gone = true;
		this.people.shutdownNow();
	}

	/**
	 * Waits for what is under way.
	 */
	void awaitLeft() throws InterruptedException {
		this.people.awaitTermination(60, TimeUnit.SECONDS);
	}

	List<String> failures() {
		return List.copyOf(this.failures);
	}

	Map<String, Guest> labs() {
		return this.labs;
	}

	Set<String> questions() {
		return this.questions;
	}

	/**
	 * The time within which 99 of 100 pages came, in milliseconds.
	 */
	long pagesWithin() {
		return percentile(this.pages);
	}

	long healthWithin() {
		return percentile(this.health);
	}

	@Override
	public String toString() {
		return "%d pages within %d ms, health %d times within %d ms".formatted(this.pages.size(), pagesWithin(),
				this.health.size(), healthWithin());
	}

	private static long percentile(List<Long> times) {
		List<Long> sorted = new ArrayList<>(times);
		Collections.sort(sorted);
		return sorted.isEmpty() ? 0 : sorted.get((int) (sorted.size() * 0.99));
	}

	@Override
	public void close() {
		leave();
	}

}
