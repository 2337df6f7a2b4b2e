package io.github.privatelinkhandson.wizard;

import java.time.Duration;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.webmvc.test.autoconfigure.WebMvcTest;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.FilterType;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.bean.override.mockito.MockitoBean;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

import io.github.privatelinkhandson.lab.LabLeases;
import io.github.privatelinkhandson.lab.StageKey;
import io.github.privatelinkhandson.provisioning.CheckedStep;
import io.github.privatelinkhandson.provisioning.LabCommands;
import io.github.privatelinkhandson.provisioning.LabQueries;
import io.github.privatelinkhandson.stage.command.InstanceCommands;
import io.github.privatelinkhandson.stage.reachability.PathAnalyses;
import io.github.privatelinkhandson.teardown.Receipt;
import io.github.privatelinkhandson.teardown.Teardown;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.BDDMockito.given;
import static org.mockito.BDDMockito.then;

/**
 * Tests what pages offer beside building: more time, stopping, repairing, and going on
 * with a teardown.
 */
@WebMvcTest(controllers = { WizardController.class, TeardownController.class },
		excludeFilters = @ComponentScan.Filter(type = FilterType.REGEX,
				pattern = "io\\.github\\.privatelinkhandson\\.(facilitator|security|workshop)\\..*"))
@Import({ LabPages.class, StepDurations.class, WizardPagesTests.Time.class })
class LabCarePagesTests {

	private static final String LAB = "/labs/" + LabFixture.ID;

	@Autowired
	private MockMvcTester mvc;

	@MockitoBean
	private LabCommands commands;

	@MockitoBean
	private LabQueries queries;

	@MockitoBean
	private PathAnalyses analyses;

	@MockitoBean
	private InstanceCommands instanceCommands;

	@MockitoBean
	private Teardown teardown;

	@MockitoBean
	private LabLeases leases;

	@Test
	void everyPageOfALabSaysHowLongItLastsAndLengthensIt() {
		lab(new LabFixture().done(StageKey.VPC));
		for (String page : List.of("/stages/vpc", "/teardown", "/stages/servers")) {
			assertThat(this.mvc.get().uri(LAB + page)).bodyText()
				.contains("ends in 2 h 31 min", "At 2026-04-01 12:01 UTC", "id=\"extend\"");
			assertThat(this.mvc.get().uri(LAB + page + "?lang=ja")).bodyText().contains("2時間31分");
		}
		assertThat(this.mvc.post().uri(LAB + "/extend")).hasStatus3xxRedirection()
			.cookies()
			.hasValue("flash", "extend");
		then(this.leases).should().extend(LabFixture.ID, Duration.ofHours(1));
	}

	@Test
	void whatACheckFindsMissingIsRepairedByOneClick() {
		lab(new LabFixture().done(StageKey.VPC));
		given(this.commands.check(LabFixture.ID, StageKey.VPC))
			.willReturn(List.of(new CheckedStep("nat-a", false, "privatelink-A-nat", null, "missing")));
		assertThat(this.mvc.get().uri(LAB + "/stages/vpc/check")).bodyText()
			.contains("id=\"repair\"", LAB + "/stages/vpc/repair");
		assertThat(this.mvc.post().uri(LAB + "/stages/vpc/repair")).cookies().hasValue("flash", "repair");
		then(this.commands).should().repair(LabFixture.ID, StageKey.VPC);
	}

	@Test
	void wholeLabIsCheckedAndRepairedByOneClick() {
		lab(new LabFixture().done(StageKey.SERVERS));
		given(this.commands.check(LabFixture.ID))
			.willReturn(List.of(new CheckedStep("nat-a", false, "privatelink-A-nat", null, "missing"),
					new CheckedStep("vpc-a", true, "privatelink-A-vpc", "vpc-1", null),
					new CheckedStep("ec2-a", true, "EC2-A", "i-1", null)));
		assertThat(this.mvc.get().uri(LAB + "/check")).bodyText()
			.contains("2 of 3", "privatelink-A-nat", "Not found.", "Everything of this stage is as it should be.",
					"id=\"repair\"", LAB + "/repair")
			.doesNotContain("i-1");
		assertThat(this.mvc.post().uri(LAB + "/repair")).cookies().hasValue("flash", "repair");
		then(this.commands).should().repair(LabFixture.ID);
		given(this.commands.check(LabFixture.ID))
			.willReturn(List.of(new CheckedStep("ec2-a", true, "EC2-A", "i-1", null)));
		assertThat(this.mvc.get().uri(LAB + "/check")).bodyText().doesNotContain("id=\"repair\"");
		assertThat(this.mvc.get().uri(LAB + "/stages/vpc")).bodyText().contains("id=\"lab-check\"");
	}

