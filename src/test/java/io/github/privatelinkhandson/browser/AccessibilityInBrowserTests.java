package io.github.privatelinkhandson.browser;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

import io.github.privatelinkhandson.HandsonApplication;
import io.github.privatelinkhandson.lab.LabStatus;
import io.github.privatelinkhandson.lab.Labs;
import io.github.privatelinkhandson.lab.StageKey;
import io.github.privatelinkhandson.provisioning.CheckedStep;
import io.github.privatelinkhandson.provisioning.LabChecked;
import io.github.privatelinkhandson.provisioning.LabCommands;
import io.github.privatelinkhandson.testkit.Chromium;
import io.github.privatelinkhandson.testkit.NeedsChromium;
import io.github.privatelinkhandson.testkit.TestPlan;
import io.github.privatelinkhandson.workshop.HelpQueue;
import io.github.privatelinkhandson.workshop.Participant;
import io.github.privatelinkhandson.workshop.Participants;
import io.github.privatelinkhandson.workshop.Workshop;
import io.github.privatelinkhandson.workshop.Workshops;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests every page in both languages and themes, on a phone and on a laptop: axe finds
 * nothing against WCAG 2.2 AA, what has the keyboard's focus shows it, and the layout
 * does not shift.
 */
@NeedsChromium
class AccessibilityInBrowserTests {

	private static final String PASSWORD = "correct horse battery";

