package io.github.privatelinkhandson.browser;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.WaitForSelectorState;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

import io.github.privatelinkhandson.HandsonApplication;
import io.github.privatelinkhandson.lab.LabStatus;
import io.github.privatelinkhandson.lab.Labs;
import io.github.privatelinkhandson.lab.StageKey;
import io.github.privatelinkhandson.provisioning.LabCommands;
import io.github.privatelinkhandson.testkit.Chromium;
import io.github.privatelinkhandson.testkit.NeedsChromium;
import io.github.privatelinkhandson.workshop.Workshop;
import io.github.privatelinkhandson.workshop.WorkshopStatus;
import io.github.privatelinkhandson.workshop.Workshops;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/**
 * One facilitator and three participants, each in a browser of their own, walk a whole
 * workshop to its closed and reported end.
 */
@NeedsChromium
class WorkshopInBrowserTests {

	private static final String PASSWORD = "correct horse battery";

	private static final String NAME = "Autumn <room>";

	/** Pixels; scroll positions are rounded at each update. */
	private static final double LESS_THAN_A_LINE = 10;

	@TempDir
	Path data;

	private ConfigurableApplicationContext console;

	private Chromium chromium;

	@BeforeEach
	void start() {
		this.console = new SpringApplicationBuilder(HandsonApplication.class).web(WebApplicationType.SERVLET)
			.registerShutdownHook(false)
			.run("--server.port=0", "--handson.practice.port=-1", "--handson.practice.speed=200",
					"--handson.data-dir=" + this.data, "--handson.facilitator.password=" + PASSWORD);
		this.chromium = Chromium.launch();
	}

	@AfterEach
	void stop() {
		this.chromium.close();
		this.console.close();
	}

	@Test
	void roomIsPlannedTaughtHelpedTakenDownClosedAndReported() {
		Page facilitator = open("en-US");
		signIn(facilitator);
		plan(facilitator);
		Page ann = join("ja-JP", "Ann");
		Page bob = join("en-US", "Bob");
		Page cem = join("en-US", "Cem");
		row(facilitator, "Cem").waitFor();
		ann.click("#run");
		askForHelp(facilitator, bob);
		sayToAll(facilitator, List.of(ann, bob, cem));
		lockAndHelp(facilitator, cem);
		ann.locator(".walk-done").nth(7).waitFor();
		row(facilitator, "Ann").locator(".cell-done").nth(7).waitFor();
		takeDown(facilitator);
		List.of(ann, bob, cem).forEach((page) -> page.navigate("about:blank"));
		close(facilitator);
		assertThat(this.chromium.troubles()).isEmpty();
		ann.navigate(address("/seat"));
		assertThat(ann.locator("#to-lab").count()).isZero();
	}

	@Test
	void updateLeavesAloneWhatIsOpenFocusedOrTyped() {
		Page facilitator = open("en-US");
		signIn(facilitator);
		plan(facilitator);
		Page ann = join("en-US", "Ann");
		row(facilitator, "Ann").waitFor();
		facilitator.click(".room-rules summary");
		row(facilitator, "Ann").locator("input[name=participant]").check();
		facilitator.selectOption("#sort", "name");
		String teachers = use(facilitator, "#act-text", "Look at", -60);
		double teachersTop = top(facilitator);
		ann.click("#side-a > summary");
		ann.click(".step-more summary >> nth=3");
		ann.click(".all-commands summary");
		String learner = use(ann, "#hand-up [name=text]", "Which sub", 80);
		double learnersTop = top(ann);
		Page bob = join("en-US", "Aaron");
		bob.fill("#hand-up [name=text]", "Which subnet?");
		bob.click("#raise-hand");
		facilitator.getByText("Which subnet?").first().waitFor();
		assertThat(row(facilitator, "Ann").locator("input[name=participant]").isChecked()).isTrue();
		assertThat(facilitator.locator("#rows tr").first().textContent()).contains("Aaron");
		String lab = ann.url().replaceAll(".*/labs/([^/]+)/.*", "$1");
		this.console.getBean(LabCommands.class).run(lab, StageKey.VPC);
		ann.locator(".walk-done").first().waitFor();
		row(facilitator, "Ann").locator(".cell-done").first().waitFor();
		assertThat(state(facilitator)).isEqualTo(teachers);
		assertThat(state(ann)).isEqualTo(learner);
		assertThat(top(facilitator)).isCloseTo(teachersTop, within(LESS_THAN_A_LINE));
		assertThat(top(ann)).isCloseTo(learnersTop, within(LESS_THAN_A_LINE));
		ann.keyboard().type("net?");
		assertThat(ann.inputValue("#hand-up [name=text]")).isEqualTo("Which subnet?");
		assertThat(this.chromium.troubles()).isEmpty();
	}

