package io.github.privatelinkhandson.room;

import java.time.Clock;

import org.springframework.stereotype.Service;

import io.github.privatelinkhandson.facilitator.Facilitator;
import io.github.privatelinkhandson.lab.Lab;
import io.github.privatelinkhandson.lab.Labs;
import io.github.privatelinkhandson.lab.StageKey;
import io.github.privatelinkhandson.lab.Terms;
import io.github.privatelinkhandson.provisioning.Engine;
import io.github.privatelinkhandson.workshop.Act;
import io.github.privatelinkhandson.workshop.ActKind;
import io.github.privatelinkhandson.workshop.Acts;
import io.github.privatelinkhandson.workshop.Participants;
import io.github.privatelinkhandson.workshop.Rules;
import io.github.privatelinkhandson.workshop.Workshop;
import io.github.privatelinkhandson.workshop.Workshops;

/**
 * What facilitators decide of a workshop as a whole, and of raised hands; all of it is
 * recorded.
 */
@Service
class Course {

	private final Workshops workshops;

	private final Participants participants;

	private final Labs labs;

	private final Terms terms;

	private final Engine engine;

	private final Acts acts;

	private final Clock clock;

	Course(Workshops workshops, Participants participants, Labs labs, Terms terms, Engine engine, Acts acts,
			Clock clock) {
		this.workshops = workshops;
		this.participants = participants;
		this.labs = labs;
		this.terms = terms;
		this.engine = engine;
		this.acts = acts;
		this.clock = clock;
	}

	void start(String workshop, Facilitator who) {
		this.workshops.start(workshop);
		record(workshop, who, ActKind.START, "");
	}

	/**
	 * Ends the workshop later, and with it all labs that stand.
	 */
	void extend(String id, Facilitator who) {
		Workshop workshop = this.workshops.get(id);
		Workshop longer = this.workshops.extend(id, workshop.extension());
		for (Lab lab : this.labs.ofWorkshop(id)) {
			if (lab.status().standing() && !lab.isOver(this.clock.instant())) {
				this.engine.expect(this.terms.endAt(lab.id(), longer.endsAt()));
			}
		}
		record(id, who, ActKind.EXTEND, Long.toString(workshop.extension().toMinutes()));
	}

	/**
	 * Sets what participants may do. When stages are no longer free, those stay open that
	 * were opened for all one by one.
	 */
	void rules(String id, boolean spoilers, boolean skipping, boolean free, Facilitator who) {
		Rules before = this.workshops.get(id).rules();
		StageKey guided = before.free() ? StageKey.VPC : before.opened();
		Rules rules = new Rules(spoilers, skipping, free ? StageKey.CONNECTION : guided);
		this.workshops.setRules(id, rules);
		record(id, who, ActKind.RULES,
				"spoilers=%s, skipping=%s, opened=%s".formatted(spoilers, skipping, rules.opened()));
	}

	/**
	 * @throws io.github.privatelinkhandson.workshop.WorkshopException if the hand is down
	 * or another facilitator is on the way
	 */
	void claim(String workshop, String participant, Facilitator who) {
		this.participants.claimHand(participant, who.name());
		this.acts.record(workshop, participant, who.name(), ActKind.CLAIM, "", Act.DONE);
	}

	void lower(String workshop, String participant, Facilitator who) {
		this.participants.lowerHand(participant);
		this.acts.record(workshop, participant, who.name(), ActKind.LOWER, "", Act.DONE);
	}

	private void record(String workshop, Facilitator who, ActKind kind, String detail) {
		this.acts.record(workshop, null, who.name(), kind, detail, Act.DONE);
	}

}