	@Test
	void firstCauseIsMarkedAndWhatWaitsForItSaysSo() {
		lab(new LabFixture().status("failed")
			.stage(StageKey.VPC, "failed")
			.failed("nat-a", "NatGatewayLimitExceeded", "The maximum number of NAT gateways")
			.heldUp("route-a-private1", "nat-a")
			.heldUp("ec2-a", "nat-a"));
		assertThat(this.mvc.get().uri(LAB + "/stages/vpc")).bodyText()
			.contains("NatGatewayLimitExceeded", "The cause: 2 steps wait for it.", "Service Quotas",
					"waits for privatelink-A-nat-public1");
		assertThat(this.mvc.get().uri(LAB + "/stages/vpc")).bodyText()
			.containsPattern("id=\"side-a\"[^>]* open=")
			.doesNotContainPattern("id=\"side-b\"[^>]* open=");
		assertThat(this.mvc.get().uri(LAB + "/stages/servers")).bodyText()
			.contains("Steps here wait for privatelink-A-nat-public1, which has failed",
					"href=\"" + LAB + "/stages/vpc\"");
		assertThat(this.mvc.get().uri(LAB + "/stages/servers?lang=ja")).bodyText()
			.contains("失敗した privatelink-A-nat-public1 を待っている");
	}

	@Test
	void mistakeIsNamedInWordsAndAwsErrorByItsCode() {
		lab(new LabFixture().status("failed")
			.stage(StageKey.SERVERS, "failed")
			.failed("sg-ec2-a", "group-in-other-vpc", "VpcId vpc-b (expected: VpcId vpc-a)")
			.failed("ec2-a", "VcpuLimitExceeded", "more vCPU capacity than your limit"));
		assertThat(this.mvc.get().uri(LAB + "/stages/servers")).bodyText()
			.contains("<strong>security group in the wrong VPC</strong>", "<code>VcpuLimitExceeded</code>")
			.doesNotContain("group-in-other-vpc");
		assertThat(this.mvc.get().uri(LAB + "/stages/servers?lang=ja")).bodyText()
			.contains("<strong>セキュリティグループのVPCが違う</strong>", "VpcId vpc-b (期待する値: VpcId vpc-a)");
	}

	@Test
	void whatIsBeingDoneCanBeStopped() {
		lab(new LabFixture().status("building").stage(StageKey.VPC, "building").waiting("nat-a", "pending"));
		assertThat(this.mvc.get().uri(LAB + "/stages/vpc")).bodyText().contains("id=\"cancel\"");
		assertThat(this.mvc.post().uri(LAB + "/cancel")).hasStatus3xxRedirection()
			.cookies()
			.hasValue("flash", "cancel");
		then(this.commands).should().cancel(LabFixture.ID);
		lab(new LabFixture().done(StageKey.VPC));
		assertThat(this.mvc.get().uri(LAB + "/stages/vpc")).bodyText().doesNotContain("id=\"cancel\"");
	}

	@Test
	void teardownThatWasStoppedShowsWhatIsLeftAndWhy() {
		lab(new LabFixture().done(StageKey.VPC).status("failed"));
		Receipt.Item left = new Receipt.Item("AWS::EC2::VPC", "privatelink-A-vpc", "vpc-1", LabFixture.NOW, null,
				"eni-7", "DependencyViolation: it has dependencies");
		given(this.teardown.stopped(LabFixture.ID)).willReturn(true);
		given(this.teardown.receipt(any())).willReturn(new Receipt(false, List.of(left), List.of(left)));
		assertThat(this.mvc.get().uri(LAB + "/teardown")).bodyText()
			.contains("Something is left", "waits for eni-7", "DependencyViolation", "Go on deleting");
	}

	@Test
	void goneLabHasNoEnd() {
		lab(new LabFixture().status("gone"));
		given(this.teardown.receipt(any())).willReturn(new Receipt(true, List.of(), List.of()));
		assertThat(this.mvc.get().uri(LAB + "/teardown")).bodyText().doesNotContain("id=\"extend\"");
	}

	private void lab(LabFixture fixture) {
		given(this.queries.view(LabFixture.ID)).willReturn(fixture.view());
		given(this.queries.plan(any(), any())).willAnswer((call) -> LabFixture.plan(call.getArgument(1)));
	}

}
