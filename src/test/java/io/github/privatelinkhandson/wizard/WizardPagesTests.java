package io.github.privatelinkhandson.wizard;

import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import jakarta.servlet.http.Cookie;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.webmvc.test.autoconfigure.WebMvcTest;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.FilterType;
import org.springframework.context.annotation.Import;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.test.context.bean.override.mockito.MockitoBean;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

import io.github.privatelinkhandson.aws.ApiCallLog;
import io.github.privatelinkhandson.aws.CallerIdentity;
import io.github.privatelinkhandson.aws.Clouds;
import io.github.privatelinkhandson.lab.LabLeases;
import io.github.privatelinkhandson.lab.StageKey;
import io.github.privatelinkhandson.paging.Paging;
import io.github.privatelinkhandson.practice.PracticeAccess;
import io.github.privatelinkhandson.problem.ConflictException;
import io.github.privatelinkhandson.problem.NotFoundException;
import io.github.privatelinkhandson.provisioning.LabCommands;
import io.github.privatelinkhandson.provisioning.LabLauncher;
import io.github.privatelinkhandson.provisioning.LabQueries;
import io.github.privatelinkhandson.provisioning.LabView;
import io.github.privatelinkhandson.stage.command.InstanceCommands;
import io.github.privatelinkhandson.stage.reachability.AnalysisEngine;
import io.github.privatelinkhandson.stage.reachability.AnalysisStatus;
import io.github.privatelinkhandson.stage.reachability.AnalysisView;
import io.github.privatelinkhandson.stage.reachability.Fix;
import io.github.privatelinkhandson.stage.reachability.PathAnalyses;
import io.github.privatelinkhandson.teardown.Receipt;
import io.github.privatelinkhandson.teardown.Teardown;
import io.github.privatelinkhandson.testkit.TestClock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.BDDMockito.given;
import static org.mockito.BDDMockito.then;
import static org.mockito.BDDMockito.willThrow;
import static org.mockito.Mockito.never;

/**
 * Tests the wizard's pages on labs of every kind, with the services behind them replaced.
 */
@WebMvcTest(
		controllers = { HomeController.class, AwsLabController.class, WizardController.class, ProofController.class,
				TeardownController.class, InsightController.class },
		excludeFilters = @ComponentScan.Filter(type = FilterType.REGEX,
				pattern = "io\\.github\\.privatelinkhandson\\.(facilitator|security|workshop)\\..*"))
@Import({ LabPages.class, StepDurations.class, WizardPagesTests.Time.class })
class WizardPagesTests {

	private static final String LAB = "/labs/" + LabFixture.ID;

	@Autowired
	private MockMvcTester mvc;

	@MockitoBean
	private LabCommands commands;

	@MockitoBean
	private LabQueries queries;

	@MockitoBean
	private LabLauncher launcher;

	@MockitoBean
	private PathAnalyses analyses;

	@MockitoBean
	private InstanceCommands instanceCommands;

	@MockitoBean
	private ApiCallLog calls;

	@MockitoBean
	private PracticeAccess access;

	@MockitoBean
	private Teardown teardown;

	@MockitoBean
	private LabLeases leases;

	@BeforeEach
	void plan() {
		given(this.queries.viewsOutsideWorkshops(any())).willReturn(new Paging(1, 50).cut(List.of()));
		given(this.queries.plan(any(), any())).willAnswer((call) -> LabFixture.plan(call.getArgument(1)));
	}

	@Test
	void firstPageOffersPracticeAndListsLabs() {
		given(this.queries.viewsOutsideWorkshops(any()))
			.willReturn(new Paging(1, 50).cut(List.of(new LabFixture().done(StageKey.VPC).view())));
		assertThat(this.mvc.get().uri("/")).hasStatusOk()
			.bodyText()
			.contains("Start a practice lab", LAB, "lang=\"en\"", "PrivateLink is an arrangement")
			.doesNotContain("??", "id=\"participants-labs\"");
	}

