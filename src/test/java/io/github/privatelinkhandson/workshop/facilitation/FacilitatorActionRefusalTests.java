package io.github.privatelinkhandson.workshop.facilitation;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.ApplicationContext;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

import io.github.privatelinkhandson.lab.Lab;
import io.github.privatelinkhandson.lab.LabStatus;
import io.github.privatelinkhandson.lab.StageKey;
import io.github.privatelinkhandson.teardown.Teardown;
import io.github.privatelinkhandson.testkit.ConsoleTest;
import io.github.privatelinkhandson.testkit.TestWorkshop;
import io.github.privatelinkhandson.workshop.AuditEvent;
import io.github.privatelinkhandson.workshop.Participant;
import io.github.privatelinkhandson.workshop.Workshops;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests actions that are invalid, forbidden or fail for one participant: they change
 * nothing and affect no other participant.
 */
@ConsoleTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT, properties = { "handson.practice.port=0",
		"handson.practice.speed=500", "handson.facilitator.password=correct horse battery" })
class FacilitatorActionRefusalTests {

	@Autowired
	private MockMvcTester mvc;

	@Autowired
	private ApplicationContext context;

	private TestWorkshop room;

	private Participant mia;

	@BeforeEach
	void open() {
		this.room = new TestWorkshop(this.mvc, this.context);
		this.mia = this.room.seated("Mia");
	}

	@Test
	void coFacilitatorMayDoEverythingButTeardown() {
		String[] tearDown = { "kind", "tear-down", "participant", this.mia.id(), "confirmed", "true" };
		assertThat(this.room.coFacilitatorAsks(tearDown)).hasStatus(403);
		assertThat(this.room.lab(this.mia).status()).isEqualTo(LabStatus.NEW);
		assertThat(this.room.acts()).isEmpty();
		assertThat(this.room.coFacilitatorAsks("kind", "lock", "participant", this.mia.id())).hasStatus(302);
		assertThat(this.room.acts()).singleElement().extracting(AuditEvent::facilitator).isEqualTo("co");
	}

	@Test
	void coFacilitatorRemovesNobody() {
		assertThat(this.room.coFacilitatorAsks("kind", "remove", "participant", this.mia.id(), "confirmed", "true"))
			.hasStatus(403);
		assertThat(this.room.now(this.mia)).isEqualTo(this.mia);
		assertThat(this.room.lab(this.mia).status()).isEqualTo(LabStatus.NEW);
		assertThat(this.room.acts()).isEmpty();
	}

	@Test
	void participantOfAnotherWorkshopIsNotFoundAndNoOneIsChanged() {
		TestWorkshop other = new TestWorkshop(this.mvc, this.context);
		Participant ken = other.seated("Ken");
		assertThat(this.room.ask("lock", this.mia, "participant", ken.id())).hasStatus(404);
		assertThat(this.room.ask("lock", ken)).hasStatus(404);
		assertThat(this.room.get("/workshops/" + this.room.id() + "/participants/" + ken.id())).hasStatus(404);
		assertThat(this.room.now(this.mia).locked()).isFalse();
		assertThat(other.now(ken).locked()).isFalse();
		assertThat(this.room.acts()).isEmpty();
		assertThat(other.acts()).isEmpty();
	}

	@ParameterizedTest
	@CsvSource({ "dance,x,1", "close,x,1", "'',x,1", "build-stage,stage,roof", "open-stage,stage,VPC",
			"build-step,step,roof", "message,text,' '", "extend,minutes,0", "extend,minutes,1441", "extend,minutes,-5",
			"extend,minutes,99999999999", "extend,minutes,1h" })
	void invalidActionIsRefusedAndChangesNothing(String kind, String field, String value) {
		Lab before = this.room.lab(this.mia);
		assertThat(this.room.ask(kind, this.mia, field, value)).hasStatus(422)
			.bodyText()
			.containsAnyOf("Nothing was done", "Nothing was sent");
		assertThat(this.room.lab(this.mia)).isEqualTo(before);
		assertThat(this.room.now(this.mia)).isEqualTo(this.mia);
		assertThat(this.room.acts()).isEmpty();
	}

	@Test
	void messageLengthIsLimitedWithoutInvisibleCharacters() {
		String longest = "あ".repeat(500);
		assertThat(this.room.ask("message", this.mia, "text", longest + "x")).hasStatus(422);
		assertThat(this.room.ask("hint", this.mia, "text", longest + "x")).hasStatus(422);
		assertThat(this.room.ask("message", this.mia, "text", "\u0007\u202e\u200b")).hasStatus(422);
		assertThat(this.room.acts()).isEmpty();
		assertThat(this.room.ask("message", this.mia, "text", longest + "\u0007\u202e")).hasStatus(302);
		assertThat(this.room.acts().get(0).detail()).isEqualTo(longest);
	}

	@Test
	void actionWithoutRecipientsChangesNothing() {
		assertThat(this.room.ask("kind", "lock")).hasStatus(422);
		assertThat(this.room.acts()).isEmpty();
	}

	@Test
	void closedWorkshopRefusesActions() {
		Workshops workshops = this.room.bean(Workshops.class);
		workshops.tearDown(this.room.id());
		assertThat(this.room.ask("build-stage", this.mia, "stage", "vpc")).hasStatus(409);
		assertThat(this.room.ask("kind", "open-stage", "all", "true", "stage", "servers")).hasStatus(409);
		assertThat(this.room.ask("message", this.mia, "text", "Thank you!")).hasStatus(302);
		workshops.close(this.room.id(), "test");
		assertThat(this.room.ask("message", this.mia, "text", "Too late")).hasStatus(409);
		assertThat(this.room.workshop().rules().opened()).isEqualTo(StageKey.VPC);
		assertThat(this.room.acts()).singleElement().extracting(AuditEvent::detail).isEqualTo("Thank you!");
	}

	@Test
	void failureOfOneOfThirtyAffectsNoOther() {
		List<Participant> thirty = new ArrayList<>(List.of(this.mia));
		IntStream.range(1, 30).forEach((number) -> thirty.add(this.room.seated("P" + number)));
		Participant gone = thirty.get(7);
		this.room.bean(Teardown.class).start(String.valueOf(gone.lab()));
		this.room.await(gone, (view) -> view.status().key().equals("gone"));
		assertThat(this.room.ask("kind", "build-step", "all", "true", "step", "vpc-a")).hasStatusOk()
			.bodyText()
			.contains("Done: 29", "Not done: 1", gone.name(), "has been taken down");
		assertThat(this.room.acts()).hasSize(30)
			.allSatisfy((act) -> assertThat(act.outcome())
				.isEqualTo(gone.id().equals(act.participant()) ? "lab-gone" : "done"));
		thirty.stream()
			.filter((one) -> one != gone)
			.forEach((one) -> this.room.await(one, (view) -> view.step("vpc-a").status().key().equals("ready")));
	}

	@Test
	void participantWithoutLabIsNamedWithReason() {
		Participant fresh = this.room.joined("New");
		assertThat(this.room.ask("accept", fresh)).hasStatus(409).bodyText().contains("New", "There is no lab yet");
		assertThat(this.room.acts()).singleElement().extracting(AuditEvent::outcome).isEqualTo("no-lab");
	}

}
