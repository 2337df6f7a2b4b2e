package io.github.privatelinkhandson.provisioning;

import java.util.ArrayList;
import java.util.List;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import io.github.privatelinkhandson.aws.CloudMode;
import io.github.privatelinkhandson.lab.Lab;
import io.github.privatelinkhandson.lab.StageKey;
import io.github.privatelinkhandson.simulator.fault.Fault;
import io.github.privatelinkhandson.simulator.fault.TestFaults;
import io.github.privatelinkhandson.stage.reachability.AnalysisEngine;
import io.github.privatelinkhandson.stage.reachability.AnalysisView;
import io.github.privatelinkhandson.stage.reachability.PathAnalyses;
import io.github.privatelinkhandson.teardown.Receipt;
import io.github.privatelinkhandson.teardown.Teardown;
import io.github.privatelinkhandson.testkit.SharedConsole;
import io.github.privatelinkhandson.testkit.TestConsole;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What AWS refuses fails a step with AWS's words, or is tried again where that helps; the
 * rest of the lab goes on.
 */
@ExtendWith(SharedConsole.class)
class FaultTests {

	private final TestConsole console;

	private Lab lab;

	FaultTests(TestConsole console) {
		this.console = console;
	}

	@BeforeEach
	void open() {
		this.lab = this.console.open(CloudMode.PRACTICE);
	}

	@AfterEach
	void clear() {
		this.console.faults().clear(this.lab.account());
	}

	@Test
	void quotaFailsItsStepTheRestGoesOnAndARetryGoesOnFromThere() {
		fault(Fault.refusal("CreateNatGateway", 400, "NatGatewayLimitExceeded",
				"Performing this operation would exceed the limit of 5 NAT gateways"));
		run();
		LabView failed = this.console.await(this.lab, (view) -> view.status().key().equals("failed"));
		assertThat(failed.stage(StageKey.VPC).status().key()).isEqualTo("failed");
		assertThat(failed.stage(StageKey.VPC).steps()).filteredOn((step) -> step.error() != null)
			.singleElement()
			.satisfies((step) -> {
				assertThat(step.status().key()).isEqualTo("failed");
				assertThat(step.error().code()).isEqualTo("NatGatewayLimitExceeded");
				assertThat(step.error().message()).contains("limit of 5");
			});
		assertThat(this.console.step(this.lab, "nlb").status().key()).isEqualTo("ready");
		String nat = failed.stage(StageKey.VPC)
			.steps()
			.stream()
			.filter((step) -> step.error() != null)
			.findFirst()
			.get()
			.key();
		assertThat(failed.step(nat).error().cause()).isTrue();
		assertThat(failed.step(nat).error().hint()).isEqualTo("quota");
		assertThat(failed.step("ec2" + nat.substring(3)).waitingFor()).as("the failed step, however far away")
			.isEqualTo(nat);
		run();
		this.console.awaitReady(this.lab);
		assertThat(this.console.owned(this.lab)).containsEntry("NatGateway", 2L).containsEntry("Vpc", 2L);
	}

	@Test
	void answersThatAreLostAfterTheCallTookEffectCreateNothingTwice() {
		for (String action : new String[] { "CreateVpc", "CreateSubnet", "AllocateAddress", "CreateInternetGateway",
				"CreateSecurityGroup", "CreateNatGateway", "RunInstances", "CreateRole", "CreateTargetGroup",
				"CreateLoadBalancer", "AttachInternetGateway", "AuthorizeSecurityGroupIngress" }) {
			fault(TestFaults.lostAnswer(action));
		}
		this.console.commands().run(this.lab.id(), StageKey.LOAD_BALANCER);
		this.console.awaitReady(this.lab);
		assertThat(this.console.owned(this.lab)).containsEntry("Vpc", 2L)
			.containsEntry("Subnet", 8L)
			.containsEntry("Address", 2L)
			.containsEntry("InternetGateway", 2L)
			.containsEntry("SecurityGroup", 3L)
			.containsEntry("NatGateway", 2L)
			.containsEntry("Instance", 2L);
	}

	@Test
	void whatWillPassIsTriedAgain() {
		fault(Fault.refusal("CreateSubnet", 503, "RequestLimitExceeded", "Request limit exceeded.").times(6));
		fault(Fault.refusal("CreateVpc", 500, "InternalError", "An internal error has occurred").times(2));
		fault(Fault.refusal("DescribeVpcs", 503, "Unavailable", "The server is overloaded").times(4));
		this.console.commands().run(this.lab.id(), StageKey.VPC);
		this.console.awaitReady(this.lab);
		assertThat(this.console.owned(this.lab)).containsEntry("Subnet", 8L).containsEntry("Vpc", 2L);
	}