	@Test
	void firstPageCountsParticipantsLabs() {
		given(this.queries.countInWorkshops()).willReturn(126L);
		assertThat(this.mvc.get().uri("/")).bodyText()
			.contains("126 labs belong to participants", "href=\"/workshops\"")
			.doesNotContain("??");
		given(this.queries.countInWorkshops()).willReturn(1L);
		assertThat(this.mvc.get().uri("/?lang=ja")).bodyText().contains("参加者のラボが1件").doesNotContain("??");
	}

	@ParameterizedTest
	@CsvSource({ "ja,ja", "ja-JP,ja", "en-GB,en", "fr,en" })
	void languageFollowsTheBrowser(String accepted, String language) {
		assertThat(this.mvc.get().uri("/").header(HttpHeaders.ACCEPT_LANGUAGE, accepted).locale(locale(accepted)))
			.bodyText()
			.contains("<html lang=\"" + language + "\"");
	}

	@Test
	void anotherLanguageKeepsTheRestOfTheAddress() {
		assertThat(this.mvc.get().uri(URI.create("/?lang=ja&find=a%20%22b&sort=name"))).bodyText()
			.contains("href=\"?find=a%20%22b&amp;sort=name&amp;lang=en\"");
		assertThat(this.mvc.get().uri("/?lang=ja")).bodyText().contains("href=\"?lang=en\"");
	}

	@Test
	void languageCanBeChosen() {
		assertThat(this.mvc.get().uri("/?lang=ja")).cookies().hasValue("lang", "ja");
	}

	@ParameterizedTest
	@EnumSource
	void everyStageShowsWhatItMakesBeforeItIsBuilt(StageKey stage) {
		lab(new LabFixture());
		MvcTestResult page = this.mvc.get().uri(LAB + "/stages/" + stage.key()).exchange();
		assertThat(page).hasStatusOk();
		for (LabView.Step step : new LabFixture().view().stage(stage).steps()) {
			assertThat(page).bodyText().contains("id=\"line-" + step.key() + "\"").doesNotContain("??");
		}
		then(this.commands).should(never()).buildStage(any(), any());
	}

	@ParameterizedTest
	@EnumSource
	void everyStageThatIsDoneLeadsOn(StageKey stage) {
		lab(new LabFixture().done(StageKey.CONNECTION));
		assertThat(this.mvc.get().uri(LAB + "/stages/" + stage.key() + "?lang=ja")).bodyText()
			.contains(stage.next().map((next) -> "/stages/" + next.key()).orElse("/teardown"))
			.doesNotContain("id=\"build\"", "??");
	}

	@Test
	void stepInProgressSaysWhatItWaitsForAndHowLong() {
		lab(new LabFixture().status("building").stage(StageKey.VPC, "building").waiting("nat-a", "pending"));
		assertThat(this.mvc.get().uri(LAB + "/stages/vpc")).bodyText()
			.contains("AWS is preparing it", "3 s", "5 s", "0 of 40 done", "1 in progress")
			.doesNotContain("id=\"build\"");
	}

	@Test
	void failedStepShowsCodeMessageAndWhatToDo() {
		lab(new LabFixture().done(StageKey.VPC)
			.status("failed")
			.stage(StageKey.SERVERS, "failed")
			.failed("ec2-a", "VcpuLimitExceeded", "You have requested more vCPU capacity"));
		assertThat(this.mvc.get().uri(LAB + "/stages/servers")).bodyText()
			.contains("VcpuLimitExceeded", "You have requested more vCPU capacity", "A quota of this account",
					"Try again from here");
	}

	@Test
	void pageIsRefreshedOftenerWhileSomethingIsDone() {
		lab(new LabFixture().done(StageKey.VPC));
		assertThat(this.mvc.get().uri(LAB + "/stages/servers")).bodyText()
			.contains("/events?seen=7&amp;versions=true\"", "data-page=\"" + LAB + "/stages/servers\"")
			.doesNotContain("data-every");
		lab(new LabFixture().done(StageKey.VPC).status("building"));
		assertThat(this.mvc.get().uri(LAB + "/stages/servers")).bodyText().contains("data-every=\"10\"");
	}

