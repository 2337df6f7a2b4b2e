package io.github.privatelinkhandson.provisioning;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import io.github.privatelinkhandson.aws.CloudMode;
import io.github.privatelinkhandson.lab.Lab;
import io.github.privatelinkhandson.lab.StageKey;
import io.github.privatelinkhandson.problem.ConflictException;
import io.github.privatelinkhandson.teardown.Teardown;
import io.github.privatelinkhandson.testkit.SharedConsole;
import io.github.privatelinkhandson.testkit.TestConsole;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/**
 * What is being done with a lab can be stopped at any time, and gone on with.
 */
@ExtendWith(SharedConsole.class)
class CancelTests {

	private final TestConsole console;

	CancelTests(TestConsole console) {
		this.console = console;
	}

	@Test
	void buildThatIsCancelledStopsAndGoesOnWhenItIsAskedFor() {
		Lab lab = this.console.open(CloudMode.PRACTICE);
		this.console.commands().run(lab.id(), StageKey.SERVERS);
		this.console.await(lab, (view) -> view.stage(StageKey.VPC).ready() > 5);
		this.console.commands().cancel(lab.id());
		assertThat(this.console.view(lab).working()).isFalse();
		assertThatThrownBy(() -> this.console.commands().cancel(lab.id())).isInstanceOf(ConflictException.class);
		assertThat(this.console.step(lab, "web-server").status().key()).isNotEqualTo("ready");
		this.console.commands().run(lab.id(), StageKey.VPC);
		this.console.awaitReady(lab);
		assertThat(this.console.owned(lab)).containsEntry("Vpc", 2L).containsEntry("NatGateway", 2L);
	}

	@Test
	void whatWasInFlightIsLookedAtUntilItIsSettledAndNothingMoreIsBegun() {
		Lab lab = this.console.open(CloudMode.PRACTICE);
		this.console.commands().run(lab.id(), StageKey.VPC);
		this.console.await(lab, (view) -> view.step("nat-a").status().key().equals("waiting"));
		this.console.commands().cancel(lab.id());
		LabView settled = this.console.await(lab, (view) -> view.stages()
			.stream()
			.flatMap((stage) -> stage.steps().stream())
			.noneMatch((step) -> step.status().key().equals("waiting") || step.status().key().equals("creating")));
		assertThat(settled.step("nat-a").status().key()).isEqualTo("ready");
		assertThat(settled.step("route-a-private1").status().key()).isEqualTo("pending");
		assertThat(settled.working()).isFalse();
	}

	@Test
	void teardownThatIsCancelledCanBeGoneOnWithOrTurnedBack() {
		Lab lab = this.console.built(StageKey.VPC);
		this.console.bean(Teardown.class).start(lab.id());
		this.console.commands().cancel(lab.id());
		assertThat(this.console.view(lab).status().key()).isEqualTo("failed");
		this.console.commands().run(lab.id(), StageKey.VPC);
		this.console.awaitReady(lab);
		assertThat(this.console.owned(lab)).containsEntry("Vpc", 2L).containsEntry("Subnet", 8L);
		assertThat(this.console.tearDown(lab).complete()).isTrue();
	}

}
