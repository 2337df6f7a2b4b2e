package io.github.privatelinkhandson.workshop.facilitation;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.ApplicationContext;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.sts.StsClient;

import io.github.privatelinkhandson.lab.Lab;
import io.github.privatelinkhandson.lab.LabStatus;
import io.github.privatelinkhandson.lab.Labs;
import io.github.privatelinkhandson.lab.StageKey;
import io.github.privatelinkhandson.practice.PracticeAccess;
import io.github.privatelinkhandson.provisioning.CheckedStep;
import io.github.privatelinkhandson.provisioning.LabChecked;
import io.github.privatelinkhandson.provisioning.LabCommands;
import io.github.privatelinkhandson.simulator.PracticeAws;
import io.github.privatelinkhandson.simulator.fault.Fault;
import io.github.privatelinkhandson.testkit.ConsoleTest;
import io.github.privatelinkhandson.testkit.HandClient;
import io.github.privatelinkhandson.testkit.TestWorkshop;
import io.github.privatelinkhandson.workshop.ActionType;
import io.github.privatelinkhandson.workshop.AuditEvent;
import io.github.privatelinkhandson.workshop.HelpQueue;
import io.github.privatelinkhandson.workshop.Participant;
import io.github.privatelinkhandson.workshop.Participants;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests that facilitators' actions are executed, recorded, and visible in the
 * participant's lab.
 */
@ConsoleTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT, properties = { "handson.practice.port=0",
		"handson.practice.speed=500", "handson.facilitator.password=correct horse battery" })
class FacilitatorActionTests {

	@Autowired
	private ApplicationEventPublisher events;

	private TestWorkshop room;

	private Participant mia;

	@BeforeEach
	void open(@Autowired MockMvcTester mvc, @Autowired ApplicationContext context) {
		this.room = new TestWorkshop(mvc, context);
		this.mia = this.room.seated("Mia");
	}

	@Test
	void messageIsRecordedAndPublishedToLabSubscribers() {
		long before = this.room.lab(this.mia).version();
		assertThat(this.room.ask("message", this.mia, "text", " Look at the \r\n<b>NAT</b>\u0007 gateway "))
			.hasStatus(302)
			.hasRedirectedUrl("/workshops/" + this.room.id())
			.cookies()
			.hasValue("flash", "act-done")
			.hasValue("flashDetail", "message.1");
		assertDone(ActionType.MESSAGE, "Look at the \n<b>NAT</b> gateway");
		assertThat(this.room.lab(this.mia).version()).isGreaterThan(before);
	}

	@Test
	void messageToAllIsRecordedOnceAndPublishedToEachLab() {
		Participant ken = this.room.seated("Ken");
		this.room.joined("Not yet seated");
		long before = this.room.lab(ken).version();
		assertThat(this.room.ask("kind", "message", "all", "true", "text", "Lunch at noon")).hasStatus(302);
		assertThat(this.room.acts()).singleElement().satisfies((event) -> {
			assertThat(event.participant()).isNull();
			assertThat(event.detail()).isEqualTo("Lunch at noon");
		});
		assertThat(this.room.lab(ken).version()).isGreaterThan(before);
	}

	@Test
	void hintWithoutTextIsThatOfStageOrFailedStep() {
		this.room.ask("hint", this.mia);
		assertDone(ActionType.HINT, "act.hint.vpc");
		this.room.bean(PracticeAws.class)
			.faults()
			.add(this.room.lab(this.mia).account(),
					Fault.refusal("CreateVpc", 400, "VpcLimitExceeded", "The limit is reached"));
		this.room.bean(LabCommands.class).run(this.room.lab(this.mia).id(), StageKey.VPC);
		this.room.await(this.mia, (view) -> view.status().key().equals("failed"));
		this.room.ask("hint", this.mia);
		assertDone(ActionType.HINT, "advice.quota");
		this.room.ask("hint", this.mia, "text", "Ask your neighbour");
		assertDone(ActionType.HINT, "Ask your neighbour");
	}

	@Test
	void stageIsOpenedForOneOrForAll() {
		Participant ken = this.room.seated("Ken");
		this.room.ask("open-stage", this.mia, "stage", "endpoint");
		assertDone(ActionType.OPEN_STAGE, "endpoint");
		assertThat(this.room.now(this.mia).opened()).isEqualTo(StageKey.ENDPOINT);
		assertThat(this.room.now(ken).opened()).isNull();
		this.room.ask("kind", "open-stage", "all", "true", "stage", "servers");
		assertThat(this.room.workshop().rules().opened()).isEqualTo(StageKey.SERVERS);
		assertThat(this.room.acts().get(0).participant()).isNull();
	}