	@Test
	void labLeadsToTheStageItHasComeTo() {
		lab(new LabFixture().done(StageKey.LOAD_BALANCER));
		assertThat(this.mvc.get().uri(LAB)).redirectedUrl().isEqualTo(LAB + "/stages/endpoint-service");
		lab(new LabFixture().status("gone"));
		assertThat(this.mvc.get().uri(LAB)).redirectedUrl().isEqualTo(LAB + "/teardown");
	}

	@Test
	void buildLeadsBackToTheStage() {
		assertThat(this.mvc.post().uri(LAB + "/stages/vpc")).hasStatus3xxRedirection()
			.hasRedirectedUrl(LAB + "/stages/vpc")
			.cookies()
			.hasValue("flash", "build");
		then(this.commands).should().buildStage(LabFixture.ID, StageKey.VPC);
	}

	@Test
	void messageOfTheRedirectIsShown() {
		lab(new LabFixture());
		assertThat(this.mvc.get().uri(LAB + "/stages/vpc").cookie(new Cookie("flash", "build"))).bodyText()
			.contains("The stage is being built.");
	}

	@Test
	void stageOutOfOrderIsAPageOfItsOwn() {
		willThrow(new ConflictException("stage-locked", "internal words")).given(this.commands)
			.buildStage(any(), any());
		assertThat(this.mvc.post().uri(LAB + "/stages/endpoint")).hasStatus(HttpStatus.CONFLICT)
			.bodyText()
			.contains("The stages before this one are not done yet", "href=\"" + LAB + "\"")
			.doesNotContain("internal words");
	}

	@Test
	void unknownStageIsNotFound() {
		lab(new LabFixture());
		assertThat(this.mvc.get().uri(LAB + "/stages/nowhere")).hasStatus(HttpStatus.NOT_FOUND)
			.bodyText()
			.contains("There is no such page");
	}

	@Test
	void unknownLabIsNotFound() {
		given(this.queries.view(any())).willThrow(new NotFoundException("lab", "x"));
		assertThat(this.mvc.get().uri("/labs/x/stages/vpc")).hasStatus(HttpStatus.NOT_FOUND);
		assertThat(this.mvc.get().uri("/labs/x/teardown")).hasStatus(HttpStatus.NOT_FOUND);
	}

	@Test
	void firstFailureIsExplainedBesideItsCodeWithBothFixes() {
		lab(new LabFixture().done(StageKey.APPROVAL));
		given(this.analyses.all(any())).willReturn(List.of(blocked("ENI_SG_RULES_MISMATCH", 3)));
		assertThat(this.mvc.get().uri(LAB + "/stages/reachability")).bodyText()
			.contains("Not reachable", "ENI_SG_RULES_MISMATCH", "No rule of this security group applies",
					"id=\"fix-nlb-security-group\"", "aws ec2 authorize-security-group-ingress", "class=\"cross\"")
			.doesNotContain("id=\"fix-cross-zone\"");
	}

	@Test
	void analysisAndFixesAreAskedForAsNamed() {
		this.mvc.post().uri(LAB + "/analyses").param("engine", "local").exchange();
		then(this.commands).should().analyze(LabFixture.ID, AnalysisEngine.LOCAL);
		this.mvc.post().uri(LAB + "/fixes/cross-zone").exchange();
		then(this.commands).should().fix(LabFixture.ID, Fix.CROSS_ZONE);
		assertThat(this.mvc.post().uri(LAB + "/analyses").param("engine", "other")).hasStatus(HttpStatus.NOT_FOUND);
	}

	@Test
	void teardownShowsWhatWillGoAndStartsOnlyWhenConfirmed() {
		lab(new LabFixture().done(StageKey.VPC));
		assertThat(this.mvc.get().uri(LAB + "/teardown")).bodyText()
			.contains("resources will be deleted", "id=\"teardown-confirm\"", "id-nat-a");
		then(this.teardown).shouldHaveNoInteractions();
		assertThat(this.mvc.post().uri(LAB + "/teardown")).hasRedirectedUrl(LAB + "/teardown");
		then(this.teardown).should().start(LabFixture.ID);
	}

