package io.github.privatelinkhandson.workshop.closing;

import java.time.Duration;
import java.time.Instant;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

import io.github.privatelinkhandson.facilitator.Facilitator;
import io.github.privatelinkhandson.lab.LabStatus;
import io.github.privatelinkhandson.lab.StageKey;
import io.github.privatelinkhandson.testkit.PostgresServer;
import io.github.privatelinkhandson.testkit.TestConsole;
import io.github.privatelinkhandson.testkit.TestPlan;
import io.github.privatelinkhandson.workshop.ActionType;
import io.github.privatelinkhandson.workshop.AuditLog;
import io.github.privatelinkhandson.workshop.HelpQueue;
import io.github.privatelinkhandson.workshop.Participant;
import io.github.privatelinkhandson.workshop.Participants;
import io.github.privatelinkhandson.workshop.Workshop;
import io.github.privatelinkhandson.workshop.WorkshopStatus;
import io.github.privatelinkhandson.workshop.Workshops;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

/**
 * Tests a workshop on two consoles that share a real PostgreSQL database.
 */
class SharedDatabaseTests {

	@Test
	void workshopIsHeldOnOneConsoleAndEndedOnAnother() {
		PostgresServer postgres = PostgresServer.start().orElse(null);
		assumeThat(postgres).as("PostgreSQL is not installed").isNotNull();
		try (postgres;
				TestConsole one = TestConsole.on(postgres, 2000);
				TestConsole other = TestConsole.on(postgres, 2000)) {
			Workshop workshop = plan(one);
			Participant ann = join(one, workshop);
			one.commands().run(ann.lab(), StageKey.VPC);
			one.awaitReady(one.lab(ann.lab()));
			other.bean(HelpQueue.class).raise(ann.id(), "Why?");
			one.bean(HelpQueue.class).claim(ann.id(), "fay");
			one.bean(AuditLog.class).record(workshop.id(), ann.id(), "fay", ActionType.MESSAGE, "Hello", "done");
			assertThat(other.bean(AuditLog.class).unread(ann)).hasSize(1);
			other.bean(WorkshopClosing.class).tearDown(workshop.id(), "Room", Facilitator.LOCAL);
			Awaitility.await()
				.atMost(Duration.ofSeconds(60))
				.until(() -> one.lab(ann.lab()).status() == LabStatus.GONE);
			one.bean(WorkshopClosing.class).close(workshop.id(), null, Facilitator.LOCAL);
			Workshops workshops = other.bean(Workshops.class);
			assertThat(workshops.status(workshops.get(workshop.id()))).isEqualTo(WorkshopStatus.CLOSED);
			assertThat(other.bean(ReportService.class).of(workshop.id())).satisfies((report) -> {
				assertThat(report.complete()).isTrue();
				assertThat(report.labs()).singleElement().satisfies((row) -> {
					assertThat(row.stages()).containsOnlyKeys("vpc");
					assertThat(row.calls()).isPositive();
				});
			});
		}
	}

	private static Workshop plan(TestConsole console) {
		Instant now = Instant.now();
		return console.bean(Workshops.class).create(TestPlan.practice().capacity(30).plan(), "fay");
	}

	private static Participant join(TestConsole console, Workshop workshop) {
		Participants participants = console.bean(Participants.class);
		return participants.assignLab(participants.join(workshop.id(), "Ann", null).participant().id());
	}

}
