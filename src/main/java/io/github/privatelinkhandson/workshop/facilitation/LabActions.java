package io.github.privatelinkhandson.workshop.facilitation;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Set;

import org.springframework.stereotype.Component;

import io.github.privatelinkhandson.lab.Lab;
import io.github.privatelinkhandson.lab.LabLeases;
import io.github.privatelinkhandson.lab.Labs;
import io.github.privatelinkhandson.lab.StageKey;
import io.github.privatelinkhandson.problem.ConflictException;
import io.github.privatelinkhandson.provisioning.LabCommands;
import io.github.privatelinkhandson.provisioning.LabQueries;
import io.github.privatelinkhandson.provisioning.LabView;
import io.github.privatelinkhandson.provisioning.ReconcileScheduler;
import io.github.privatelinkhandson.provisioning.StageStatus;
import io.github.privatelinkhandson.stage.blueprint.Blueprint;
import io.github.privatelinkhandson.stage.endpoint.EndpointBlueprint;
import io.github.privatelinkhandson.teardown.Teardown;
import io.github.privatelinkhandson.workshop.ActionType;
import io.github.privatelinkhandson.workshop.Participant;

/**
 * Builds stages and steps of participants' labs, extends their leases, and takes labs
 * down.
 */
@Component
class LabActions implements ActionHandler {

	private final LabCommands commands;

	private final LabQueries queries;

	private final Teardown teardown;

	private final Labs labs;

	private final LabLeases leases;

	private final ReconcileScheduler scheduler;

	private final Clock clock;

	LabActions(LabCommands commands, LabQueries queries, Teardown teardown, Labs labs, LabLeases leases,
			ReconcileScheduler scheduler, Clock clock) {
		this.commands = commands;
		this.queries = queries;
		this.teardown = teardown;
		this.labs = labs;
		this.leases = leases;
		this.scheduler = scheduler;
		this.clock = clock;
	}

	@Override
	public Set<ActionType> kinds() {
		return EnumSet.of(ActionType.BUILD_STAGE, ActionType.BUILD_STEP, ActionType.ACCEPT, ActionType.EXTEND,
				ActionType.TEAR_DOWN);
	}

	@Override
	public Done apply(Participant participant, FacilitatorAction action) {
		String lab = ActionHandler.lab(participant);
		switch (action.kind()) {
			case BUILD_STAGE -> this.commands.run(lab, action.stage());
			case BUILD_STEP -> this.commands.buildStep(lab, action.step());
			case ACCEPT -> accept(lab);
			case EXTEND -> extend(lab, action.by());
			default -> this.teardown.start(lab);
		}
		return Done.of(action);
	}

	/**
	 * Returns whether there is an endpoint whose connection has not been accepted.
	 */
	static boolean isAcceptable(LabView view) {
		return view.stage(StageKey.APPROVAL).status() != StageStatus.DONE
				&& view.step(EndpointBlueprint.ENDPOINT.key()).id() != null;
	}

	/**
	 * Accepts the endpoint's connection as the owner of the service.
	 */
	private void accept(String lab) {
		LabView view = this.queries.view(lab);
		if (view.stage(StageKey.APPROVAL).status() == StageStatus.DONE) {
			throw ConflictException.invalid("accepted-already");
		}
		if (view.step(EndpointBlueprint.ENDPOINT.key()).id() == null) {
			throw ConflictException.invalid("no-endpoint");
		}
		Blueprint.steps(StageKey.APPROVAL).forEach((step) -> this.commands.buildStep(lab, step.key()));
	}

	/**
	 * Extends a lab's lease from its end, or from now if that has passed. The limit for
	 * participants does not apply.
	 */
	private void extend(String lab, Duration by) {
		Lab found = this.labs.get(lab);
		found.requireActive("extend");
		Instant now = this.clock.instant();
		Instant from = found.endsAt().isAfter(now) ? found.endsAt() : now;
		this.scheduler.expect(this.leases.expireAt(lab, from.plus(by)));
	}

}