	@Test
	void receiptIsShownWhenTheLabIsGone() {
		lab(new LabFixture().status("gone"));
		given(this.teardown.receipt(any())).willReturn(new Receipt(true, List.of(new Receipt.Item("AWS::EC2::VPC",
				"privatelink-A-vpc", "vpc-1", LabFixture.NOW, LabFixture.NOW, null, null)), List.of()));
		assertThat(this.mvc.get().uri(LAB + "/teardown")).bodyText()
			.contains("Nothing is left", "1 of 1 verified as gone", "vpc-1", "is taken down together with the lab")
			.doesNotContain("id=\"teardown-confirm\"");
	}

	@Test
	void keysOfThePracticeAccountAreShown() {
		lab(new LabFixture());
		given(this.access.key("111122223333"))
			.willReturn(Optional.of(new PracticeAccess.Key("http://localhost:4566", "AKIAX", "secret")));
		assertThat(this.mvc.get().uri(LAB + "/keys")).bodyText()
			.contains("AKIAX", "aws --endpoint-url http://localhost:4566 ec2 describe-vpcs");
	}

	@Test
	void credentialsAreNotLookedForBeforeARegionIsChosen() {
		assertThat(this.mvc.get().uri("/aws")).hasStatusOk();
		then(this.launcher).shouldHaveNoInteractions();
	}

	@Test
	void accountAndCallerAreShownBeforeAnythingIsCreated() {
		given(this.launcher.caller("us-east-1"))
			.willReturn(new CallerIdentity("111122223333", "arn:aws:iam::1:user/u", "U"));
		assertThat(this.mvc.get().uri("/aws?region=us-east-1")).bodyText().contains("111122223333", "user/u");
		then(this.launcher).should(never()).openInAws(any(), any());
	}

	@Test
	void labsThatTheConsoleDoesNotHaveAreSaidToBeThere() {
		given(this.launcher.caller("us-east-1"))
			.willReturn(new CallerIdentity("111122223333", "arn:aws:iam::1:user/u", "U"));
		given(this.launcher.countStrays("111122223333", "us-east-1")).willReturn(Optional.of(2L), Optional.of(0L));
		assertThat(this.mvc.get().uri("/aws?region=us-east-1")).bodyText().contains("Resources of 2 labs");
		assertThat(this.mvc.get().uri("/aws?region=us-east-1")).bodyText().doesNotContain("--handson.orphans");
	}

	@Test
	void wrongAccountIdCreatesNothing() {
		given(this.launcher.caller("us-east-1"))
			.willReturn(new CallerIdentity("111122223333", "arn:aws:iam::1:user/u", "U"));
		assertThat(this.mvc.post().uri("/aws").param("region", "us-east-1").param("account", "111122223334"))
			.hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
			.bodyText()
			.contains("That is not the id of this account");
		then(this.launcher).should(never()).openInAws(any(), any());
	}

	@Test
	void unknownRegionCreatesNothing() {
		assertThat(this.mvc.post().uri("/labs").param("region", "nowhere-1"))
			.hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
			.bodyText()
			.contains("Choose one of the regions in the list.");
		then(this.launcher).should(never()).open(any(), any());
	}

	private void lab(LabFixture fixture) {
		given(this.queries.view(LabFixture.ID)).willReturn(fixture.view());
	}

	private static Locale locale(String tag) {
		return Locale.forLanguageTag(tag);
	}

	private static AnalysisView blocked(String code, int point) {
		return new AnalysisView("1", LabFixture.ID, AnalysisEngine.AWS, null, null, AnalysisStatus.SUCCEEDED, false,
				List.of(new AnalysisView.Explanation(code, "sg-1", point, "AWS's text")), List.of(), null,
				LabFixture.NOW);
	}

	/**
	 * The time and the speed that the pages see.
	 */
	@TestConfiguration(proxyBeanMethods = false)
	static class Time {

		@Bean
		Clock clock() {
			return TestClock.stoppedAt(LabFixture.NOW);
		}

		@Bean
		Clouds clouds() {
			return LabFixture.clouds();
		}

	}

}