	@Test
	void wantOfCapacityFailsItsStepTheRestGoesOnAndARetryGoesOnFromThere() {
		this.console.faults().exhaust(this.lab.account(), this.lab.zone1());
		this.console.commands().run(this.lab.id(), StageKey.LOAD_BALANCER);
		LabView failed = this.console.await(this.lab, (view) -> view.status().key().equals("failed"));
		assertThat(failed.step("ec2-a").error()).satisfies((error) -> {
			assertThat(error.code()).isEqualTo("InsufficientInstanceCapacity");
			assertThat(error.hint()).isEqualTo("capacity");
			assertThat(error.cause()).isTrue();
		});
		assertThat(failed.step("web-server").status().key()).isEqualTo("ready");
		assertThat(failed.step("target-healthy").status().key()).isEqualTo("ready");
		this.console.faults().clear(this.lab.account());
		this.console.commands().run(this.lab.id(), StageKey.LOAD_BALANCER);
		this.console.awaitReady(this.lab);
		assertThat(this.console.owned(this.lab)).containsEntry("Instance", 2L);
	}

	@Test
	void expiredCredentialsAreSaidAndARetryWithFreshOnesGoesOn() {
		fault(Fault.refusal("*", 400, "ExpiredToken", "The security token included in the request is expired")
			.after(12)
			.times(1000));
		this.console.commands().run(this.lab.id(), StageKey.VPC);
		LabView hindered = this.console.await(this.lab, (view) -> view.hindrance() != null);
		assertThat(hindered.hindrance().code()).isEqualTo("ExpiredToken");
		assertThat(hindered.hindrance().advice()).isEqualTo("advice.credentials");
		assertThat(hindered.stage(StageKey.VPC).steps()).filteredOn((step) -> step.error() != null)
			.allSatisfy((step) -> assertThat(step.error().hint()).isEqualTo("credentials"));
		this.console.faults().clear(this.lab.account());
		this.console.commands().run(this.lab.id(), StageKey.VPC);
		LabView ready = this.console.awaitReady(this.lab);
		assertThat(ready.hindrance()).isNull();
		assertThat(this.console.owned(this.lab)).containsEntry("Vpc", 2L).containsEntry("Subnet", 8L);
	}

	@Test
	void teardownWithoutCredentialsListsWhatIsLeftAndSaysWhyUntilItGoesOn() {
		this.console.commands().run(this.lab.id(), StageKey.VPC);
		this.console.awaitReady(this.lab);
		fault(Fault.refusal("*", 400, "ExpiredToken", "The security token included in the request is expired")
			.times(100_000));
		Teardown teardown = this.console.bean(Teardown.class);
		teardown.start(this.lab.id());
		this.console.await(this.lab, (view) -> view.hindrance() != null);
		int before = refusals();
		List<Boolean> hindered = new ArrayList<>();
		Awaitility.await().until(() -> {
			hindered.add(this.console.view(this.lab).hindrance() != null);
			return refusals() > before + 100;
		});
		assertThat(hindered).doesNotContain(false);
		assertThat(teardown.receipt(this.lab.id()).left()).hasSizeGreaterThan(20);
		this.console.faults().clear(this.lab.account());
		assertThat(this.console.awaitTeardown(this.lab).complete()).isTrue();
		assertThat(this.console.view(this.lab).hindrance()).isNull();
	}

	@Test
	void whatWasInFlightWhenABuildWasCancelledSaysWhatItWaitsForAndGoesOn() {
		this.console.commands().run(this.lab.id(), StageKey.VPC);
		this.console.await(this.lab, (view) -> view.step("nat-a").status().key().equals("waiting"));
		fault(Fault.refusal("*", 400, "ExpiredToken", "The security token included in the request is expired")
			.times(1000));
		this.console.commands().cancel(this.lab.id());
		LabView.Step waiting = this.console.await(this.lab, (view) -> view.step("nat-a").error() != null).step("nat-a");
		assertThat(waiting.status().key()).isEqualTo("waiting");
		assertThat(waiting.waitingFor()).isEqualTo("DescribeNatGateways");
		assertThat(waiting.error().code()).isEqualTo("ExpiredToken");
		assertThat(waiting.nextTryAt()).isNotNull();
		this.console.faults().clear(this.lab.account());
		assertThat(this.console.await(this.lab, (view) -> view.step("nat-a").status().key().equals("ready")).working())
			.isFalse();
	}

