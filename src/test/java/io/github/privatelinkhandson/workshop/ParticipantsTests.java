package io.github.privatelinkhandson.workshop;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.profiles.ProfileFileSystemSetting;

import io.github.privatelinkhandson.aws.CloudMode;
import io.github.privatelinkhandson.lab.Lab;
import io.github.privatelinkhandson.lab.LabStatus;
import io.github.privatelinkhandson.lab.Labs;
import io.github.privatelinkhandson.lab.StageKey;
import io.github.privatelinkhandson.problem.ConflictException;
import io.github.privatelinkhandson.simulator.PracticeAws;
import io.github.privatelinkhandson.simulator.store.PracticeAccounts;
import io.github.privatelinkhandson.testkit.TestConsole;
import io.github.privatelinkhandson.testkit.TestPlan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests {@link Participants}: assignment of labs to environments, and their replacement.
 */
class ParticipantsTests {

	@TempDir
	Path data;

	@TempDir
	Path credentials;

	@BeforeEach
	void profiles() {
		System.setProperty("handson.aws.profiles", "one,two");
		System.setProperty(ProfileFileSystemSetting.AWS_SHARED_CREDENTIALS_FILE.property(),
				this.credentials.resolve("credentials").toString());
	}

	@AfterEach
	void noProfiles() {
		System.clearProperty("handson.aws.profiles");
		System.clearProperty(ProfileFileSystemSetting.AWS_SHARED_CREDENTIALS_FILE.property());
	}

	@Test
	void participantsAreAssignedToRegionsAndAccountsRoundRobin() throws IOException {
		try (TestConsole console = TestConsole.withPorts(this.data, 2000)) {
			PracticeAws practice = console.bean(PracticeAws.class);
			PracticeAccounts.Account one = practice.newAccount();
			PracticeAccounts.Account two = practice.newAccount();
			Files.writeString(this.credentials.resolve("credentials"), profile("one", one) + profile("two", two));
			Workshop workshop = workshop(console, CloudMode.AWS, "ap-northeast-1", "us-east-1");
			List<String> places = IntStream.range(0, 5)
				.mapToObj((number) -> seat(console, workshop, "p" + number))
				.map((lab) -> lab.account() + " " + lab.region())
				.toList();
			assertThat(places).containsExactly(one.id() + " ap-northeast-1", one.id() + " us-east-1",
					two.id() + " ap-northeast-1", two.id() + " us-east-1", one.id() + " ap-northeast-1");
		}
	}

	@Test
	void resetReplacesLabAndTakesDownTheOldOne() {
		try (TestConsole console = TestConsole.withPorts(this.data, 2000)) {
			Workshop workshop = workshop(console, CloudMode.PRACTICE, "ap-northeast-1");
			Lab old = seat(console, workshop, "Ann");
			console.commands().run(old.id(), StageKey.VPC);
			console.awaitReady(old);
			Participants participants = console.bean(Participants.class);
			Participant ann = participants.of(workshop.id()).get(0);
			Participant reset = participants.reset(ann.id());
			assertThat(reset.lab()).isNotEqualTo(old.id());
			assertThat(participants.formerLabs(ann.id())).containsExactly(old.id());
			assertThat(participants.ofLab(old.id())).isEmpty();
			Awaitility.await()
				.atMost(Duration.ofSeconds(30))
				.until(() -> console.lab(old.id()).status() == LabStatus.GONE);
			assertThat(console.lab(reset.lab()).status()).isEqualTo(LabStatus.NEW);
			assertThat(console.bean(Labs.class).ofWorkshop(workshop.id())).hasSize(2);
		}
	}

	@Test
	void handIsClaimedByOneFacilitator() {
		try (TestConsole console = TestConsole.withoutPorts(this.data, 2000)) {
			Workshop workshop = workshop(console, CloudMode.PRACTICE, "ap-northeast-1");
			HelpQueue queue = console.bean(HelpQueue.class);
			String ann = console.bean(Participants.class).join(workshop.id(), "Ann", null).participant().id();
			assertThatExceptionOfType(ConflictException.class).isThrownBy(() -> queue.claim(ann, "fay"))
				.withMessage("hand-down");
			queue.raise(ann, "");
			queue.claim(ann, "fay");
			queue.claim(ann, "fay");
			assertThatExceptionOfType(ConflictException.class).isThrownBy(() -> queue.claim(ann, "kim"))
				.withMessage("hand-claimed");
		}
	}

	private static Workshop workshop(TestConsole console, CloudMode mode, String... regions) {
		Instant now = Instant.now();
		return console.bean(Workshops.class).create(TestPlan.of(mode).regions(regions).capacity(30).plan(), "fay");
	}

	private static Lab seat(TestConsole console, Workshop workshop, String name) {
		Participants participants = console.bean(Participants.class);
		Participant seated = participants.assignLab(participants.join(workshop.id(), name, null).participant().id());
		return console.lab(seated.lab());
	}

	private static String profile(String name, PracticeAccounts.Account account) {
		return """
				[%s]
				aws_access_key_id = %s
				aws_secret_access_key = %s
				""".formatted(name, account.accessKeyId(), account.secretAccessKey());
	}

}
