package io.github.privatelinkhandson.workshop.facilitation;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.function.Predicate;

import jakarta.servlet.http.Cookie;
import org.awaitility.Awaitility;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

import io.github.privatelinkhandson.aws.CloudMode;
import io.github.privatelinkhandson.facilitator.SignIns;
import io.github.privatelinkhandson.lab.Lab;
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
import io.github.privatelinkhandson.workshop.WorkshopPlan;
import io.github.privatelinkhandson.workshop.Workshops;

/**
 * A workshop in practice mode with a facilitator who submits the action form.
 */
class TestRoom {

	private static final String LEAD = "facilitator";

	private static final String CO = "co";

	private final MockMvcTester mvc;

	private final ApplicationContext context;

	private final Workshop workshop;

	TestRoom(MockMvcTester mvc, ApplicationContext context) {
		this.mvc = mvc;
		this.context = context;
		Instant now = context.getBean(Clock.class).instant();
		this.workshop = context.getBean(Workshops.class)
			.create(new WorkshopPlan(
					new Workshop.Details("Room <1>", CloudMode.PRACTICE, List.of("ap-northeast-1"), 300, null),
					new Workshop.Schedule(now.minusSeconds(60), now.plus(Duration.ofHours(2)), Duration.ofMinutes(30)),
					new ParticipationRules(false, false, StageKey.VPC)), LEAD);
	}

	String id() {
		return this.workshop.id();
	}

	Workshop workshop() {
		return bean(Workshops.class).get(id());
	}

	<T> T bean(Class<T> type) {
		return this.context.getBean(type);
	}

	/**
	 * Registers a participant with a lab.
	 */
	Participant seated(String name) {
		return bean(Participants.class).assignLab(joined(name).id());
	}

	Participant joined(String name) {
		return bean(Participants.class).join(id(), name).participant();
	}

	Participant now(Participant participant) {
		return bean(Participants.class).get(participant.id());
	}

	Lab lab(Participant participant) {
		return bean(Labs.class).get(String.valueOf(now(participant).lab()));
	}

	LabView view(Participant participant) {
		return bean(LabQueries.class).view(lab(participant).id());
	}

	LabView await(Participant participant, Predicate<LabView> condition) {
		return Awaitility.await()
			.atMost(Duration.ofSeconds(60))
			.pollInterval(Duration.ofMillis(50))
			.until(() -> view(participant), condition);
	}

	/**
	 * Returns the audit log, the latest events first.
	 */
	List<AuditEvent> acts() {
		return bean(AuditLog.class).of(id());
	}

	MvcTestResult ask(String kind, Participant on, String... fields) {
		List<String> all = new ArrayList<>(List.of("kind", kind, "participant", on.id()));
		all.addAll(List.of(fields));
		return post(LEAD, all.toArray(String[]::new));
	}

	MvcTestResult ask(String... fields) {
		return post(LEAD, fields);
	}

	MvcTestResult coFacilitatorAsks(String... fields) {
		bean(JdbcClient.class)
			.sql("INSERT INTO facilitator (name, password_hash, role) SELECT 'co', 'x', 'CO_FACILITATOR' "
					+ "WHERE NOT EXISTS (SELECT 1 FROM facilitator WHERE name = 'co')")
			.update();
		return post(CO, fields);
	}

	MvcTestResult get(String path) {
		return this.mvc.get().uri(path).cookie(cookie(LEAD)).exchange();
	}

	private MvcTestResult post(String who, String... fields) {
		MockMvcTester.MockMvcRequestBuilder request = this.mvc.post()
			.uri("/workshops/" + id() + "/acts")
			.cookie(cookie(who), new Cookie("csrf", "token"))
			.param("_csrf", maskedToken());
		for (int at = 0; at < fields.length; at += 2) {
			request.param(fields[at], fields[at + 1]);
		}
		return request.exchange();
	}

	private Cookie cookie(String who) {
		return new Cookie("facilitator", bean(SignIns.class).open(who));
	}

	/**
	 * Returns the CSRF cookie's token as forms send it: masked by random bytes, here by
	 * zeros.
	 */
	private static String maskedToken() {
		byte[] masked = new byte[10];
		System.arraycopy("token".getBytes(StandardCharsets.UTF_8), 0, masked, 5, 5);
		return Base64.getUrlEncoder().encodeToString(masked);
	}

}
