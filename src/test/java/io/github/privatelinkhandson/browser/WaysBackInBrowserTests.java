package io.github.privatelinkhandson.browser;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

import io.github.privatelinkhandson.HandsonApplication;
import io.github.privatelinkhandson.facilitator.Facilitator;
import io.github.privatelinkhandson.lab.LabStatus;
import io.github.privatelinkhandson.lab.Labs;
import io.github.privatelinkhandson.testkit.Chromium;
import io.github.privatelinkhandson.testkit.NeedsChromium;
import io.github.privatelinkhandson.testkit.TestPlan;
import io.github.privatelinkhandson.workshop.Participant;
import io.github.privatelinkhandson.workshop.Participants;
import io.github.privatelinkhandson.workshop.Workshop;
import io.github.privatelinkhandson.workshop.Workshops;
import io.github.privatelinkhandson.workshop.closing.WorkshopClosing;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Nobody is at a dead end: not at a page of facilitators, after a reset, after the end,
 * with a personal link, or when a session has ended.
 */
@NeedsChromium
class WaysBackInBrowserTests {

	private static final String PASSWORD = "correct horse battery";

	@TempDir
	Path data;

	private ConfigurableApplicationContext console;

	private Chromium chromium;

	private Workshop workshop;

	@BeforeEach
	void start() {
		this.console = new SpringApplicationBuilder(HandsonApplication.class).web(WebApplicationType.SERVLET)
			.registerShutdownHook(false)
			.run("--server.port=0", "--handson.practice.port=-1", "--handson.practice.speed=200",
					"--handson.data-dir=" + this.data, "--handson.facilitator.password=" + PASSWORD);
		this.workshop = TestPlan.practice()
			.rules(TestPlan.ALL_OPEN)
			.from(Instant.now().minusSeconds(60))
			.create(this.console.getBean(Workshops.class), "facilitator");
		this.chromium = Chromium.launch();
	}

	@AfterEach
	void stop() {
		this.chromium.close();
		this.console.close();
	}

	@Test
	void participantIsLedHomeAndToTheFreshLabAndToTheEnd() {
		Page page = open();
		join(page);
		page.click(".navbar-brand");
		page.waitForURL(address("/seat"));
		page.navigate(address("/workshops"));
		page.click("#home");
		page.waitForURL(address("/seat"));
		assertThat(this.chromium.troubles()).as("the refused page").hasSize(2);
		page.click("#to-lab");
		page.locator("#control").waitFor();
		String old = page.url();
		Participants participants = this.console.getBean(Participants.class);
		Participant fresh = participants.reset(participants.of(this.workshop.id()).get(0).id());
		page.getByText("You have been given a fresh lab.").waitFor();
		assertThat(page.url()).contains("/labs/" + fresh.lab() + "/");
		page.navigate(old);
		page.getByText("You have been given a fresh lab.").waitFor();
		assertThat(page.url()).contains("/labs/" + fresh.lab() + "/");
		close();
		page.locator("#the-end").waitFor();
		assertThat(page.locator("#stages-reached").textContent()).isEqualTo("0 of 8 stages");
		page.navigate(address("/seat"));
		page.locator("#the-end").waitFor();
		assertThat(this.chromium.troubles()).hasSize(2);
	}

	@Test
	void removedParticipantsOpenPageSaysSoAndLeadsBackByJoiningAnew() {
		Page page = open();
		join(page);
		page.click("#to-lab");
		page.locator("#control").waitFor();
		Participants participants = this.console.getBean(Participants.class);
		participants.remove(participants.of(this.workshop.id()).get(0).id());
		page.getByText("Ann, you are no longer in this workshop").waitFor();
		assertThat(page.url()).isEqualTo(address("/end"));
		join(page);
		page.locator("#to-lab").waitFor();
		assertThat(this.chromium.troubles()).isEmpty();
	}

	@Test
	void personalLinkWorksWhereverItIsPasted() {
		String secret = this.console.getBean(Participants.class).join(this.workshop.id(), "Bob", null).secret();
		Page field = open();
		field.navigate(address("/enter"));
		field.fill("#secret", address("/enter#") + secret);
		field.click("#enter");
		field.waitForURL(address("/seat"));
		Page hash = open();
		hash.navigate(address("/enter"));
		hash.navigate(address("/enter#") + secret);
		hash.waitForURL(address("/seat"));
		hash.locator("#to-lab").waitFor();
		assertThat(this.chromium.troubles()).isEmpty();
	}

	@Test
	void endedSessionOfAFacilitatorLeadsBackAndLosesNothingSilently() {
		String dashboard = address("/workshops/" + this.workshop.id());
		Page page = open();
		page.navigate(dashboard);
		signIn(page);
		page.waitForURL(dashboard);
		page.fill("#act-text", "Lunch at noon");
		page.check("#acts-all");
		this.console.getBean(JdbcClient.class).sql("DELETE FROM sign_in").update();
		page.click("#act-message");
		page.getByText("what you typed was not sent").waitFor();
		signIn(page);
		page.waitForURL(dashboard);
		assertThat(page.inputValue("#act-text")).isEqualTo("Lunch at noon");
		assertThat(page.isChecked("#acts-all")).isTrue();
		page.click("#act-message");
		page.locator("#acts-said").waitFor();
		assertThat(page.inputValue("#act-text")).isEmpty();
		assertThat(this.chromium.troubles()).isEmpty();
	}

	@Test
	void foreignHostIsRefusedInWords() {
		Page page = open();
		Response answer = page.navigate(address("/login").replace("localhost", "foreign.localhost"));
		assertThat(answer.status()).isEqualTo(403);
		assertThat(answer.headers().get("content-security-policy")).contains("frame-ancestors 'none'");
		assertThat(page.locator("h1").textContent()).isEqualTo("Refused");
	}

	private void join(Page page) {
		page.navigate(address("/join?code=" + this.workshop.joinCode()));
		page.fill("#name", "Ann");
		page.click("#join");
		page.waitForURL(address("/seat"));
	}

	private static void signIn(Page page) {
		page.fill("#name", "facilitator");
		page.fill("#password", PASSWORD);
		page.click("#login");
	}

	private void close() {
		WorkshopClosing closing = this.console.getBean(WorkshopClosing.class);
		String id = this.workshop.id();
		assertThat(closing.tearDown(id, this.workshop.name(), Facilitator.LOCAL)).isEmpty();
		Labs labs = this.console.getBean(Labs.class);
		Awaitility.await()
			.atMost(Duration.ofSeconds(60))
			.until(() -> labs.ofWorkshop(id).stream().allMatch((lab) -> lab.status() == LabStatus.GONE));
		assertThat(closing.close(id, "", Facilitator.LOCAL)).isEmpty();
	}

	private Page open() {
		return this.chromium.open(new Browser.NewContextOptions().setLocale("en-US").setViewportSize(1280, 900),
				60_000);
	}

	private String address(String path) {
		return "http://localhost:" + this.console.getEnvironment().getRequiredProperty("local.server.port") + path;
	}

}
