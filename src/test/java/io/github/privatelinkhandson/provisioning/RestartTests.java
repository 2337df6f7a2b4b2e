package io.github.privatelinkhandson.provisioning;

import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.github.privatelinkhandson.aws.CloudMode;
import io.github.privatelinkhandson.lab.Lab;
import io.github.privatelinkhandson.lab.StageKey;
import io.github.privatelinkhandson.teardown.Receipt;
import io.github.privatelinkhandson.teardown.Teardown;
import io.github.privatelinkhandson.testkit.TestConsole;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A console that is stopped in the middle of its work goes on by itself when it is
 * started again on the same data.
 */
class RestartTests {

	private static final double SPEED = 300;

	@TempDir
	Path data;

	@Test
	void buildAndTeardownGoOnAfterRestarts() {
		Lab lab;
		Map<String, String> before;
		try (TestConsole console = TestConsole.withoutPorts(this.data, SPEED)) {
			lab = console.open(CloudMode.PRACTICE);
			console.commands().run(lab.id(), StageKey.CONNECTION);
			console.await(lab, (view) -> ids(view).containsKey("nat-a"));
		}
		try (TestConsole console = TestConsole.withoutPorts(this.data, SPEED)) {
			before = ids(console.view(lab));
			assertThat(before).containsKey("nat-a").doesNotContainKey("acceptance");
			console.awaitReady(lab);
			assertThat(ids(console.view(lab))).containsAllEntriesOf(before);
			assertThat(console.owned(lab)).isEqualTo(TestConsole.wholeLab());
			console.bean(Teardown.class).start(lab.id());
			console.await(lab, (view) -> console.step(lab, "endpoint").status().key().matches("deleting|gone"));
		}
		try (TestConsole console = TestConsole.withoutPorts(this.data, SPEED)) {
			assertThat(console.view(lab).status().key()).isEqualTo("tearing-down");
			Receipt receipt = console.awaitTeardown(lab);
			assertThat(receipt.complete()).as(receipt.toString()).isTrue();
			assertThat(console.owned(lab)).isEmpty();
		}
	}

	@Test
	void stoppedEngineDoesNothingAndGoesOnWhenItIsStarted() {
		try (TestConsole console = TestConsole.withoutPorts(this.data, SPEED)) {
			ReconcileScheduler scheduler = console.bean(ReconcileScheduler.class);
			scheduler.stop();
			Lab lab = console.open(CloudMode.PRACTICE);
			console.commands().run(lab.id(), StageKey.VPC);
			assertThat(scheduler.isRunning()).isFalse();
			assertThat(console.owned(lab)).isEmpty();
			scheduler.start();
			console.awaitReady(lab);
		}
	}

	private static Map<String, String> ids(LabView view) {
		return view.stages()
			.stream()
			.flatMap((stage) -> stage.steps().stream())
			.filter((step) -> step.id() != null)
			.collect(Collectors.toMap(LabView.Step::key, (step) -> String.valueOf(step.id())));
	}

}
