package io.github.privatelinkhandson.testkit;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

import jakarta.servlet.http.Cookie;
import org.awaitility.Awaitility;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

import io.github.privatelinkhandson.aws.AwsEnvironment;
import io.github.privatelinkhandson.aws.CloudMode;
import io.github.privatelinkhandson.facilitator.SignIns;
import io.github.privatelinkhandson.lab.Lab;
import io.github.privatelinkhandson.lab.LabStatus;
import io.github.privatelinkhandson.lab.Labs;
import io.github.privatelinkhandson.lab.StageKey;
import io.github.privatelinkhandson.provisioning.LabQueries;
import io.github.privatelinkhandson.provisioning.LabView;
import io.github.privatelinkhandson.workshop.AuditEvent;
import io.github.privatelinkhandson.workshop.AuditLog;
import io.github.privatelinkhandson.workshop.Participant;
import io.github.privatelinkhandson.workshop.Participants;
import io.github.privatelinkhandson.workshop.ParticipationRules;
import io.github.privatelinkhandson.workshop.Workshop;
import io.github.privatelinkhandson.workshop.Workshops;

/**
 * A workshop in practice mode with a facilitator who submits the action form.
 */
public class TestWorkshop {

	private static final String LEAD = "facilitator";

	private static final String CO = "co";

	private final MockMvcTester mvc;

	private final ApplicationContext context;

	private final Workshop workshop;

	public TestWorkshop(MockMvcTester mvc, ApplicationContext context) {
		this.mvc = mvc;
		this.context = context;
		Instant now = context.getBean(Clock.class).instant();
		this.workshop = context.getBean(Workshops.class)
			.create(TestPlan.practice()
				.name("Room <1>")
				.from(now.minusSeconds(60))
				.capacity(300)
				.rules(new ParticipationRules(false, false, StageKey.VPC))
				.plan(), LEAD);
	}

	/**
	 * Registers a participant with a lab.
	 */
	public static Participant seat(Participants participants, Workshop workshop, String name) {
		return participants.assignLab(participants.join(workshop.id(), name, null).participant().id());
	}

	/**
	 * Registers a participant with a lab that is nothing but a row of the database.
	 * @param created the time that the lab was created at
	 */
	public static Participant list(ApplicationContext context, Workshop workshop, String name, Instant created) {
		Participants participants = context.getBean(Participants.class);
		String id = participants.join(workshop.id(), name, null).participant().id();
		context.getBean(Labs.class)
			.add(new Lab(id, new AwsEnvironment(CloudMode.PRACTICE, "100000000000", TestConsole.REGION),
					new Lab.Layout("ap-northeast-1a", "ap-northeast-1c", ""),
					new Lab.Lease(created, created.plus(Duration.ofHours(2)), workshop.id()), LabStatus.NEW, null, 1));
		context.getBean(JdbcClient.class).sql("UPDATE participant SET lab = ? WHERE id = ?").params(id, id).update();
		return participants.get(id);
	}

	public String id() {
		return this.workshop.id();
	}

	public Workshop workshop() {
		return bean(Workshops.class).get(id());
	}

	public <T> T bean(Class<T> type) {
		return this.context.getBean(type);
	}

	/**
	 * Registers a participant with a lab.
	 */
	public Participant seated(String name) {
		return seat(bean(Participants.class), this.workshop, name);
	}

	public Participant joined(String name) {
		return bean(Participants.class).join(id(), name, null).participant();
	}

	public Participant now(Participant participant) {
		return bean(Participants.class).get(participant.id());
	}

	public Lab lab(Participant participant) {
		return bean(Labs.class).get(String.valueOf(now(participant).lab()));
	}

	public LabView view(Participant participant) {
		return bean(LabQueries.class).view(lab(participant).id());
	}

	public LabView await(Participant participant, Predicate<LabView> condition) {
		return Awaitility.await()
			.atMost(Duration.ofSeconds(60))
			.pollInterval(Duration.ofMillis(50))
			.until(() -> view(participant), condition);
	}

	/**
	 * Returns the audit log, the latest events first.
	 */
	public List<AuditEvent> acts() {
		return bean(AuditLog.class).of(id());
	}

	public MvcTestResult ask(String kind, Participant on, String... fields) {
		List<String> all = new ArrayList<>(List.of("kind", kind, "participant", on.id()));
		all.addAll(List.of(fields));
		return post(LEAD, all.toArray(String[]::new));
	}

	public MvcTestResult ask(String... fields) {
		return post(LEAD, fields);
	}

	public MvcTestResult coFacilitatorAsks(String... fields) {
		registerCoFacilitator();
		return post(CO, fields);
	}

	/**
	 * Posts to a page of a participant's lab, as a lead facilitator.
	 */
	public MvcTestResult postToLab(Participant participant, String page) {
		return postAs(LEAD, "/labs/" + participant.lab() + page);
	}

	/**
	 * Posts to a page of a participant's lab, as a co-facilitator.
	 */
	public MvcTestResult coFacilitatorPostsToLab(Participant participant, String page) {
		registerCoFacilitator();
		return postAs(CO, "/labs/" + participant.lab() + page);
	}

	private void registerCoFacilitator() {
		bean(JdbcClient.class)
			.sql("INSERT INTO facilitator (name, password_hash, role) SELECT 'co', 'x', 'CO_FACILITATOR' "
					+ "WHERE NOT EXISTS (SELECT 1 FROM facilitator WHERE name = 'co')")
			.update();
	}

	/**
	 * Posts to a page, as a lead facilitator.
	 */
	public MvcTestResult postTo(String page, String... fields) {
		return postAs(LEAD, page, fields);
	}

	public MvcTestResult get(String path) {
		return this.mvc.get().uri(path).cookie(cookie(LEAD)).exchange();
	}

	private MvcTestResult post(String who, String... fields) {
		return postAs(who, "/workshops/" + id() + "/acts", fields);
	}

	private MvcTestResult postAs(String who, String page, String... fields) {
		MockMvcTester.MockMvcRequestBuilder request = this.mvc.post()
			.uri(page)
			.cookie(cookie(who), CsrfToken.cookie())
			.param("_csrf", CsrfToken.masked());
		for (int at = 0; at < fields.length; at += 2) {
			request.param(fields[at], fields[at + 1]);
		}
		return request.exchange();
	}

	private Cookie cookie(String who) {
		return new Cookie("facilitator", bean(SignIns.class).open(who));
	}

}
