package io.github.privatelinkhandson.browser;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.WaitForSelectorState;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.Filter;
import software.amazon.awssdk.services.ec2.model.ResourceType;

import io.github.privatelinkhandson.HandsonApplication;
import io.github.privatelinkhandson.lab.Lab;
import io.github.privatelinkhandson.lab.Labs;
import io.github.privatelinkhandson.practice.PracticeAccess;
import io.github.privatelinkhandson.testkit.Chromium;
import io.github.privatelinkhandson.testkit.NeedsChromium;
import io.github.privatelinkhandson.testkit.TestPlan;
import io.github.privatelinkhandson.workshop.Workshop;
import io.github.privatelinkhandson.workshop.Workshops;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Pages of a participant, a facilitator and a co-facilitator stay open through a whole
 * workshop and follow it: its start, a message, a mistake made by hand, a reset and the
 * closing, and with the minutes. They lose nothing, repeat nothing and report no error.
 */
@NeedsChromium
class OpenPagesInBrowserTests {

	private static final String PASSWORD = "correct horse battery";

	private static final String NAME = "Winter room";

	/** Milliseconds within which an open page shows what has changed. */
	private static final double AT_ONCE = 2_000;

	private static final double PATIENCE = 90_000;

	/**
	 * Milliseconds within which every page brings itself up to date after a minute,
	 * without an event.
	 */
	private static final double TWO_MINUTES = 150_000;

	@TempDir
	Path data;

	private ConfigurableApplicationContext console;

	private Chromium chromium;

	private Workshop workshop;

	private Page lead;

	private Page co;

	private Page lab;

	private Page home;

	@BeforeEach
	void start() {
		this.console = new SpringApplicationBuilder(HandsonApplication.class).web(WebApplicationType.SERVLET)
			.registerShutdownHook(false)
			.run("--server.port=0", "--handson.practice.port=0", "--handson.practice.speed=200",
					"--handson.data-dir=" + this.data, "--handson.facilitator.password=" + PASSWORD);
		this.workshop = TestPlan.practice()
			.name(NAME)
			.rules(TestPlan.ALL_OPEN)
			.from(Instant.now().plus(Duration.ofHours(1)))
			.create(this.console.getBean(Workshops.class), "facilitator");
		this.chromium = Chromium.launch();
		openPages();
	}

	@AfterEach
	void stop() {
		this.chromium.close();
		this.console.close();
	}

	@Test
	void openPagesFollowAWholeWorkshop() {
		walk(this::assertWhole);
	}

	@Test
	@Tag("slow")
	void openPagesFollowAWholeWorkshopMinuteByMinute() {
		walk(() -> {
			awaitMinute();
			assertWhole();
		});
	}

	@Test
	void lostConnectionIsSaidAndComesBack() {
		List<Page> pages = List.of(this.lead, this.co, this.lab, this.home);
		pages.forEach((page) -> assertThat(page.locator("#live-lost").isHidden()).isTrue());
		pages.forEach((page) -> page.context().setOffline(true));
		pages.forEach((page) -> page.locator("#live-lost").waitFor());
		assertThat(this.lab.locator("#live-lost").textContent()).contains("The connection is lost");
		this.console.getBean(Workshops.class).start(this.workshop.id());
		this.lab.evaluate("() => scrollTo({ top: document.body.scrollHeight, behavior: 'instant' })");
		assertThat(
				((Number) this.lab.evaluate("() => document.getElementById('live-lost').getBoundingClientRect().top"))
					.doubleValue())
			.isBetween(0.0, 100.0);
		pages.forEach((page) -> page.context().setOffline(false));
		pages.forEach((page) -> hidden(page, "#live-lost", PATIENCE));
		this.lab.locator("#build").waitFor();
		hidden(this.home, "#not-yours", PATIENCE);
		assertThat(this.chromium.troubles()).allMatch((trouble) -> trouble.contains("ERR_INTERNET_DISCONNECTED"));
	}

	@Test
	void endPageFollowsTheTeardown() {
		this.console.getBean(Workshops.class).start(this.workshop.id());
		this.lab.locator("#build").waitFor();
		this.lab.click("#build");
		this.lab.locator(".walk-done").first().waitFor();
		this.lead.navigate(address("/workshops/" + this.workshop.id() + "/closing"));
		this.lead.fill("#typed-name", NAME);
		this.lead.click("#room-teardown");
		this.home.locator("#the-end").waitFor();
		this.home.locator("#the-end .bi-patch-check-fill").waitFor();
		this.lead.click("#close-workshop");
		hidden(this.home, "#end-lab", PATIENCE);
		assertThat(this.chromium.troubles()).isEmpty();
	}

