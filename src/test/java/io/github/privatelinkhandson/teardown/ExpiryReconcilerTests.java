package io.github.privatelinkhandson.teardown;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

import io.github.privatelinkhandson.HandsonApplication;
import io.github.privatelinkhandson.aws.CloudMode;
import io.github.privatelinkhandson.lab.Lab;
import io.github.privatelinkhandson.lab.LabLeases;
import io.github.privatelinkhandson.lab.LabStatus;
import io.github.privatelinkhandson.lab.Labs;
import io.github.privatelinkhandson.lab.StageKey;
import io.github.privatelinkhandson.provisioning.LabCommands;
import io.github.privatelinkhandson.provisioning.LabLauncher;
import io.github.privatelinkhandson.provisioning.Ledger;
import io.github.privatelinkhandson.simulator.PracticeAws;
import io.github.privatelinkhandson.simulator.fault.Fault;
import io.github.privatelinkhandson.testkit.TestClock;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Labs whose time is over are taken down by themselves, with nobody looking.
 */
class ExpiryReconcilerTests {

	@TempDir
	Path data;

	@Test
	void labIsTakenDownAtItsEndAndNotBefore() {
		TestClock clock = new TestClock();
		try (ConfigurableApplicationContext console = start(clock)) {
			Lab built = built(console);
			Lab untouched = console.getBean(LabLauncher.class).open(CloudMode.PRACTICE, "ap-northeast-1");
			console.getBean(LabLeases.class).extend(built.id(), Duration.ofHours(1));
			clock.pass(Duration.ofMinutes(190));
			awaitStatus(console, untouched, LabStatus.GONE);
			assertThat(lab(console, built).status()).isEqualTo(LabStatus.READY);
			clock.pass(Duration.ofHours(1));
			awaitStatus(console, built, LabStatus.GONE);
			assertThat(console.getBean(Teardown.class).receipt(built.id()).complete()).isTrue();
		}
	}

	@Test
	void labThatEndedWhileNoConsoleRanIsTakenDownAfterTheRestart() {
		Lab built;
		try (ConfigurableApplicationContext console = start(new TestClock())) {
			built = built(console);
		}
		TestClock later = new TestClock();
		later.pass(Duration.ofHours(4));
		try (ConfigurableApplicationContext console = start(later)) {
			awaitStatus(console, built, LabStatus.GONE);
			assertThat(console.getBean(Teardown.class).receipt(built.id()).complete()).isTrue();
		}
	}

	@Test
	void teardownThatLeftSomethingIsTriedAgainLater() {
		TestClock clock = new TestClock();
		try (ConfigurableApplicationContext console = start(clock)) {
			Lab built = built(console);
			PracticeAws practice = console.getBean(PracticeAws.class);
			practice.faults()
				.add(built.account(), Fault.refusal("DeleteVpc", 403, "UnauthorizedOperation", "No").times(1000));
			clock.pass(Duration.ofHours(4));
			awaitStatus(console, built, LabStatus.FAILED);
			practice.faults().clear(built.account());
			assertThat(lab(console, built).endsAt()).isAfter(clock.instant());
			clock.pass(Duration.ofMinutes(15));
			awaitStatus(console, built, LabStatus.GONE);
		}
	}

	private ConfigurableApplicationContext start(TestClock clock) {
		return new SpringApplicationBuilder(HandsonApplication.class).web(WebApplicationType.NONE)
			.registerShutdownHook(false)
			.initializers((context) -> context.getBeanFactory().addBeanPostProcessor(new Replacement(clock)))
			.run("--handson.data-dir=" + this.data, "--handson.practice.speed=500");
	}

	private static Lab built(ConfigurableApplicationContext console) {
		Lab lab = console.getBean(LabLauncher.class).open(CloudMode.PRACTICE, "ap-northeast-1");
		console.getBean(LabCommands.class).run(lab.id(), StageKey.VPC);
		awaitStatus(console, lab, LabStatus.READY);
		Map<String, String> ids = console.getBean(Ledger.class).ids(lab.id());
		assertThat(ids).containsKeys("vpc-a", "nat-b");
		return lab;
	}

	private static Lab lab(ConfigurableApplicationContext console, Lab lab) {
		return console.getBean(Labs.class).get(lab.id());
	}

	private static void awaitStatus(ConfigurableApplicationContext console, Lab lab, LabStatus status) {
		Awaitility.await()
			.atMost(Duration.ofSeconds(90))
			.until(() -> lab(console, lab).status(), (now) -> now == status);
	}

	/**
	 * Puts a clock in the place of the console's own.
	 */
	private record Replacement(TestClock clock) implements BeanPostProcessor {

		@Override
		public Object postProcessAfterInitialization(Object bean, String name) {
			return (bean instanceof Clock) ? this.clock : bean;
		}

	}

}
