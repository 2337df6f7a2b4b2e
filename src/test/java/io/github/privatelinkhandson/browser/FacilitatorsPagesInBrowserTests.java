package io.github.privatelinkhandson.browser;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.Media;
import com.microsoft.playwright.options.WaitForSelectorState;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

import io.github.privatelinkhandson.HandsonApplication;
import io.github.privatelinkhandson.aws.ApiCall;
import io.github.privatelinkhandson.aws.ApiCallLog;
import io.github.privatelinkhandson.lab.Labs;
import io.github.privatelinkhandson.provisioning.CheckedStep;
import io.github.privatelinkhandson.provisioning.LabChecked;
import io.github.privatelinkhandson.testkit.Chromium;
import io.github.privatelinkhandson.testkit.NeedsChromium;
import io.github.privatelinkhandson.testkit.TestPlan;
import io.github.privatelinkhandson.testkit.TestWorkshop;
import io.github.privatelinkhandson.workshop.AuditLog;
import io.github.privatelinkhandson.workshop.HelpQueue;
import io.github.privatelinkhandson.workshop.Participant;
import io.github.privatelinkhandson.workshop.Participants;
import io.github.privatelinkhandson.workshop.Workshop;
import io.github.privatelinkhandson.workshop.Workshops;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Facilitators follow a room and one participant in a browser, by mouse and by keyboard.
 */
@NeedsChromium
class FacilitatorsPagesInBrowserTests {

	private static final String PASSWORD = "correct horse battery";

	private static final int A4_WIDTH = 794;

	private static final int PHONE_WIDTH = 390;

	@TempDir
	Path data;

	private ConfigurableApplicationContext console;

	private Chromium chromium;

	private Participants participants;

	private HelpQueue helpQueue;

	private Workshop workshop;

	private Page page;

	@BeforeEach
	void start() {
		this.console = new SpringApplicationBuilder(HandsonApplication.class).web(WebApplicationType.SERVLET)
			.registerShutdownHook(false)
			.run("--server.port=0", "--handson.practice.port=-1", "--handson.practice.speed=200",
					"--handson.data-dir=" + this.data, "--handson.facilitator.password=" + PASSWORD);
		this.workshop = TestPlan.practice()
			.rules(TestPlan.ALL_OPEN)
			.capacity(20)
			.from(Instant.now().minusSeconds(60))
			.create(this.console.getBean(Workshops.class), "facilitator");
		this.participants = this.console.getBean(Participants.class);
		this.helpQueue = this.console.getBean(HelpQueue.class);
		this.chromium = Chromium.launch();
		this.page = this.chromium.open(new Browser.NewContextOptions().setLocale("en-US")
			.setTimezoneId("Asia/Tokyo")
			.setViewportSize(1280, 900), 60_000);
		this.page.navigate(address(""));
		signIn();
	}

	@AfterEach
	void stop() {
		this.chromium.close();
		this.console.close();
	}

	@Test
	void fromALineOfMistakesItsPeopleAreChosenAndSentTheHint() {
		for (int number = 0; number < 10; number++) {
			mistake(seat("P" + number));
		}
		seat("Somebody else");
		Locator line = this.page.locator(".mistakes li");
		line.getByText("10 people:").waitFor();
		assertThat(line.locator("> p bdi").allTextContents()).contains("P0", "P7");
		line.locator("summary").click();
		mistake(seat("P10"));
		line.getByText("11 people:").waitFor();
		line.getByText("P10", new Locator.GetByTextOptions().setExact(true)).waitFor();
		assertThat((Boolean) line.locator("details").evaluate("(details) => details.open")).isTrue();
		line.locator(".choose").click();
		assertThat(this.page.locator("#acts-count").textContent()).contains("11");
		assertThat(focused()).isEqualTo("act-text");
		line.locator("button[value=hint]").click();
		this.page.locator("#acts-said").waitFor();
		assertThat(this.page.locator("#acts-said").textContent()).contains("Hint: 11 people");
		assertThat(this.console.getBean(AuditLog.class).of(this.workshop.id())).hasSize(11)
			.allMatch((act) -> act.detail().equals("hint.endpoint-in-provider-vpc"));
		assertThat(this.chromium.troubles()).isEmpty();
	}