	@Test
	void stageStepAndAcceptanceAreBuiltForThem() {
		this.room.ask("build-step", this.mia, "step", "vpc-b");
		assertDone(ActionType.BUILD_STEP, "vpc-b");
		this.room.await(this.mia, (view) -> view.step("vpc-b").status().key().equals("ready"));
		assertThat(this.room.view(this.mia).step("vpc-a").status().key()).isEqualTo("pending");
		assertThat(this.room.ask("accept", this.mia)).hasStatus(409);
		assertThat(this.room.acts().get(0).outcome()).isEqualTo("no-endpoint");
		this.room.ask("build-stage", this.mia, "stage", "endpoint");
		assertDone(ActionType.BUILD_STAGE, "endpoint");
		this.room.await(this.mia, (view) -> view.status().key().equals("ready"));
		this.room.ask("accept", this.mia);
		assertDone(ActionType.ACCEPT, "");
		this.room.await(this.mia, (view) -> view.stage(StageKey.APPROVAL).status().key().equals("done"));
		assertThat(this.room.ask("accept", this.mia)).hasStatus(409).bodyText().contains("accepted already");
	}

	@Test
	void leaseIsExtendedBeyondLimitOfParticipants() {
		Instant before = this.room.lab(this.mia).endsAt();
		this.room.ask("extend", this.mia, "minutes", "1440");
		assertDone(ActionType.EXTEND, "1440");
		assertThat(this.room.lab(this.mia).endsAt()).isEqualTo(before.plus(Duration.ofDays(1)));
	}

	@Test
	void confirmedResetReplacesLabAndBlocksOldKey() {
		Lab old = this.room.lab(this.mia);
		assertThat(this.room.ask("reset", this.mia)).hasStatusOk().bodyText().contains("id=\"confirm\"", "Mia");
		assertThat(this.room.acts()).isEmpty();
		assertThat(this.room.lab(this.mia)).isEqualTo(old);
		assertThat(this.room.ask("reset", this.mia, "confirmed", "true")).hasStatus(302);
		assertDone(ActionType.RESET, "");
		assertThat(this.room.lab(this.mia).id()).isNotEqualTo(old.id());
		assertKeyIsRefused(old);
		assertThat(account(this.room.lab(this.mia))).isEqualTo(this.room.lab(this.mia).account());
		Awaitility.await()
			.untilAsserted(
					() -> assertThat(this.room.bean(Labs.class).get(old.id()).status()).isEqualTo(LabStatus.GONE));
	}

	@Test
	void keyOfLockedLabIsRefusedUntilUnlockedAlsoAfterReset() {
		this.room.ask("lock", this.mia);
		assertDone(ActionType.LOCK, "");
		assertThat(this.room.now(this.mia).locked()).isTrue();
		assertKeyIsRefused(this.room.lab(this.mia));
		this.room.ask("reset", this.mia, "confirmed", "true");
		assertKeyIsRefused(this.room.lab(this.mia));
		this.room.ask("unlock", this.mia);
		assertThat(this.room.now(this.mia).locked()).isFalse();
		assertThat(account(this.room.lab(this.mia))).isEqualTo(this.room.lab(this.mia).account());
	}

	@Test
	void confirmedTeardownTakesLabDown() {
		assertThat(this.room.ask("tear-down", this.mia)).hasStatusOk().bodyText().contains("id=\"confirm\"");
		assertThat(this.room.lab(this.mia).status()).isEqualTo(LabStatus.NEW);
		this.room.ask("tear-down", this.mia, "confirmed", "true");
		assertDone(ActionType.TEAR_DOWN, "");
		this.room.await(this.mia, (view) -> view.status().key().equals("gone"));
	}