	@Test
	void readThatIsDeniedKeepsWaitingWhatNeedsItAndNothingElse() {
		fault(Fault.refusal("DescribeVpcs", 403, "UnauthorizedOperation", "You are not authorized").times(1000));
		this.console.commands().run(this.lab.id(), StageKey.VPC);
		LabView hindered = this.console.await(this.lab,
				(view) -> view.hindrance() != null && view.step("eip-a").status().key().equals("ready"));
		assertThat(hindered.hindrance().operation()).isEqualTo("DescribeVpcs");
		assertThat(hindered.hindrance().code()).isEqualTo("UnauthorizedOperation");
		assertThat(hindered.step("vpc-a")).satisfies((step) -> {
			assertThat(step.status().key()).isEqualTo("pending");
			assertThat(step.waitingFor()).isEqualTo("DescribeVpcs");
			assertThat(step.error().message()).isEqualTo("DescribeVpcs: You are not authorized");
			assertThat(step.nextTryAt()).isNotNull();
		});
		this.console.faults().clear(this.lab.account());
		assertThat(this.console.awaitReady(this.lab).hindrance()).isNull();
		assertThat(this.console.owned(this.lab)).containsEntry("Vpc", 2L);
	}

	@Test
	void readThatIsMissingInACloudKeepsNothingFromBeingTakenDown() {
		this.console.commands().run(this.lab.id(), StageKey.VPC);
		this.console.awaitReady(this.lab);
		fault(Fault.refusal("DescribeInstanceInformation", 500, "InternalFailure", "Not implemented").times(100_000));
		assertThat(this.console.tearDown(this.lab).complete()).isTrue();
	}

	@Test
	void analysisWhosePathIsRefusedFailsAndTheNextOneIsRun() {
		this.console.commands().run(this.lab.id(), StageKey.SERVERS);
		this.console.awaitReady(this.lab);
		fault(Fault.refusal("CreateNetworkInsightsPath", 400, "NetworkInsightsPath.LimitExceeded", "No more paths"));
		AnalysisView refused = ended(this.console.commands().analyze(this.lab.id(), AnalysisEngine.AWS));
		assertThat(refused.status().key()).isEqualTo("failed");
		assertThat(refused.message()).contains("LimitExceeded");
		AnalysisView next = ended(this.console.commands().analyze(this.lab.id(), AnalysisEngine.AWS));
		assertThat(next.status().key()).isEqualTo("succeeded");
		assertThat(next.reachable()).isFalse();
	}

	@Test
	void teardownThatIsRefusedIsLeftWithAwssWordsAndDoneByARetry() {
		this.console.commands().run(this.lab.id(), StageKey.VPC);
		this.console.awaitReady(this.lab);
		fault(Fault.refusal("DeleteInternetGateway", 403, "UnauthorizedOperation", "You are not authorized")
			.times(1000));
		Receipt receipt = this.console.tearDown(this.lab);
		assertThat(receipt.complete()).isFalse();
		assertThat(receipt.left()).extracting(Receipt.Item::type)
			.containsExactlyInAnyOrder("AWS::EC2::InternetGateway", "AWS::EC2::InternetGateway");
		assertThat(receipt.left()).allSatisfy((item) -> assertThat(item.error()).startsWith("UnauthorizedOperation"));
		assertThat(this.console.view(this.lab).status().key()).isEqualTo("failed");
		this.console.faults().clear(this.lab.account());
		assertThat(this.console.tearDown(this.lab).complete()).isTrue();
		assertThat(this.console.owned(this.lab)).isEmpty();
	}

	@Test
	void teardownCanBeTurnedBackIntoABuild() {
		this.console.commands().run(this.lab.id(), StageKey.VPC);
		this.console.awaitReady(this.lab);
		fault(Fault.refusal("DeleteInternetGateway", 403, "UnauthorizedOperation", "You are not authorized")
			.times(1000));
		assertThat(this.console.tearDown(this.lab).complete()).isFalse();
		this.console.faults().clear(this.lab.account());
		this.console.commands().run(this.lab.id(), StageKey.VPC);
		this.console.awaitReady(this.lab);
		assertThat(this.console.owned(this.lab)).containsEntry("Vpc", 2L)
			.containsEntry("InternetGateway", 2L)
			.containsEntry("NatGateway", 2L);
		assertThat(this.console.tearDown(this.lab).complete()).isTrue();
	}

	private AnalysisView ended(AnalysisView analysis) {
		return Awaitility.await()
			.until(() -> this.console.bean(PathAnalyses.class).get(this.lab.id(), analysis.id()),
					(now) -> !now.running());
	}

	private void run() {
		this.console.commands().run(this.lab.id(), StageKey.ENDPOINT_SERVICE);
	}

	private int refusals() {
		return this.console.faults().pending(this.lab.account()).get(0).calls();
	}

	private void fault(Fault fault) {
		this.console.faults().add(this.lab.account(), fault);
	}

}