	@Test
	void roomThatIsFilledAtOnceIsSeenAndEmptied() {
		for (int bot = 0; bot < 20; bot++) {
			this.participants.join(this.workshop.id(), "Bot " + bot, "10.6.6.6");
		}
		Locator line = this.page.locator("#crowd-0");
		line.getByText("20 people joined from 10.6.6.6").waitFor();
		line.locator(".choose").click();
		assertThat(this.page.locator("#acts-count").textContent()).contains("20");
		line.locator("button[value=remove]").click();
		this.page.locator("#confirm").click();
		this.page.locator("#acts-said").waitFor();
		line.waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.DETACHED));
		this.page.locator("#rows tr")
			.first()
			.waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.DETACHED));
		this.page.locator(".room-rules summary").click();
		this.page.fill("#capacity", "25");
		this.page.click("#save-capacity");
		this.page.locator(".counts").getByText("/ 25").waitFor();
		this.participants.join(this.workshop.id(), "Ann", "10.0.0.1");
		this.page.getByText("Ann").first().waitFor();
		assertThat(this.chromium.troubles()).isEmpty();
	}

	@Test
	void callsByHandAreSeenInTheRowOnThePersonsPageAndWhereSeveralAreRefused() {
		Participant ann = seat("Ann");
		Participant bob = seat("Bob");
		call(ann, "CreateSecurityGroup", "aws ec2 create-security-group", null);
		call(ann, "CreateVpcEndpoint", "aws ec2 create-vpc-endpoint", "InvalidServiceName");
		call(bob, "CreateVpcEndpoint", "aws ec2 create-vpc-endpoint", "InvalidServiceName");
		Locator line = this.page.locator("#mistake-CreateVpcEndpoint-InvalidServiceName");
		line.getByText("2 people:").waitFor();
		assertThat(line.locator("bdi").allTextContents()).containsExactly("Ann", "Bob");
		assertThat(this.page.locator("#p-" + ann.id() + " .row-now").textContent()).contains("CreateVpcEndpoint",
				"InvalidServiceName");
		this.page.navigate(address("/participants/" + ann.id()));
		Locator calls = this.page.locator("#by-hand li");
		assertThat(calls.allTextContents()).hasSize(2);
		assertThat(calls.nth(0).textContent()).contains("create-vpc-endpoint", "InvalidServiceName");
		assertThat(calls.nth(1).textContent()).contains("create-security-group").doesNotContain("Invalid");
		assertThat(color(calls.nth(1).locator("code"))).isEqualTo(color(this.page.locator("body")))
			.isNotEqualTo(color(calls.nth(0).locator(".text-danger")));
		assertThat(this.chromium.troubles()).isEmpty();
	}

	@Test
	void headerFitsAPhoneAndNothingInItOverlaps() {
		this.page.setViewportSize(PHONE_WIDTH, 844);
		for (String language : List.of("ja", "en")) {
			this.page.navigate(address("?lang=" + language));
			assertThat((Integer) this.page.evaluate("() => document.documentElement.scrollWidth")).as(language)
				.isLessThanOrEqualTo(PHONE_WIDTH);
			assertThat((List<?>) this.page.evaluate(
					"""
							() => {
							  const parts = [...document.querySelectorAll('header a, header button')].filter((part) => part.offsetParent);
							  const boxes = parts.map((part) => part.getBoundingClientRect());
							  return parts.filter((part, at) => boxes.some((box, other) => other > at
							    && box.left + 1 < boxes[at].right && boxes[at].left + 1 < box.right
							    && box.top + 1 < boxes[at].bottom && boxes[at].top + 1 < box.bottom)).map((part) => part.textContent);
							}
							"""))
				.as(language)
				.isEmpty();
		}
	}

	@Test
	void labPageDoesNotShiftWhileItLoads() {
		Participant ann = seat("Ann");
		this.page.addInitScript(
				"""
						window.shifted = 0;
						new PerformanceObserver((list) => list.getEntries().forEach((shift) => { window.shifted += shift.value; }))
						  .observe({ type: 'layout-shift', buffered: true });
						""");
		this.page.navigate(address("").replaceFirst("/workshops/.*", "/labs/" + ann.lab() + "/stages/vpc"));
		this.page.locator("#build").waitFor();
		this.page.waitForFunction("() => document.fonts.status === 'loaded'");
		this.page.evaluate("() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))");
		assertThat(((Number) this.page.evaluate("() => window.shifted")).doubleValue()).isLessThan(0.1);
	}

	@Test
	void focusOfALinkButtonIsVisible() {
		Locator buttons = this.page.locator(".btn-link:visible");
		assertThat(buttons.count()).isPositive();
		this.page.keyboard().press("Tab");
		buttons.all().forEach((button) -> {
			button.focus();
			assertThat(button.evaluate("(element) => getComputedStyle(element).outlineStyle")).as(button.textContent())
				.isEqualTo("solid");
		});
		assertThat(this.page.locator("#sort").evaluate("(element) => getComputedStyle(element).outlineStyle"))
			.as("without focus")
			.isEqualTo("none");
	}

	@Test
	void messageBoxIsReachedByKeyboardPastTheListAndFocusStaysInAChangedRow() {
		List<Participant> people = List.of(seat("Ann"), seat("Bob"), seat("Cem"));
		Locator row = this.page.locator("#p-" + people.get(1).id());
		row.waitFor();
		this.page.locator("#sort").focus();
		this.page.keyboard().press("Tab");
		assertThat(focused()).isEqualTo("to-acts");
		assertThat(this.page.locator("#to-acts").boundingBox().width).isGreaterThan(20);
		this.page.keyboard().press("Enter");
		assertThat(focused()).isEqualTo("act-text");
		row.locator("th a").focus();
		this.helpQueue.raise(people.get(1).id(), "Why?");
		row.getByText("Hand", new Locator.GetByTextOptions().setExact(true)).waitFor();
		assertThat((Boolean) row.locator("th a").evaluate("(link) => link === document.activeElement")).isTrue();
		this.participants.remove(people.get(0).id());
		this.page.locator("#p-" + people.get(0).id())
			.waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.DETACHED));
		assertThat((Boolean) row.locator("th a").evaluate("(link) => link === document.activeElement")).isTrue();
		assertThat(this.chromium.troubles()).isEmpty();
	}

	@Test
	void participantsPageIsLiveAndAnswersTheHand() {
		Participant ann = seat("Ann");
		this.page.navigate(address("/participants/" + ann.id()));
		this.page.locator("#act-lock").waitFor();
		this.helpQueue.raise(ann.id(), "Which subnet?");
		this.page.getByText("Which subnet?").waitFor();
		this.page.click("#claim");
		this.page.getByText("facilitator is on the way").waitFor();
		assertThat(this.page.url()).isEqualTo(address("/participants/" + ann.id()));
		this.page.click("#lower");
		this.page.locator("#hand").waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.DETACHED));
		mistake(ann);
		this.page.locator("#failing").getByText("endpoint in the provider VPC").waitFor();
		this.participants.lock(ann.id(), true);
		this.page.locator("#act-unlock").waitFor();
		assertThat(this.page.locator("#act-lock").count()).isZero();
		assertThat(this.chromium.troubles()).isEmpty();
		this.page.context().setOffline(true);
		this.page.locator("#live-lost").waitFor();
		assertThat(this.page.locator("#live-lost").textContent()).contains("The connection is lost");
		this.page.context().setOffline(false);
		this.page.locator("#live-lost").waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.HIDDEN));
	}

	@Test
	void projectorHasNoMenuAndTheReportShowsDateAndZone() {
		seat("Ann");
		this.page.navigate(address("/projector"));
		assertThat(this.page.locator(".join-code").textContent()).isNotBlank();
		assertThat(this.page.locator("#logout, #account").count()).isZero();
		this.page.navigate(address("/report"));
		assertThat(this.page.locator(".facts .local-zone").textContent()).isEqualTo("Asia/Tokyo");
		assertThat(this.page.locator(".facts time").allTextContents()).hasSize(2)
			.allMatch((time) -> time.matches(".*\\b20\\d\\d\\b.*"));
		this.page.setViewportSize(A4_WIDTH, 1123);
		this.page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));
		assertThat((Integer) this.page.evaluate("() => document.documentElement.scrollWidth"))
			.isLessThanOrEqualTo(A4_WIDTH);
		this.page.click("#to-workshop");
		this.page.waitForURL(address(""));
		assertThat(this.chromium.troubles()).isEmpty();
	}

	@Test
	void pageThatRefusesAWrongNameHasTheAddressOfTheClosing() {
		this.page.navigate(address("/closing"));
		this.page.fill("#typed-name", "other");
		this.page.click("#room-teardown");
		this.page.locator("#refused").waitFor();
		this.page.waitForURL(address("/closing"));
		this.page.reload();
		this.page.locator("#room-teardown").waitFor();
		assertThat(this.page.locator("#refused").count()).isZero();
		assertThat(this.chromium.troubles()).as("the refused form").hasSize(2);
	}

	private void signIn() {
		this.page.fill("#name", "facilitator");
		this.page.fill("#password", PASSWORD);
		this.page.click("#login");
		this.page.waitForURL(address(""));
	}

	/**
	 * Records a call that the participant made by hand in the lab's account.
	 * @param error AWS's code if it was refused
	 */
	private void call(Participant participant, String operation, String cli, @Nullable String error) {
		this.console.getBean(ApiCallLog.class)
			.addByHand(participant.lab(), new ApiCall(Instant.now(), "ec2", operation, cli, 1, "request", 1,
					(error != null) ? 400 : 200, error, true));
	}

	private static String color(Locator element) {
		return (String) element.evaluate("(element) => getComputedStyle(element).color");
	}

	private Participant seat(String name) {
		return TestWorkshop.seat(this.participants, this.workshop, name);
	}

	/**
	 * Has a check of the participant's endpoint find it in the wrong VPC.
	 */
	private void mistake(Participant participant) {
		this.console.publishEvent(new LabChecked(participant.lab(),
				List.of(new CheckedStep("endpoint", false, "", null, "endpoint-in-provider-vpc"))));
		this.console.getBean(Labs.class).changed(participant.lab());
	}

	private String focused() {
		return (String) this.page.evaluate("() => document.activeElement.id");
	}

	private String address(String path) {
		return "http://localhost:" + this.console.getEnvironment().getRequiredProperty("local.server.port")
				+ "/workshops/" + this.workshop.id() + path;
	}

}
