package io.github.privatelinkhandson.provisioning;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Stream;

import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

import io.github.privatelinkhandson.aws.AwsClientFactory;
import io.github.privatelinkhandson.aws.AwsClients;
import io.github.privatelinkhandson.lab.Lab;
import io.github.privatelinkhandson.observation.model.ReadKind;
import io.github.privatelinkhandson.observation.model.Snapshot;
import io.github.privatelinkhandson.problem.ConflictException;
import io.github.privatelinkhandson.stage.StageContext;
import io.github.privatelinkhandson.stage.blueprint.Stages;

/**
 * Reads the state of a lab outside of the reconcile loop: from the account, or from the
 * ledger alone.
 */
@Component
class LabInspection {

	/** So many checks of a lab may be under way: each asks AWS for everything. */
	private static final int AT_ONCE = 3;

	private final Ledger ledger;

	private final Stages stages;

	private final AwsClientFactory clients;

	private final ReconcileScheduler scheduler;

	private final ApplicationEventPublisher events;

	private final Clock clock;

	private final Map<String, Integer> running = new ConcurrentHashMap<>();

	LabInspection(Ledger ledger, Stages stages, AwsClientFactory clients, ReconcileScheduler scheduler,
			ApplicationEventPublisher events, Clock clock) {
		this.ledger = ledger;
		this.stages = stages;
		this.clients = clients;
		this.scheduler = scheduler;
		this.events = events;
		this.clock = clock;
	}

	/**
	 * Checks steps against a new observation, and brings the ledger up to date.
	 * @throws ConflictException with code {@code check-running} if several other checks
	 * of the lab are under way
	 */
	List<CheckedStep> check(Lab lab, Function<StepChecks, List<CheckedStep>> what) {
		if (this.running.merge(lab.id(), 1, Integer::sum) > AT_ONCE) {
			end(lab);
			throw new ConflictException("check-running", "Lab " + lab.id() + " is being checked");
		}
		try {
			List<CheckedStep> checked = look(lab, what);
			this.events.publishEvent(new LabChecked(lab.id(), checked));
			return checked;
		}
		finally {
			end(lab);
		}
	}

	private void end(Lab lab) {
		this.running.computeIfPresent(lab.id(), (id, count) -> (count > 1) ? count - 1 : null);
	}

	/**
	 * Brings the ledger up to date, as far as the lab has come, without anybody having
	 * asked for a check.
	 */
	void look(Lab lab) {
		look(lab, StepChecks::checkAll);
	}

	private List<CheckedStep> look(Lab lab, Function<StepChecks, List<CheckedStep>> what) {
		BuildPass pass = observed(lab);
		List<CheckedStep> checked = what
			.apply(new StepChecks(pass, this.stages, clients(lab), this.clock.instant(), this.scheduler.pace(lab)));
		this.ledger.store(lab.id(), pass.before(), pass.entries().values());
		this.scheduler.resume(lab);
		return checked;
	}

	/**
	 * Observes the lab's account. Reads that fail are missing.
	 */
	private BuildPass observed(Lab lab) {
		return new BuildPass(lab, this.scheduler.observe(lab), this.ledger.entries(lab.id()));
	}

	/**
	 * Observes the network of the lab's account as a whole.
	 * @throws RuntimeException what one of the reads threw
	 */
	StageContext network(Lab lab) {
		BuildPass pass = observed(lab);
		Snapshot snapshot = pass.context().snapshot();
		Stream.of(ReadKind.values())
			.flatMap((kind) -> Stream.ofNullable(snapshot.read(kind).failure()))
			.findFirst()
			.ifPresent((failure) -> {
				throw failure.cause();
			});
		return pass.context();
	}

	/**
	 * Returns what the ledger alone says of the lab.
	 */
	BuildPass unseen(Lab lab) {
		return BuildPass.unseen(lab, this.ledger.entries(lab.id()), this.clock.instant());
	}

	AwsClients clients(Lab lab) {
		return this.clients.clients(lab.mode(), lab.account(), lab.region());
	}

}
