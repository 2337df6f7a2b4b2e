package io.github.privatelinkhandson.workshop.closing;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

import io.github.privatelinkhandson.lab.Labs;
import io.github.privatelinkhandson.lab.StageKey;
import io.github.privatelinkhandson.provisioning.CheckedStep;
import io.github.privatelinkhandson.provisioning.LabChecked;
import io.github.privatelinkhandson.stage.blueprint.Blueprint;
import io.github.privatelinkhandson.testkit.ConsoleTest;
import io.github.privatelinkhandson.testkit.TestPlan;
import io.github.privatelinkhandson.testkit.TestWorkshop;
import io.github.privatelinkhandson.workshop.Participant;
import io.github.privatelinkhandson.workshop.Participants;
import io.github.privatelinkhandson.workshop.ParticipationRules;
import io.github.privatelinkhandson.workshop.Workshop;
import io.github.privatelinkhandson.workshop.Workshops;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests what a report tells of people: how far they came and in what time, who built it,
 * their mistakes, and the help that they had.
 */
@ConsoleTest
class ReportTests {

	private static final Instant NOW = Instant.now();

	private static final Instant BEGIN = NOW.minus(Duration.ofHours(1));

	@Autowired
	private MockMvcTester mvc;

	@Autowired
	private ApplicationContext context;

	@Autowired
	private ReportService reports;

	@Autowired
	private Workshops workshops;

	@Autowired
	private Participants participants;

	@Autowired
	private Labs labs;

	@Autowired
	private JdbcClient jdbc;

	@Autowired
	private ApplicationEventPublisher events;

	private Workshop workshop;

	@BeforeEach
	void plan() {
		this.workshop = TestPlan.practice()
			.rules(new ParticipationRules(true, true, StageKey.VPC))
			.from(BEGIN)
			.lasting(Duration.ofHours(3))
			.capacity(10)
			.create(this.workshops, "fay");
	}

	@Test
	void peopleAreCountedAndNotLabsAndThoseWithoutALabAppear() {
		Participant ann = join("Ann");
		Participant bob = join("Bob");
		this.participants.join(this.workshop.id(), "Cem", null);
		done(ann, StageKey.VPC, 10);
		done(bob, StageKey.VPC, 20);
		replaceLab(ann);
		done(ann, StageKey.VPC, 30);
		WorkshopReport report = report();
		assertThat(report.participants()).isEqualTo(3);
		assertThat(report.labs()).extracting(WorkshopReport.Row::participant)
			.containsExactly("Ann", "Ann", "Bob", "Cem");
		assertThat(report.findings().stages().get(0)).isEqualTo(new WorkshopReport.StageTotal("vpc", 2, 0, 25L));
		assertThat(report.labs().get(3).lab()).isNull();
		assertThat(csv().lines()).hasSize(5).anyMatch((line) -> line.startsWith("Cem,"));
		assertThat(page(Locale.ENGLISH)).contains("2 of 3", "no lab");
		assertThat(this.mvc.get().uri("/api/workshops/{id}/report", this.workshop.id())).hasStatusOk()
			.bodyJson()
			.extractingPath("$.labs[?(@.participant=='Cem')].person.hands")
			.isEqualTo(List.of(0));
	}

	@Test
	void timeCountsFromTheStagesOpeningAndFacilitatorsWorkIsMarked() {
		Participant ann = join("Ann");
		done(ann, StageKey.VPC, 10);
		act(ann, "OPEN_STAGE", "servers", 600);
		act(ann, "BUILD_STEP", Blueprint.steps(StageKey.SERVERS).get(0).key(), 610);
		doneAt(ann, StageKey.SERVERS, 600, 660);
		WorkshopReport.Person person = report().labs().get(0).person();
		assertThat(person.stageSeconds()).isEqualTo(Map.of("vpc", 10L, "servers", 60L));
		assertThat(person.builtByFacilitator()).containsExactly("servers");
		assertThat(report().findings().stages().get(1).built()).isOne();
		assertThat(csv()).contains(",vpc_seconds,servers_seconds,", ",servers,0,0,0,");
		assertThat(page(Locale.ENGLISH)).containsOnlyOnce("built-by-facilitator").contains("1:00");
	}

