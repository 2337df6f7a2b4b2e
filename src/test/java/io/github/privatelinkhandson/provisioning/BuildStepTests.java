package io.github.privatelinkhandson.provisioning;

import java.util.List;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import io.github.privatelinkhandson.aws.CloudMode;
import io.github.privatelinkhandson.lab.Lab;
import io.github.privatelinkhandson.problem.ConflictException;
import io.github.privatelinkhandson.simulator.fault.Fault;
import io.github.privatelinkhandson.stage.blueprint.Blueprint;
import io.github.privatelinkhandson.testkit.SharedConsole;
import io.github.privatelinkhandson.testkit.TestConsole;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * One step is built with what it needs and nothing else, however far the lab is to be
 * built otherwise.
 */
@ExtendWith(SharedConsole.class)
class BuildStepTests {

	private final TestConsole console;

	private Lab lab;

	BuildStepTests(TestConsole console) {
		this.console = console;
	}

	@BeforeEach
	void open() {
		this.lab = this.console.open(CloudMode.PRACTICE);
	}

	@Test
	void stepIsBuiltWithWhatItNeedsAndNothingElse() {
		this.console.commands().buildStep(this.lab.id(), "subnet-a-public1");
		awaitReady("subnet-a-public1");
		assertThat(ready()).containsExactly("vpc-a", "subnet-a-public1");
		assertThat(this.console.owned(this.lab)).containsOnlyKeys("Vpc", "Subnet");
		assertThat(this.console.lab(this.lab.id()).goal()).isNull();
		Awaitility.await().untilAsserted(() -> assertThat(wanted()).isEmpty());
	}

	@Test
	void lastStepIsBuiltWithoutTheAnalysesThatOnlyShowSomething() {
		this.console.commands().buildStep(this.lab.id(), "curl");
		awaitReady("curl");
		assertThat(ready()).containsAll(Blueprint.needed("curl"));
		assertThat(this.console.owned(this.lab)).doesNotContainKey("InsightsAnalysis");
		assertThat(this.console.tearDown(this.lab).complete()).isTrue();
	}

	@Test
	void whatNeedsAFailedStepIsNotWaitedForAndComesWhenAskedForAgain() {
		this.console.faults()
			.add(this.lab.account(), Fault.refusal("CreateVpc", 400, "VpcLimitExceeded", "The limit is reached"));
		this.console.commands().buildStep(this.lab.id(), "subnet-a-public1");
		this.console.await(this.lab, (view) -> view.step("vpc-a").status().key().equals("failed"));
		Awaitility.await().untilAsserted(() -> assertThat(wanted()).isEmpty());
		assertThat(this.console.step(this.lab, "subnet-a-public1").waitingFor()).isEqualTo("vpc-a");
		this.console.faults().clear(this.lab.account());
		this.console.commands().buildStep(this.lab.id(), "subnet-a-public1");
		awaitReady("subnet-a-public1");
	}

	@Test
	void thereIsNoSuchStepOrNoLabToBuildItIn() {
		assertThatIllegalArgumentException().isThrownBy(() -> this.console.commands().buildStep(this.lab.id(), "roof"));
		this.console.tearDown(this.lab);
		assertThatExceptionOfType(ConflictException.class)
			.isThrownBy(() -> this.console.commands().buildStep(this.lab.id(), "vpc-a"))
			.satisfies((ex) -> assertThat(ex.code()).isEqualTo("lab-gone"));
	}

	private void awaitReady(String step) {
		this.console.await(this.lab, (view) -> view.step(step).status().key().equals("ready"));
	}

	private List<String> ready() {
		return this.console.view(this.lab)
			.stages()
			.stream()
			.flatMap((stage) -> stage.steps().stream())
			.filter((step) -> step.status().key().equals("ready"))
			.map(LabView.Step::key)
			.toList();
	}

	private List<String> wanted() {
		return this.console.bean(Ledger.class)
			.entries(this.lab.id())
			.values()
			.stream()
			.filter(LedgerEntry::wanted)
			.map(LedgerEntry::step)
			.toList();
	}

}