	@Test
	void actKeepsTheViewAndItsMessageStaysInSight() {
		Page facilitator = open("en-US");
		signIn(facilitator);
		plan(facilitator);
		Page ann = join("en-US", "Ann");
		join("en-US", "Aaron");
		Page bob = join("en-US", "Bob");
		bob.navigate(address("/seat"));
		row(facilitator, "Bob").waitFor();
		facilitator.selectOption("#sort", "name");
		facilitator.fill("#search", "a");
		row(facilitator, "Aaron").locator("input[name=participant]").check();
		row(facilitator, "Ann").locator("input[name=participant]").check();
		facilitator.fill("#search", "an");
		ann.evaluate("() => scrollTo({ top: document.body.scrollHeight, behavior: 'instant' })");
		facilitator.fill("#act-text", "Please look up");
		facilitator.locator("#act-message").scrollIntoViewIfNeeded();
		double scrolled = ((Number) facilitator.evaluate("() => scrollY")).doubleValue();
		facilitator.click("#act-message");
		facilitator.locator("#acts-said").waitFor();
		assertThat(facilitator.locator("#acts-said").textContent()).contains("Message: 2 people");
		assertThat(facilitator.inputValue("#search")).isEqualTo("an");
		assertThat(facilitator.inputValue("#sort")).isEqualTo("name");
		assertThat(row(facilitator, "Ann").locator("input[name=participant]").isChecked()).isTrue();
		assertThat(row(facilitator, "Aaron").locator("input[name=participant]").isChecked()).isTrue();
		assertThat(facilitator.locator("#rows tr:visible").count()).isOne();
		assertThat(((Number) facilitator.evaluate("() => scrollY")).doubleValue()).isCloseTo(scrolled, within(80.0));
		ann.locator(".news-message").waitFor();
		assertThat(ann.title()).startsWith("(1) ");
		assertThat(((Number) ann.evaluate("() => scrollY")).doubleValue()).isPositive();
		assertThat((Boolean) ann.evaluate("""
				() => {
				  const box = document.querySelector('.news-message').getBoundingClientRect();
				  return box.top >= 0 && box.bottom <= innerHeight;
				}
				""")).isTrue();
		facilitator.fill("#act-text", "All of you");
		facilitator.check("#acts-all");
		facilitator.click("#act-message");
		bob.getByText("All of you").waitFor();
		assertThat(bob.title()).startsWith("(1) ");
		bob.click("#seat-read");
		bob.locator(".news-message").waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.DETACHED));
		assertThat(bob.title()).doesNotStartWith("(");
		assertThat(this.chromium.troubles()).isEmpty();
	}

	/**
	 * Types a text and scrolls, by a number of pixels that leaves room in both
	 * directions.
	 * @return the state of the page
	 */
	private static String use(Page page, String field, String text, int pixels) {
		page.locator(field).pressSequentially(text);
		page.evaluate("""
				(pixels) => {
				  document.activeElement.scrollIntoView({ block: 'center', behavior: 'instant' });
				  scrollBy({ top: pixels, behavior: 'instant' });
				}
				""", pixels);
		return state(page);
	}

	/**
	 * Returns the place of the focused field on the screen, in pixels.
	 */
	private static double top(Page page) {
		return ((Number) page.evaluate("() => document.activeElement.getBoundingClientRect().top")).doubleValue();
	}

	private static String state(Page page) {
		return (String) page.evaluate("""
				() => {
				  const field = document.activeElement;
				  return JSON.stringify([field.name, field.value,
				    field.selectionStart, document.querySelectorAll('details[open]').length]);
				}
				""");
	}

	private void signIn(Page page) {
		page.navigate(address("/workshops"));
		page.fill("#name", "facilitator");
		page.fill("#password", PASSWORD);
		page.click("#login");
		page.waitForURL(address("/workshops"));
	}

	private void plan(Page page) {
		page.navigate(address("/workshops/new"));
		page.fill("[name=name]", NAME);
		page.click("#create");
		page.waitForURL((url) -> url.matches(".*/workshops/[0-9a-f]{12}"));
	}

	private Page join(String language, String name) {
		Page page = open(language);
		page.navigate(address("/join?code=" + workshop().joinCode()));
		page.fill("#name", name);
		page.click("#join");
		page.click("#to-lab");
		page.locator("#control").waitFor();
		return page;
	}

	private void askForHelp(Page facilitator, Page bob) {
		bob.fill("#hand-up [name=text]", "Which subnet?");
		bob.click("#raise-hand");
		facilitator.getByText("Which subnet?").first().waitFor();
		facilitator.locator("[action$='/claim'] button").first().click();
		bob.getByText("facilitator is on the way").waitFor();
	}

	private void sayToAll(Page facilitator, List<Page> room) {
		facilitator.fill("#act-text", "Lunch <b>at noon</b>");
		facilitator.check("#acts-all");
		facilitator.click("#act-message");
		room.forEach(
				(page) -> page.locator(".news-message", new Page.LocatorOptions().setHasText("Lunch <b>at noon</b>"))
					.waitFor());
	}

	private void lockAndHelp(Page facilitator, Page cem) {
		select(facilitator, "Cem");
		facilitator.click("#act-lock");
		cem.locator("#not-yours").waitFor();
		assertThat(cem.locator("#build").count()).isZero();
		select(facilitator, "Cem");
		facilitator.click("#act-unlock");
		cem.locator("#build").waitFor();
		select(facilitator, "Cem");
		facilitator.selectOption("#act-stage", "vpc");
		facilitator.click("#act-build-stage");
		cem.locator(".walk-done").first().waitFor();
		assertThat(cem.locator(".news-build-stage").count()).isOne();
	}

	private void takeDown(Page facilitator) {
		facilitator.navigate(address("/workshops/" + workshop().id() + "/closing"));
		facilitator.fill("#typed-name", NAME);
		facilitator.click("#room-teardown");
		facilitator.locator("#close-workshop.btn-primary").waitFor();
		assertThat(this.console.getBean(Labs.class).ofWorkshop(workshop().id())).hasSize(3)
			.allMatch((lab) -> lab.status() == LabStatus.GONE);
	}

	private void close(Page facilitator) {
		facilitator.click("#close-workshop");
		Awaitility.await()
			.atMost(Duration.ofSeconds(10))
			.until(() -> this.console.getBean(Workshops.class).status(workshop()) == WorkshopStatus.CLOSED);
		facilitator.click("#report");
		assertThat(facilitator.locator("h1").textContent()).isEqualTo(NAME);
		assertThat(facilitator.locator(".report-labs tbody tr").count()).isEqualTo(3);
		assertThat(facilitator.locator(".report-labs .bi-patch-check-fill").count()).isEqualTo(3);
	}

	private static void select(Page facilitator, String name) {
		row(facilitator, name).locator("input[name=participant]").check();
	}

	private static Locator row(Page facilitator, String name) {
		return facilitator.locator("#rows tr", new Page.LocatorOptions().setHasText(name)).first();
	}

	private Workshop workshop() {
		return this.console.getBean(Workshops.class).all().get(0);
	}

	private Page open(String language) {
		return this.chromium.open(new Browser.NewContextOptions().setLocale(language).setViewportSize(1280, 900),
				60_000);
	}

	private String address(String path) {
		return "http://localhost:" + this.console.getEnvironment().getRequiredProperty("local.server.port") + path;
	}

}