	private static final List<String> RULES = List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa",
			"best-practice");

	/** More stops than that are not looked at on one page. */
	private static final int MAX_STOPS = 60;

	private static final double MAX_SHIFT = 0.1;

	private static final String SHIFT = """
			() => new Promise((done) => {
				let sum = 0;
				new PerformanceObserver((list) => list.getEntries().forEach((entry) => sum += entry.hadRecentInput ? 0 : entry.value))
					.observe({ type: "layout-shift", buffered: true });
				setTimeout(() => done(sum), 100);
			})""";

	/**
	 * The focused element, if nothing shows that it has the focus. The parts of date
	 * fields show it themselves.
	 */
	private static final String UNSEEN_FOCUS = """
			() => {
				const focused = document.activeElement;
				if (!focused || focused === document.body) {
					return null;
				}
				if (focused.type === "datetime-local") {
					return "";
				}
				const style = getComputedStyle(focused);
				const outlined = style.outlineStyle !== "none" && parseFloat(style.outlineWidth) > 0;
				return outlined || style.boxShadow !== "none" ? "" : focused.outerHTML.slice(0, 160);
			}""";

	@TempDir
	Path data;

	private ConfigurableApplicationContext console;

	private Chromium chromium;

	private Workshop workshop;

	private Participant participant;

	private final List<String> failures = new ArrayList<>();

	@BeforeEach
	void start() {
		this.console = new SpringApplicationBuilder(HandsonApplication.class).web(WebApplicationType.SERVLET)
			.registerShutdownHook(false)
			.run("--server.port=0", "--handson.practice.port=-1", "--handson.practice.speed=500",
					"--handson.data-dir=" + this.data, "--handson.facilitator.password=" + PASSWORD);
		this.workshop = TestPlan.practice()
			.rules(TestPlan.ALL_OPEN)
			.capacity(20)
			.from(Instant.now().minusSeconds(60))
			.create(this.console.getBean(Workshops.class), "facilitator");
		this.chromium = Chromium.launch();
	}

	@AfterEach
	void stop() {
		this.chromium.close();
		this.console.close();
	}

	@ParameterizedTest
	@CsvSource({ "en, 1366, 768", "ja, 390, 844" })
	void everyPageIsAccessible(String language, int width, int height) {
		Page own = open(language, width, height);
		visit(own, "/login", "/join", "/enter", "/join?code=" + this.workshop.joinCode());
		join(own);
		build();
		Page lead = open(language, width, height);
		lead.navigate(address("/login"));
		lead.fill("#name", "facilitator");
		lead.fill("#password", PASSWORD);
		lead.click("#login");
		lead.waitForURL((url) -> !url.contains("/login"));
		String room = "/workshops/" + this.workshop.id();
		lead.navigate(address(room));
		lead.fill("#act-text", "Please stop and look at the screen");
		lead.check("#acts-all");
		lead.click("button[value=message]");
		lead.locator("#acts-said").waitFor();
		visit(own, labPages().toArray(String[]::new));
		visit(own, "/seat");
		visit(lead, "/", "/workshops", "/workshops/new", "/preflight", "/facilitators", "/password", room,
				room + "/edit", room + "/projector", room + "/acts", room + "/closing", room + "/report",
				room + "/preflight", room + "/participants/" + this.participant.id());
		visit(lead, labPages().toArray(String[]::new));
		assertThat(this.failures).isEmpty();
	}

	private Stream<String> labPages() {
		String lab = "/labs/" + this.participant.lab();
		return Stream.concat(
				Stream.of(StageKey.values())
					.flatMap((stage) -> Stream.of(lab + "/stages/" + stage.key(),
							lab + "/stages/" + stage.key() + "/check")),
				Stream.of(lab, lab + "/check", lab + "/calls", lab + "/keys", lab + "/teardown"));
	}

	private void join(Page page) {
		page.navigate(address("/join?code=" + this.workshop.joinCode()));
		page.fill("#name", "Ann");
		page.click("#join");
		page.waitForURL((url) -> !url.contains("/join"));
		this.participant = this.console.getBean(Participants.class).of(this.workshop.id()).get(0);
		this.participant = this.console.getBean(Participants.class).assignLab(this.participant.id());
		this.console.getBean(HelpQueue.class).raise(this.participant.id(), "Which subnet?");
	}

	/**
	 * Builds the participant's lab, and has a check find a mistake.
	 */
	private void build() {
		String lab = this.participant.lab();
		this.console.getBean(LabCommands.class).run(lab, StageKey.CONNECTION);
		Awaitility.await()
			.atMost(Duration.ofSeconds(120))
			.until(() -> this.console.getBean(Labs.class).get(lab).status() == LabStatus.READY);
		this.console.publishEvent(
				new LabChecked(lab, List.of(new CheckedStep("endpoint", false, "", null, "endpoint-in-provider-vpc"))));
	}

	private void visit(Page page, String... paths) {
		for (String path : paths) {
			page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.LIGHT));
			page.navigate(address(path));
			double shift = ((Number) page.evaluate(SHIFT)).doubleValue();
			if (shift >= MAX_SHIFT) {
				this.failures.add(path + " shifts by " + shift);
			}
			if (page.innerText("body").matches("(?s).*(\\(null\\)|\\?\\?_).*")) {
				this.failures.add(path + " shows what has no text");
			}
			look(page, path + " light");
			page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
			look(page, path + " dark");
			tab(page, path);
		}
	}

	private void look(Page page, String what) {
		new AxeBuilder(page).setLegacyMode(true)
			.withTags(RULES)
			.analyze()
			.getViolations()
			.forEach((rule) -> this.failures.add(what + ": " + rule.getId() + " " + rule.getNodes().size() + "x "
					+ rule.getNodes().get(0).getHtml()));
	}

	/**
	 * Goes through the page by the Tab key.
	 */
	private void tab(Page page, String path) {
		for (int stop = 0; stop < MAX_STOPS; stop++) {
			page.keyboard().press("Tab");
			Object unseen = page.evaluate(UNSEEN_FOCUS);
			if (unseen == null) {
				return;
			}
			if (!unseen.equals("")) {
				this.failures.add(path + ": focus is not seen on " + unseen);
			}
		}
	}

	private Page open(String language, int width, int height) {
		return this.chromium.open(new Browser.NewContextOptions().setLocale(language)
			.setTimezoneId("Asia/Tokyo")
			.setViewportSize(width, height), 60_000);
	}

	private String address(String path) {
		return "http://localhost:" + this.console.getEnvironment().getRequiredProperty("local.server.port") + path;
	}

}