	@Test
	void confirmedRemovalTakesLabDownAndFreesPlaceAndName() {
		Lab lab = this.room.lab(this.mia);
		Participants participants = this.room.bean(Participants.class);
		assertThat(this.room.ask("remove", this.mia)).hasStatusOk().bodyText().contains("id=\"confirm\"", "Mia");
		assertThat(this.room.now(this.mia).removed()).isFalse();
		String page = "/workshops/" + this.room.id();
		assertThat(this.room.ask("remove", this.mia, "confirmed", "true", "from", "participant"))
			.hasRedirectedUrl(page + "/participants/" + this.mia.id());
		assertDone(ActionType.REMOVE, "");
		assertThat(this.room.now(this.mia).removed()).isTrue();
		assertThat(participants.of(this.room.id())).isEmpty();
		assertKeyIsRefused(lab);
		Awaitility.await()
			.untilAsserted(
					() -> assertThat(this.room.bean(Labs.class).get(lab.id()).status()).isEqualTo(LabStatus.GONE));
		assertThat(body(this.room.get(page))).doesNotContain("p-" + this.mia.id());
		assertThat(body(this.room.get(page + "/acts"))).contains("Remove participant", ">Mia<");
		assertThat(body(this.room.get(page + "/participants/" + this.mia.id()))).contains("Removed")
			.doesNotContain("name=\"kind\"");
		assertThat(body(this.room.get(page + "/closing"))).contains("Mia");
		assertThat(this.room.ask("message", this.mia, "text", "Hello?")).hasStatus(409)
			.bodyText()
			.contains("has been removed");
		assertThat(participants.join(this.room.id(), "mia", null).participant().id()).isNotEqualTo(this.mia.id());
	}

	@Test
	void whatIsDoneOnTheLabsOwnPagesIsRecorded() {
		assertThat(this.room.postToLab(this.mia, "/stages/vpc")).hasStatus(302);
		assertDone(ActionType.BUILD_STAGE, "vpc");
		assertThat(this.room.postToLab(this.mia, "/extend")).hasStatus(302);
		assertDone(ActionType.EXTEND, "60");
		assertThat(this.room.postToLab(this.mia, "/stages/connection")).hasStatus(409);
		assertDone(ActionType.EXTEND, "60");
		assertThat(this.room.postToLab(this.mia, "/teardown")).hasStatus(302);
		assertDone(ActionType.TEAR_DOWN, "");
	}

	@Test
	void coFacilitatorTakesNothingDownOnTheLabsOwnPages() {
		assertThat(this.room.coFacilitatorPostsToLab(this.mia, "/teardown")).hasStatus(403);
		assertThat(this.room.lab(this.mia).status()).isEqualTo(LabStatus.NEW);
		assertThat(this.room.coFacilitatorPostsToLab(this.mia, "/stages/vpc")).hasStatus(302);
	}

	@Test
	void newLinkIsShownOnceAndNotStored() {
		MvcTestResult answer = this.room.ask("reissue", this.mia);
		assertThat(answer).hasStatusOk();
		Matcher link = Pattern.compile("http://localhost/enter#([\\w-]{20,})").matcher(body(answer));
		assertThat(link.find()).isTrue();
		assertThat(this.room.bean(Participants.class).withSecret(link.group(1))).map(Participant::id)
			.contains(this.mia.id());
		assertDone(ActionType.REISSUE, "");
		assertThat(answer.getResponse().getHeader("Location")).isNull();
		assertThat(answer.getResponse().getHeader("Cache-Control")).contains("no-store");
		assertThat(body(this.room.get("/workshops/" + this.room.id() + "/acts"))).doesNotContain(link.group(1));
		assertThat(this.room.ask("kind", "reissue", "all", "true")).hasStatus(422);
	}

	@Test
	void auditLogIsPageWithFiltersAndJson() {
		Participant ken = this.room.seated("Ken <i>");
		this.room.ask("lock", ken);
		this.room.ask("message", this.mia, "text", "<script>");
		String path = "/workshops/" + this.room.id() + "/acts";
		assertThat(body(this.room.get(path))).contains("&lt;script&gt;", "Ken &lt;i&gt;").doesNotContain("<script>");
		assertThat(body(this.room.get(path + "?kind=lock"))).doesNotContain("&lt;script&gt;");
		assertThat(body(this.room.get(path + "?participant=" + ken.id()))).doesNotContain("&lt;script&gt;");
		assertThat(this.room.get("/api" + path)).hasStatusOk()
			.bodyJson()
			.extractingPath("$[*].kind")
			.isEqualTo(List.of("message", "lock"));
		assertThat(this.room.get("/api/workshops/none/acts")).hasStatus(404)
			.bodyJson()
			.extractingPath("$.code")
			.isEqualTo("not-found");
	}

	@Test
	void participantPageShowsStateHandEventsAndActions() {
		this.room.bean(HelpQueue.class).raise(this.mia.id(), "Why <pending>?");
		this.room.ask("lock", this.mia);
		String path = "/workshops/" + this.room.id() + "/participants/" + this.mia.id();
		assertThat(body(this.room.get(path))).contains("Mia", "Why &lt;pending&gt;?", "Locked",
				"href=\"/labs/" + this.mia.lab() + "\"", "id=\"act-unlock\"", "id=\"act-tear-down\"");
		assertThat(this.room.ask("unlock", this.mia, "from", "participant")).hasRedirectedUrl(path);
		assertThat(this.room.get("/workshops/" + this.room.id() + "/participants/none")).hasStatus(404);
	}

