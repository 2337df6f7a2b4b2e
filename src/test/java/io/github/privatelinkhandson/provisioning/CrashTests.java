package io.github.privatelinkhandson.provisioning;

import java.nio.file.Path;
import java.util.function.Predicate;

import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import io.github.privatelinkhandson.aws.CloudMode;
import io.github.privatelinkhandson.lab.Lab;
import io.github.privatelinkhandson.lab.StageKey;
import io.github.privatelinkhandson.teardown.Receipt;
import io.github.privatelinkhandson.teardown.Teardown;
import io.github.privatelinkhandson.testkit.TestConsole;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A console that dies at its calls of AWS comes to the same end as one that does not:
 * nothing is created twice, and nothing is left.
 */
class CrashTests {

	private static final double SPEED = 1000;

	@TempDir
	Path data;

	@ParameterizedTest
	@EnumSource
	void dyingAtSomeCallsChangesNothing(MortalConsole.Moment moment) {
		int deaths = live(moment, (call) -> Math.floorMod(call.hashCode(), 10) == 0);
		assertThat(deaths).isGreaterThan(3);
	}

	@ParameterizedTest
	@EnumSource
	void dyingAtEveryCallChangesNothing(MortalConsole.Moment moment) {
		int deaths = live(moment, (call) -> true);
		assertThat(deaths).isGreaterThan(40);
	}

	private int live(MortalConsole.Moment moment, Predicate<String> fatal) {
		try (MortalConsole mortal = new MortalConsole(this.data, SPEED, moment, fatal)) {
			TestConsole console = mortal.console();
			Lab lab = console.open(CloudMode.PRACTICE);
			console.commands().run(lab.id(), StageKey.CONNECTION);
			LabView built = mortal.liveUntil(lab,
					(view) -> view.status().key().equals("ready") || view.status().key().equals("failed"));
			assertThat(built.status().key()).as(TestConsole.failures(built)).isEqualTo("ready");
			assertThat(console.owned(lab)).isEqualTo(TestConsole.wholeLab());
			console.bean(Teardown.class).start(lab.id());
			mortal.liveUntil(lab, (view) -> view.status().key().equals("gone") || view.status().key().equals("failed"));
			Receipt receipt = console.bean(Teardown.class).receipt(lab.id());
			assertThat(receipt.left()).isEmpty();
			assertThat(receipt.complete()).isTrue();
			assertThat(console.owned(lab)).isEmpty();
			return mortal.deaths();
		}
	}

}
