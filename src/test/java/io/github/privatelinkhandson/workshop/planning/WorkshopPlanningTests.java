package io.github.privatelinkhandson.workshop.planning;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

import io.github.privatelinkhandson.lab.Labs;
import io.github.privatelinkhandson.lab.StageKey;
import io.github.privatelinkhandson.testkit.ConsoleTest;
import io.github.privatelinkhandson.testkit.TestPlan;
import io.github.privatelinkhandson.testkit.TestWorkshop;
import io.github.privatelinkhandson.workshop.ActionType;
import io.github.privatelinkhandson.workshop.AuditEvent;
import io.github.privatelinkhandson.workshop.AuditLog;
import io.github.privatelinkhandson.workshop.Participant;
import io.github.privatelinkhandson.workshop.Participants;
import io.github.privatelinkhandson.workshop.ParticipationRules;
import io.github.privatelinkhandson.workshop.Workshop;
import io.github.privatelinkhandson.workshop.WorkshopStatus;
import io.github.privatelinkhandson.workshop.Workshops;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests the pages on which facilitators plan, edit, start and extend workshops.
 */
@ConsoleTest
class WorkshopPlanningTests {

	@Autowired
	private MockMvcTester mvc;

	@Autowired
	private Workshops workshops;

	@Autowired
	private Participants participants;

	@Autowired
	private Labs labs;

	@Autowired
	private AuditLog auditLog;

	@Test
	void workshopIsPlannedInTheFacilitatorsTimeZone() {
		MvcTestResult answer = plan("Evening", "2099-01-01T18:00", "2099-01-01T21:00", "Asia/Tokyo", "12");
		assertThat(answer).hasStatus(302);
		String id = answer.getResponse().getHeader("Location").replace("/workshops/", "");
		assertThat(this.workshops.get(id)).satisfies((workshop) -> {
			assertThat(workshop.startsAt()).isEqualTo(Instant.parse("2099-01-01T09:00:00Z"));
			assertThat(workshop.regions()).containsExactly("ap-northeast-1", "us-east-1");
			assertThat(workshop.capacity()).isEqualTo(12);
			assertThat(workshop.rules()).isEqualTo(new ParticipationRules(true, false, StageKey.VPC));
		});
		assertThat(this.auditLog.of(id)).extracting(AuditEvent::kind).containsExactly(ActionType.CREATE);
		assertThat(get("/workshops", Locale.ENGLISH)).hasStatusOk().bodyText().contains("Evening", "0 of 12 people");
	}

	@Test
	void regionsAreChosenAsInThePreflightAndStayChosen() {
		String box = "type=\"checkbox\" name=\"%s\" value=\"ap-northeast-1\" checked=\"checked\"";
		assertThat(get("/workshops/new", Locale.ENGLISH)).bodyText().contains(box.formatted("regions"));
		assertThat(get("/preflight", Locale.ENGLISH)).bodyText().contains(box.formatted("region"));
		assertThat(plan("A", "tomorrow", "2099-01-01T17:00", "UTC", "12")).bodyText()
			.contains(box.formatted("regions"), box.formatted("regions").replace("ap-northeast-1", "us-east-1"));
		assertThat(get("/workshops/" + workshop(Instant.now().plusSeconds(3600)).id() + "/edit", Locale.ENGLISH))
			.bodyText()
			.contains(box.formatted("regions"));
	}

	@Test
	void invalidPlanIsRefusedWithErrorsAndCreatesNothing() {
		int before = this.workshops.all().size();
		assertRefused(plan(" \u202e ", "2099-01-01T18:00", "2099-01-01T21:00", "UTC", "12"), "1 to 80 characters");
		assertRefused(plan("A", "2099-01-01T18:00", "2099-01-01T17:00", "UTC", "12"), "comes after the start");
		assertRefused(plan("A", "2020-01-01T18:00", "2020-01-01T19:00", "UTC", "12"), "has passed already");
		assertRefused(plan("A", "tomorrow", "2099-01-01T17:00", "UTC", "12"), "Give a date");
		assertRefused(plan("A", "2099-01-01T18:00", "2099-01-01T21:00", "Mars/Base", "12"), "no such time zone");
		assertRefused(plan("A", "2099-01-01T18:00", "2099-01-01T21:00", "UTC", "301"), "1 and 300 people");
		assertRefused(plan("A", "2099-01-01T18:00", "2099-01-01T21:00", "UTC", "many"), "1 and 300 people");
		assertThat(this.workshops.all()).hasSize(before);
	}

