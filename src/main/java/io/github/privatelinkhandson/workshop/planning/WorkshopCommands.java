package io.github.privatelinkhandson.workshop.planning;

import java.time.Clock;

import org.springframework.stereotype.Service;

import io.github.privatelinkhandson.facilitator.Facilitator;
import io.github.privatelinkhandson.lab.Lab;
import io.github.privatelinkhandson.lab.LabLeases;
import io.github.privatelinkhandson.lab.Labs;
import io.github.privatelinkhandson.lab.StageKey;
import io.github.privatelinkhandson.provisioning.ReconcileScheduler;
import io.github.privatelinkhandson.workshop.ActionType;
import io.github.privatelinkhandson.workshop.AuditEvent;
import io.github.privatelinkhandson.workshop.AuditLog;
import io.github.privatelinkhandson.workshop.ParticipationRules;
import io.github.privatelinkhandson.workshop.Workshop;
import io.github.privatelinkhandson.workshop.WorkshopPlan;
import io.github.privatelinkhandson.workshop.Workshops;

/**
 * Starts, extends and configures a workshop. Each operation is recorded in the audit log.
 */
@Service
class WorkshopCommands {

	private final Workshops workshops;

	private final Labs labs;

	private final LabLeases leases;

	private final ReconcileScheduler scheduler;

	private final AuditLog auditLog;

	private final Clock clock;

	WorkshopCommands(Workshops workshops, Labs labs, LabLeases leases, ReconcileScheduler scheduler, AuditLog auditLog,
			Clock clock) {
		this.workshops = workshops;
		this.labs = labs;
		this.leases = leases;
		this.scheduler = scheduler;
		this.auditLog = auditLog;
		this.clock = clock;
	}

	void start(String workshop, Facilitator who) {
		endLabsWith(this.workshops.start(workshop));
		record(workshop, who, ActionType.START, "");
	}

	/**
	 * Changes the plan of a workshop that has not begun, and the leases of its labs.
	 */
	void edit(String workshop, WorkshopPlan plan, Facilitator who) {
		Workshop edited = this.workshops.edit(workshop, plan);
		endLabsWith(edited);
		record(workshop, who, ActionType.EDIT, edited.name());
	}

	void capacity(String workshop, int capacity, Facilitator who) {
		this.workshops.setCapacity(workshop, capacity);
		record(workshop, who, ActionType.CAPACITY, Integer.toString(capacity));
	}

	/**
	 * Extends the workshop and the leases of all its active labs.
	 */
	void extend(String id, Facilitator who) {
		Workshop workshop = this.workshops.get(id);
		endLabsWith(this.workshops.extend(id, workshop.extension()));
		record(id, who, ActionType.EXTEND, Long.toString(workshop.extension().toMinutes()));
	}

	/**
	 * Sets the rules of participation. When stages are no longer free, those that were
	 * opened for all stay open.
	 */
	void rules(String id, boolean spoilers, boolean skipping, boolean free, Facilitator who) {
		ParticipationRules before = this.workshops.get(id).rules();
		StageKey guided = before.free() ? StageKey.VPC : before.opened();
		ParticipationRules rules = new ParticipationRules(spoilers, skipping, free ? StageKey.CONNECTION : guided);
		this.workshops.setRules(id, rules);
		record(id, who, ActionType.RULES,
				"spoilers=%s, skipping=%s, opened=%s".formatted(spoilers, skipping, rules.opened()));
		if (free && !before.free()) {
			record(id, who, ActionType.OPEN_STAGE, rules.opened().key());
		}
	}

	private void endLabsWith(Workshop workshop) {
		for (Lab lab : this.labs.ofWorkshop(workshop.id())) {
			if (lab.status().isActive() && !lab.isOver(this.clock.instant())) {
				this.scheduler.expect(this.leases.expireAt(lab.id(), workshop.endsAt()));
			}
		}
	}

	private void record(String workshop, Facilitator who, ActionType kind, String detail) {
		this.auditLog.record(workshop, null, who.name(), kind, detail, AuditEvent.DONE);
	}

}