	@Test
	void raisedHandIsInTheTitleOfTheDashboard() {
		assertThat(this.lead.title()).doesNotStartWith("(");
		this.home.click("#raise-hand");
		this.lead.waitForFunction("() => document.title.startsWith('(1) ')");
		this.home.getByText("number 1 in the queue").waitFor();
		this.home.click("#lower-hand");
		this.lead.waitForFunction("() => !document.title.startsWith('(')");
		assertThat(this.chromium.troubles()).isEmpty();
	}

	private void walk(Runnable check) {
		assertThat(this.lab.locator("#build").count()).isZero();
		this.lab.locator("#not-yours time").waitFor();
		this.home.locator("#not-yours time").waitFor();
		check.run();
		Stream.of(this.lab, this.home, this.co).forEach((page) -> page.evaluate("() => { window.kept = true; }"));
		this.lead.click("#start");
		this.lab.locator("#build").waitFor(new Locator.WaitForOptions().setTimeout(AT_ONCE));
		hidden(this.home, "#not-yours", AT_ONCE);
		sayToAll();
		assertWhole();
		Stream.of(this.lab, this.home, this.co)
			.forEach((page) -> assertThat((Boolean) page.evaluate("() => window.kept === true")).isTrue());
		makeMistake();
		check.run();
		reset();
		check.run();
		close();
		assertThat(this.chromium.troubles()).isEmpty();
	}

	/**
	 * Waits until each page has brought itself up to date after a minute, in which its
	 * stream has had several heartbeats.
	 */
	private void awaitMinute() {
		List<Page> pages = List.of(this.lab, this.home, this.co, this.lead);
		pages.forEach((page) -> page.evaluate("""
				() => {
				  const from = performance.now();
				  window.lasted = 0;
				  document.addEventListener('live:updated', () => { window.lasted = performance.now() - from; });
				}
				"""));
		pages.forEach((page) -> page.waitForFunction("() => window.lasted > 60000", null,
				new Page.WaitForFunctionOptions().setTimeout(TWO_MINUTES)));
	}

	private void assertWhole() {
		Map<String, Page> pages = Map.of("lab", this.lab, "home", this.home, "co", this.co, "lead", this.lead);
		pages.forEach((name, page) -> assertThat((List<?>) page.evaluate("""
				() => {
				  const ids = [...document.querySelectorAll('[id]')].map((element) => element.id);
				  return ids.filter((id, at) => ids.indexOf(id) !== at);
				}
				""")).as(name).isEmpty());
		assertThat(this.lab.locator("aside.seat").count()).isOne();
		assertThat(this.co.locator("aside.seat").count()).isOne();
		assertThat(this.home.locator("aside.seat").count() + this.lead.locator("aside.seat").count()).isZero();
		assertThat(this.lab.locator("[id=hand-up]").count()).isOne();
		pages.forEach((name, page) -> assertThat(page.locator("#live-lost").isHidden()).as(name).isTrue());
		assertThat(this.chromium.troubles()).isEmpty();
	}

	private void sayToAll() {
		this.lead.fill("#act-text", "Please look up");
		this.lead.check("#acts-all");
		this.lead.click("#act-message");
		Stream.of(this.lab, this.home)
			.forEach((page) -> page.locator(".news-message", new Page.LocatorOptions().setHasText("Please look up"))
				.waitFor());
		assertThat(this.lab.title()).startsWith("(");
	}

