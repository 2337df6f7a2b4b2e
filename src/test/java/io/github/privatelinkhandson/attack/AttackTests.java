package io.github.privatelinkhandson.attack;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A workshop goes on, and nothing of it is lost, while strangers and a participant do
 * what they can against the console.
 */
@Tag("slow")
class AttackTests {

	private static final Logger logger = LoggerFactory.getLogger("attack");

	private static final Path JAR = Path.of("target/privatelink-handson.jar");

	private static final Path JDKS = Path.of("/usr/lib/jvm");

	private static final int PEOPLE = 20;

	/** Milliseconds within which 99 of 100 pages come while it is attacked. */
	/** The aim, in milliseconds; a machine with other work may miss it. */
	private static final long PAGES_WITHIN = 1000;

	private static final long AT_MOST = 5000;

	/** Megabytes that may be used more when everything is over. */
	private static final long MORE_HEAP = 80;

	private static final Duration WARM_UP = Duration.ofSeconds(10);

	private static final Duration QUIET = Duration.ofSeconds(8);

	private static final Pattern CODE = Pattern.compile("join-code font-monospace\">([^<]+)<");

	@TempDir
	Path folder;

	@ParameterizedTest
	@ValueSource(ints = { 17, 25 })
	@Timeout(600)
	void workshopGoesOnAndNothingIsLost(int version) throws Exception {
		Path java = jdk(version);
		try (AttackedConsole console = new AttackedConsole(java, jar(), this.folder)) {
			Guest facilitator = new Guest(console);
			String workshop = plan(facilitator);
			String code = find(CODE, facilitator.get("/workshops/" + workshop).body()).replace(" ", "");
			try (Attendees attendees = new Attendees(console, code, PEOPLE)) {
				IntStream.range(0, PEOPLE).forEach((i) -> attendees.enter());
				Attack.Victim victim = attacker(console, code);
				attendees.keepTheDoorOpen();
				pass(WARM_UP);
				attendees.measureFromHere();
				pass(QUIET);
				long quiet = attendees.pagesWithin();
				long before = console.heap();
				logger.info("ATTACK Java {}: before, {}, heap {} MiB", version, attendees, before);
				attendees.measureFromHere();
				for (Attack attack : Attack.values()) {
					long begun = System.nanoTime();
					Map<Integer, Integer> answers = attack.run(victim);
					logger.info("ATTACK Java {}: {} took {} ms: {}; so far {}", version, attack,
							TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begun), answers, attendees);
					assertThat(attendees.failures()).as("after %s", attack).isEmpty();
				}
				long after = console.heap();
				logger.info("ATTACK Java {}: {}, heap {} MiB, then {} MiB", version, attendees, before, after);
				attendees.leave();
				console.killAndStart();
				attendees.awaitLeft();
				requirePages(attendees, quiet);
				assertThat(after - before).isLessThan(MORE_HEAP);
				requireKept(attendees, facilitator, workshop);
				requireTeardown(victim);
				assertThat(console.logged("OutOfMemoryError")).isEmpty();
				assertThat(console.logged("StackOverflowError")).isEmpty();
			}
		}
	}

	/**
	 * Pages and health come in time, or pages so many times as slowly as without an
	 * attack on a machine that is slow by itself; where they do not come in time without
	 * an attack either, nothing can be said of that.
	 * @param quiet how long pages took before
	 */
	private static void requirePages(Attendees attendees, long quiet) {
		if (quiet > PAGES_WITHIN / 2) {
			logger.warn("ATTACK NOT MEASURED: pages take {} ms on this machine without an attack", quiet);
			return;
		}
		if (Math.max(attendees.pagesWithin(), attendees.healthWithin()) > PAGES_WITHIN) {
			logger.warn("ATTACK: the aim of {} ms is missed: {}", PAGES_WITHIN, attendees);
		}
		assertThat(attendees.pagesWithin()).as("99 of 100 pages").isLessThan(AT_MOST);
		assertThat(attendees.healthWithin()).as("health").isLessThan(AT_MOST);
	}

	private static void pass(Duration time) {
		Awaitility.await().pollDelay(time).atMost(time.plusSeconds(10)).until(() -> true);
	}

	/**
	 * Everybody who was told to be in is in, with the lab, and every question that was
	 * taken was recorded.
	 */
	private static void requireKept(Attendees attendees, Guest facilitator, String workshop) {
		assertThat(attendees.labs()).hasSizeGreaterThan(PEOPLE);
		attendees.labs().forEach((lab, guest) -> {
			assertThat(guest.get("/seat").body()).contains("/labs/" + lab);
			assertThat(guest.json("GET", "/api/labs/" + lab, "").statusCode()).isEqualTo(200);
		});
		String acts = facilitator.json("GET", "/api/workshops/" + workshop + "/acts", "").body();
		assertThat(attendees.questions()).isNotEmpty().allSatisfy((question) -> assertThat(acts).contains(question));
	}

	/**
	 * The attacker's own lab, whose disk is full, can still be taken down.
	 */
	private static void requireTeardown(Attack.Victim victim) {
		String lab = "/api/labs/" + victim.lab();
		victim.participant().get("/seat");
		assertThat(victim.participant().json("DELETE", lab + "/resources", "").statusCode()).isEqualTo(202);
		awaitStatus(victim.participant(), victim.lab(), "gone");
	}

	private static Attack.Victim attacker(AttackedConsole console, String code) {
		Guest attacker = new Guest(console);
		String lab = attacker.join(code, "Attacker");
		assertThat(attacker.json("POST", "/api/labs/" + lab + "/run", "{\"through\":\"servers\"}").statusCode())
			.isEqualTo(202);
		awaitStatus(attacker, lab, "ready");
		return new Attack.Victim(console, attacker, lab);
	}

	private static void awaitStatus(Guest guest, String lab, String status) {
		Awaitility.await()
			.atMost(Duration.ofSeconds(120))
			.pollInterval(Duration.ofMillis(300))
			.until(() -> guest.json("GET", "/api/labs/" + lab, "").body(),
					(body) -> body.contains("\"status\":\"" + status + "\""));
	}

	private static String plan(Guest facilitator) {
		facilitator.get("/login");
		facilitator.form("/login", Map.of("name", "facilitator", "password", AttackedConsole.PASSWORD));
		facilitator.get("/workshops/new");
		LocalDateTime now = LocalDateTime.now(ZoneOffset.UTC).withSecond(0).withNano(0);
		HttpResponse<String> planned = facilitator.form("/workshops/new",
				Map.of("name", "Attacked", "mode", "PRACTICE", "regions", "ap-northeast-1", "start",
						now.minusMinutes(1).toString(), "end", now.plusHours(3).toString(), "zone", "UTC", "extension",
						"30", "capacity", "200", "skipping", "true", "stages", "free"));
		return find(Pattern.compile("/workshops/([0-9a-f]{12})"),
				planned.headers().firstValue("Location").orElse(planned.body()));
	}

	private static String find(Pattern pattern, String text) {
		Matcher found = pattern.matcher(text);
		assertThat(found.find()).as("%s in %s", pattern, text).isTrue();
		return found.group(1);
	}

	private static Path jar() {
		return Files.exists(JAR) ? JAR.toAbsolutePath() : skip("there is no " + JAR + "; mvn package makes it");
	}

	/**
	 * The folder of a JDK of that version; if there is none, the test ends here, and says
	 * so.
	 */
	private static Path jdk(int version) throws IOException {
		List<Path> folders = new ArrayList<>();
		if (Runtime.version().feature() == version) {
			folders.add(Path.of(System.getProperty("java.home")));
		}
		if (Files.isDirectory(JDKS)) {
			try (Stream<Path> found = Files.list(JDKS)) {
				found.filter((path) -> path.getFileName().toString().contains(String.valueOf(version)))
					.sorted(Comparator.naturalOrder())
					.forEach(folders::add);
			}
		}
		return folders.stream()
			.filter((path) -> Set.of("java", "jcmd")
				.stream()
				.allMatch((program) -> Files.isExecutable(path.resolve("bin").resolve(program))))
			.findFirst()
			.orElseGet(() -> skip("there is no JDK " + version));
	}

	private static <T> T skip(String why) {
		String message = "NOT TESTED: " + why;
		System.err.println("\n" + "*".repeat(message.length()) + "\n" + message + "\n" + "*".repeat(message.length()));
		Assumptions.abort(message);
		throw new AssertionError(message);
	}

}