	@Test
	void handsWaitingTimesHintsAndMistakesAreReported() {
		Participant ann = join("Ann");
		act(ann, "RAISE", "Why?", 100);
		act(ann, "RAISE", "Why not?", 110);
		act(ann, "CLAIM", "", 130);
		act(ann, "LOWER", "", 200);
		act(ann, "RAISE", "", 300);
		act(ann, "LOWER", "", 310);
		act(ann, "HINT", "act.hint.vpc", 320);
		act(null, "HINT", "Look up", 330);
		check(ann, "endpoint", "endpoint-in-provider-vpc");
		check(ann, "endpoint", null);
		check(ann, "vpc-a", "missing");
		check(ann, "vpc-a", "missing");
		WorkshopReport report = report();
		assertThat(report.labs().get(0).person()).satisfies((person) -> {
			assertThat(person.hands()).isEqualTo(2);
			assertThat(person.waitedSeconds()).isEqualTo(40);
			assertThat(person.hints()).isEqualTo(2);
			assertThat(person.mistakes())
				.containsExactly(new WorkshopReport.Mistake("endpoint", "endpoint-in-provider-vpc", 1));
		});
		assertThat(report.findings().mistakes())
			.containsExactly(new WorkshopReport.MistakeTotal("endpoint", "endpoint-in-provider-vpc", 1));
		assertThat(csv()).contains(",2,40,2,endpoint: endpoint-in-provider-vpc");
		assertThat(page(Locale.ENGLISH)).contains("Hands raised: 2", "0:20", "Hints: 2", "endpoint in the provider VPC",
				"Why not?");
	}

	@Test
	void textsAreInWordsInBothLanguages() {
		Participant ann = join("Ann");
		act(ann, "BUILD_STAGE", "endpoint-service", 100);
		act(ann, "BUILD_STEP", "endpoint", 110);
		act(ann, "FIX", "cross-zone", 120);
		act(null, "RULES", "spoilers=true, skipping=false, opened=vpc", 130);
		act(null, "EXTEND", "30", 140);
		this.jdbc.sql("UPDATE act SET outcome = 'no-endpoint' WHERE workshop = ? AND kind = 'BUILD_STAGE'")
			.param(this.workshop.id())
			.update();
		assertThat(page(Locale.ENGLISH))
			.contains("There is no endpoint yet", ">Service<", "by 30 min", "Back to the room")
			.doesNotContain(">no-endpoint<", ">endpoint-service<", ">cross-zone<", "spoilers=");
		assertThat(page(Locale.JAPANESE)).contains("ファシリテーターの操作記録", "30分")
			.doesNotContain(">no-endpoint<", ">endpoint-service<", ">cross-zone<", "spoilers=");
	}

	private WorkshopReport report() {
		return this.reports.of(this.workshop.id());
	}

	private String page(Locale language) {
		return body("/report", language);
	}

	private String csv() {
		return body("/report.csv", Locale.ENGLISH);
	}

	private String body(String page, Locale language) {
		return new String(this.mvc.get()
			.uri("/workshops/" + this.workshop.id() + page)
			.locale(language)
			.header("Accept-Language", language.getLanguage())
			.exchange()
			.getResponse()
			.getContentAsByteArray(), StandardCharsets.UTF_8);
	}

	private Participant join(String name) {
		String id = TestWorkshop.list(this.context, this.workshop, name, BEGIN).id();
		this.jdbc.sql("UPDATE participant SET joined_at = ? WHERE id = ?").params(at(0), id).update();
		return this.participants.get(id);
	}

	/**
	 * Gives the participant another lab, that is nothing but a row of the database.
	 */
	private void replaceLab(Participant participant) {
		Participant other = join(participant.name() + " 2");
		this.jdbc.sql("UPDATE participant SET lab = NULL, removed_at = ? WHERE id = ?")
			.params(at(1), other.id())
			.update();
		this.jdbc.sql("UPDATE participant SET lab = ? WHERE id = ?").params(other.lab(), participant.id()).update();
		this.jdbc.sql("INSERT INTO former_lab (lab, participant) VALUES (?, ?)")
			.params(participant.lab(), participant.id())
			.update();
	}

	private void done(Participant participant, StageKey stage, long seconds) {
		doneAt(participant, stage, 0, seconds);
	}

	private void doneAt(Participant participant, StageKey stage, long started, long ready) {
		String lab = this.participants.get(participant.id()).lab();
		Blueprint.steps(stage).forEach((step) -> this.jdbc.sql("""
				INSERT INTO lab_step (lab, step, status, generation, attempts, wanted, started_at, ready_at)
				VALUES (?, ?, 'READY', 0, 0, FALSE, ?, ?)""").params(lab, step.key(), at(started), at(ready)).update());
		this.labs.changed(lab);
	}

	private void act(@Nullable Participant participant, String kind, String detail, long seconds) {
		this.jdbc.sql("""
				INSERT INTO act (workshop, participant, at, facilitator, kind, detail, outcome)
				VALUES (?, ?, ?, 'fay', ?, ?, 'done')""")
			.params(this.workshop.id(), (participant != null) ? participant.id() : null, at(seconds), kind, detail)
			.update();
	}

	private void check(Participant participant, String step, @Nullable String code) {
		this.events.publishEvent(
				new LabChecked(participant.lab(), List.of(new CheckedStep(step, code == null, "", null, code))));
	}

	/**
	 * Returns the time a number of seconds after the workshop's start.
	 */
	private static OffsetDateTime at(long seconds) {
		return BEGIN.plusSeconds(seconds).atOffset(ZoneOffset.UTC);
	}

}
