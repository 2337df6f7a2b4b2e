package io.github.privatelinkhandson.provisioning;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import io.github.privatelinkhandson.aws.CloudMode;
import io.github.privatelinkhandson.lab.Lab;
import io.github.privatelinkhandson.lab.StageKey;
import io.github.privatelinkhandson.problem.ConflictException;
import io.github.privatelinkhandson.teardown.Teardown;

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
		this.console.provisioning().run(lab.id(), StageKey.SERVERS);
		this.console.await(lab, (view) -> view.stage("vpc").ready() > 5);
		this.console.provisioning().cancel(lab.id());
		assertThat(this.console.view(lab).working()).isFalse();
		assertThatThrownBy(() -> this.console.provisioning().cancel(lab.id())).isInstanceOf(ConflictException.class);
		assertThat(this.console.step(lab, "web-server").status()).isNotEqualTo("ready");
		this.console.provisioning().run(lab.id(), StageKey.VPC);
		this.console.awaitReady(lab);
		assertThat(this.console.owned(lab)).containsEntry("Vpc", 2L).containsEntry("NatGateway", 2L);
	}

	@Test
	void whatWasInFlightIsLookedAtUntilItIsSettledAndNothingMoreIsBegun() {
		Lab lab = this.console.open(CloudMode.PRACTICE);
		this.console.provisioning().run(lab.id(), StageKey.VPC);
		this.console.await(lab, (view) -> view.step("nat-a").status().equals("waiting"));
		this.console.provisioning().cancel(lab.id());
		LabView settled = this.console.await(lab,
				(view) -> view.stages()
					.stream()
					.flatMap((stage) -> stage.steps().stream())
					.noneMatch((step) -> step.status().equals("waiting") || step.status().equals("creating")));
		assertThat(settled.step("nat-a").status()).isEqualTo("ready");
		assertThat(settled.step("route-a-private1").status()).isEqualTo("pending");
		assertThat(settled.working()).isFalse();
	}

	@Test
	void teardownThatIsCancelledCanBeGoneOnWithOrTurnedBack() {
		Lab lab = this.console.built(StageKey.VPC);
		this.console.bean(Teardown.class).start(lab.id());
		this.console.provisioning().cancel(lab.id());
		assertThat(this.console.view(lab).status()).isEqualTo("failed");
		this.console.provisioning().run(lab.id(), StageKey.VPC);
		this.console.awaitReady(lab);
		assertThat(this.console.owned(lab)).containsEntry("Vpc", 2L).containsEntry("Subnet", 8L);
		assertThat(this.console.tearDown(lab).complete()).isTrue();
	}

}