	/**
	 * Builds the VPCs, makes a security group in the wrong one with the lab's own key,
	 * and has it repaired on the page of the check.
	 */
	private void makeMistake() {
		this.lab.click("#build");
		this.lab.locator(".walk-done").first().waitFor();
		this.co.locator(".walk-done").first().waitFor();
		Lab built = lab();
		PracticeAccess.Key key = this.console.getBean(PracticeAccess.class).key(built.account()).orElseThrow();
		try (Ec2Client ec2 = Ec2Client.builder()
			.endpointOverride(URI.create(key.endpoint()))
			.region(Region.of(built.region()))
			.credentialsProvider(StaticCredentialsProvider
				.create(AwsBasicCredentials.create(key.accessKeyId(), key.secretAccessKey())))
			.build()) {
			String vpc = ec2
				.describeVpcs((request) -> request
					.filters(Filter.builder().name("tag:Name").values(built.name("privatelink-B-vpc")).build()))
				.vpcs()
				.get(0)
				.vpcId();
			ec2.createSecurityGroup((request) -> request.groupName(built.name("EC2-A-sg"))
				.description("by hand")
				.vpcId(vpc)
				.tagSpecifications((tags) -> tags.resourceType(ResourceType.SECURITY_GROUP)
					.tags((tag) -> tag.key(Lab.TAG).value(built.id()),
							(tag) -> tag.key("Name").value(built.name("EC2-A-sg")))));
		}
		Page check = this.lab.context().newPage();
		check.navigate(address("/labs/" + built.id() + "/stages/servers/check"));
		check.locator("#repair").waitFor();
		Stream.of(this.lab, this.co).forEach((page) -> page.locator(".walk-failed").waitFor());
		this.lead.locator("#mistake-sg-ec2-a-group-in-other-vpc").waitFor();
		check.click("#repair");
		this.lab.locator(".walk-done").nth(1).waitFor(new Locator.WaitForOptions().setTimeout(PATIENCE));
		hidden(this.lead, "#mistake-sg-ec2-a-group-in-other-vpc", AT_ONCE);
		check.close();
	}

	private void reset() {
		String old = this.lab.url();
		this.lead.locator("#rows input[name=participant]").first().check();
		this.lead.click("#act-reset");
		this.lead.click("#confirm");
		this.lab.getByText("You have been given a fresh lab.").waitFor();
		assertThat(this.lab.url()).isNotEqualTo(old).contains("/labs/" + lab().id() + "/");
		this.lead.navigate(address("/workshops/" + this.workshop.id()));
		this.co.navigate(this.lab.url());
		this.home.locator("#to-lab[href$='" + lab().id() + "']").waitFor();
	}

	private void close() {
		this.lead.navigate(address("/workshops/" + this.workshop.id() + "/closing"));
		this.lead.fill("#typed-name", NAME);
		this.lead.click("#room-teardown");
		this.home.locator("#the-end").waitFor();
		this.lead.locator("#close-workshop.btn-primary").click();
		this.lead.locator("#close-workshop").waitFor(detached(PATIENCE));
		Stream.of(this.lab, this.home).forEach((page) -> page.locator("#the-end").waitFor());
	}

	private void openPages() {
		this.lead = open();
		this.lead.navigate(address("/facilitators"));
		signIn(this.lead, "facilitator", PASSWORD);
		this.lead.fill("#name", "co");
		this.lead.click("#add-facilitator");
		String password = this.lead.locator("#made-password").textContent().strip();
		this.lead.navigate(address("/workshops/" + this.workshop.id()));
		this.lab = open();
		this.lab.navigate(address("/join?code=" + this.workshop.joinCode()));
		this.lab.fill("#name", "Ann");
		this.lab.click("#join");
		String link = this.lab.locator("#personal-link").textContent().strip();
		this.lab.click("#to-lab");
		this.lab.locator("#control").waitFor();
		this.home = open();
		this.home.navigate(link);
		this.home.locator("#to-lab").waitFor();
		this.co = open();
		this.co.navigate(address("/login"));
		signIn(this.co, "co", password);
		this.co.waitForURL(address("/"));
		this.co.navigate(this.lab.url());
		this.co.locator("#control").waitFor();
		this.lead.locator("#rows tr").first().waitFor();
	}

	private static void signIn(Page page, String name, String password) {
		page.fill("#name", name);
		page.fill("#password", password);
		page.click("#login");
	}

	private static void hidden(Page page, String selector, double timeout) {
		page.locator(selector)
			.waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.HIDDEN).setTimeout(timeout));
	}

	private static Locator.WaitForOptions detached(double timeout) {
		return new Locator.WaitForOptions().setState(WaitForSelectorState.DETACHED).setTimeout(timeout);
	}

	private Lab lab() {
		List<Lab> labs = this.console.getBean(Labs.class).ofWorkshop(this.workshop.id());
		return labs.get(labs.size() - 1);
	}

	private Page open() {
		return this.chromium.open(new Browser.NewContextOptions().setLocale("en-US").setViewportSize(1280, 900),
				60_000);
	}

	private String address(String path) {
		return "http://localhost:" + this.console.getEnvironment().getRequiredProperty("local.server.port") + path;
	}

}