	@Test
	void participantPageOffersWhatFitsAndSaysWhatIsRead() {
		String path = "/workshops/" + this.room.id() + "/participants/" + this.mia.id();
		this.room.bean(HelpQueue.class).raise(this.mia.id(), "Why?");
		this.room.ask("message", this.mia, "text", "First");
		this.room.bean(Participants.class).markRead(this.mia.id(), this.room.acts().get(0).seq());
		this.room.ask("message", this.mia, "text", "Second");
		assertThat(body(this.room.get(path))).contains("id=\"claim\"", "id=\"lower\"", "id=\"act-lock\"", "data-live=")
			.contains("selected=\"selected\">Servers")
			.containsSubsequence("Second", "Not read yet", "First", ">Read<")
			.doesNotContain("id=\"act-unlock\"", "id=\"act-accept\"");
		this.room.ask("open-stage", this.mia, "stage", "servers");
		this.room.ask("build-stage", this.mia, "stage", "endpoint");
		this.room.await(this.mia, (view) -> view.status().key().equals("ready"));
		assertThat(body(this.room.get(path))).contains("id=\"act-accept\"").contains("selected=\"selected\">NLB");
		this.room.ask("accept", this.mia);
		this.room.await(this.mia, (view) -> view.stage(StageKey.APPROVAL).status().key().equals("done"));
		assertThat(body(this.room.get(path))).doesNotContain("id=\"act-accept\"");
		assertThat(this.room.postTo(path + "/claim", "from", "participant")).hasRedirectedUrl(path);
		assertThat(this.room.now(this.mia).hand().claimedBy()).isEqualTo("facilitator");
		assertThat(body(this.room.get(path))).doesNotContain("id=\"claim\"");
		assertThat(this.room.postTo(path + "/lower", "from", "participant")).hasRedirectedUrl(path);
		assertThat(body(this.room.get(path))).doesNotContain("id=\"hand\"");
	}

	@Test
	void participantPageNamesFailingChecksAndWhySomebodyIsStuckInWords() {
		for (int time = 0; time < 3; time++) {
			this.events.publishEvent(new LabChecked(this.mia.lab(),
					List.of(new CheckedStep("vpc-a", false, "privatelink-A-vpc", null, "missing"))));
		}
		this.events.publishEvent(new LabChecked(this.mia.lab(),
				List.of(new CheckedStep("profile", false, "SSM-role", null, "DISCONNECTED_VPCS"))));
		assertThat(body(this.room.get("/workshops/" + this.room.id() + "/participants/" + this.mia.id())))
			.containsSubsequence("id=\"stuck\"", "The same check fails again and again", "id=\"failing\"",
					"(checks in a row: 3)", "SSM-role", "instance profile", "Nothing joins the two VPCs")
			.doesNotContain(">DISCONNECTED_VPCS<");
		assertThat(body(this.room.get("/workshops/" + this.room.id())))
			.containsSubsequence("id=\"mistake-", "SSM-role", "instance profile", "Nothing joins the two VPCs",
					">Mia</bdi>", "data-choose=\"" + this.mia.id() + "\"")
			.doesNotContain(">DISCONNECTED_VPCS<");
	}

	private void assertDone(ActionType kind, String detail) {
		AuditEvent event = this.room.acts().get(0);
		assertThat(event.kind()).isEqualTo(kind);
		assertThat(event.detail()).isEqualTo(detail);
		assertThat(event.outcome()).isEqualTo("done");
		assertThat(event.participant()).isEqualTo(this.mia.id());
		assertThat(event.facilitator()).isEqualTo("facilitator");
	}

	private void assertKeyIsRefused(Lab lab) {
		assertThatExceptionOfType(AwsServiceException.class).isThrownBy(() -> account(lab))
			.satisfies((ex) -> assertThat(ex.awsErrorDetails().errorCode()).isEqualTo("InvalidClientTokenId"));
	}

	/**
	 * Returns the account of the lab's own access key at the practice AWS's port.
	 */
	private String account(Lab lab) {
		try (StsClient sts = HandClient.of(this.room.bean(PracticeAccess.class), lab, StsClient.builder())) {
			return sts.getCallerIdentity().account();
		}
	}

	private static String body(MvcTestResult answer) {
		return new String(answer.getResponse().getContentAsByteArray(), StandardCharsets.UTF_8);
	}

}