	@Test
	void plannedWorkshopIsEditedAndItsLabsFollow() {
		Workshop workshop = workshop(Instant.now().plusSeconds(3600));
		Participant ann = seat(workshop, "Ann");
		long version = this.labs.get(ann.lab()).version();
		String page = "/workshops/" + workshop.id() + "/edit";
		assertThat(get(page, Locale.ENGLISH)).hasStatusOk().bodyText().contains("Edit the workshop");
		assertRefused(planAt(page, "A", "2099-01-01T18:00", "2099-01-01T17:00", "UTC", "5"), "comes after the start");
		assertThat(planAt(page, "Morning", "2099-01-01T09:00", "2099-01-01T10:00", "UTC", "5")).hasStatus(302);
		Workshop edited = this.workshops.get(workshop.id());
		assertThat(edited.name()).isEqualTo("Morning");
		assertThat(edited.capacity()).isEqualTo(5);
		assertThat(edited.mode()).isEqualTo(workshop.mode());
		assertThat(edited.joinCode()).isEqualTo(workshop.joinCode());
		assertThat(this.labs.get(ann.lab()).endsAt()).isEqualTo(edited.endsAt());
		assertThat(this.labs.get(ann.lab()).version()).isGreaterThan(version);
		assertThat(post("/workshops/" + workshop.id() + "/start")).hasStatus(302);
		assertThat(Duration.between(this.workshops.get(workshop.id()).startsAt(),
				this.workshops.get(workshop.id()).endsAt()))
			.isEqualTo(Duration.ofHours(1));
		assertThat(planAt(page, "Late", "2099-01-01T09:00", "2099-01-01T10:00", "UTC", "5")).hasStatus(409);
	}

	@Test
	void capacityIsChangedAtAnyTimeButNotBelowThosePresent() {
		Workshop workshop = workshop(Instant.now().minusSeconds(60));
		seat(workshop, "Ann");
		seat(workshop, "Bob");
		String page = "/workshops/" + workshop.id() + "/capacity?capacity=";
		assertThat(post(page + 2)).hasStatus(302);
		assertThat(this.workshops.get(workshop.id()).capacity()).isEqualTo(2);
		assertThat(post(page + 1)).hasStatus(409);
		assertThat(post(page + 301)).hasStatus4xxClientError();
		assertThat(this.workshops.get(workshop.id()).capacity()).isEqualTo(2);
		assertThat(this.auditLog.of(workshop.id())).extracting(AuditEvent::kind).contains(ActionType.CAPACITY);
	}

	@Test
	void startExtensionAndRulesAreAppliedAndRecorded() {
		Workshop workshop = workshop(Instant.now().plusSeconds(3600));
		String page = "/workshops/" + workshop.id();
		Participant ann = seat(workshop, "Ann");
		assertThat(post(page + "/start")).hasStatus(302);
		assertThat(this.workshops.status(this.workshops.get(workshop.id()))).isEqualTo(WorkshopStatus.RUNNING);
		Instant before = this.workshops.get(workshop.id()).endsAt();
		assertThat(post(page + "/extend")).hasStatus(302);
		Instant end = before.plus(workshop.extension());
		assertThat(this.workshops.get(workshop.id()).endsAt()).isEqualTo(end);
		assertThat(this.labs.get(ann.lab()).endsAt()).isEqualTo(end);
		assertThat(post(page + "/rules?stages=guided")).hasStatus(302);
		assertThat(this.workshops.get(workshop.id()).rules())
			.isEqualTo(new ParticipationRules(false, false, StageKey.VPC));
		assertThat(this.auditLog.of(workshop.id())).extracting(AuditEvent::kind)
			.containsExactly(ActionType.RULES, ActionType.EXTEND, ActionType.START);
		assertThat(post(page + "/rules?stages=free")).hasStatus(302);
		assertThat(this.auditLog.latest(workshop.id(), 1)).singleElement().satisfies((event) -> {
			assertThat(event.kind()).isEqualTo(ActionType.OPEN_STAGE);
			assertThat(event.detail()).isEqualTo("connection");
		});
	}

	private void assertRefused(MvcTestResult answer, String why) {
		assertThat(answer).hasStatus(422).bodyText().contains(why);
	}

	private MvcTestResult plan(String name, String start, String end, String zone, String capacity) {
		return planAt("/workshops/new", name, start, end, zone, capacity);
	}

	private MvcTestResult planAt(String page, String name, String start, String end, String zone, String capacity) {
		return this.mvc.post()
			.uri(page)
			.locale(Locale.ENGLISH)
			.param("name", name)
			.param("mode", "practice")
			.param("regions", "ap-northeast-1", "us-east-1")
			.param("start", start)
			.param("end", end)
			.param("zone", zone)
			.param("extension", "15")
			.param("capacity", capacity)
			.param("language", "")
			.param("spoilers", "true")
			.param("stages", "guided")
			.exchange();
	}

	private MvcTestResult post(String address) {
		return this.mvc.post().uri(address).exchange();
	}

	private MvcTestResult get(String address, Locale language) {
		return this.mvc.get()
			.uri(address)
			.locale(language)
			.header("Accept-Language", language.getLanguage())
			.exchange();
	}

	private Participant seat(Workshop workshop, String name) {
		return TestWorkshop.seat(this.participants, workshop, name);
	}

	private Workshop workshop(Instant start) {
		return TestPlan.practice().from(start).create(this.workshops, "fay");
	}

}
