package io.github.privatelinkhandson.provisioning;

import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

import org.springframework.stereotype.Component;

import io.github.privatelinkhandson.aws.AwsClients;
import io.github.privatelinkhandson.lab.Lab;
import io.github.privatelinkhandson.lab.LabStatus;
import io.github.privatelinkhandson.stage.command.InstanceCommands;
import io.github.privatelinkhandson.stage.reachability.PathAnalyses;
import io.github.privatelinkhandson.stage.reachability.ReachabilityBlueprint;

/**
 * Follows the path analyses and commands of labs, which are not steps.
 */
@Component
class TrialReconciler {

	/** A command takes so long at least (SendCommand until its invocation is known). */
	private static final Duration COMMAND = Duration.ofSeconds(2);

	private final PathAnalyses analyses;

	private final InstanceCommands commands;

	/** When the running ones of a lab were asked after last. */
	private final Map<String, Instant> asked = new ConcurrentHashMap<>();

	TrialReconciler(PathAnalyses analyses, InstanceCommands commands) {
		this.analyses = analyses;
		this.commands = commands;
	}

	/**
	 * Returns those of the labs in which an analysis or a command is running.
	 */
	Set<String> running(List<String> labs) {
		Set<String> running = new HashSet<>(this.analyses.running(labs));
		running.addAll(this.commands.running(labs));
		return running;
	}

	/**
	 * Returns when to ask after what is running, if anything is.
	 */
	Optional<Instant> next(String lab, PollingPolicy pace) {
		Instant asked = this.asked.get(lab);
		Optional<Instant> next = Stream
			.concat(this.analyses.runningSince(lab)
				.map((begun) -> pace.next(begun, ReachabilityBlueprint.ANALYSIS_1.typical(), asked)),
					this.commands.runningSince(lab).map((begun) -> pace.next(begun, COMMAND, asked)))
			.min(Instant::compareTo);
		if (next.isEmpty()) {
			this.asked.remove(lab);
		}
		return next;
	}

	/**
	 * Returns whether it is time to ask after what is running, or anything has not been
	 * asked for yet.
	 */
	boolean isDue(Lab lab, Instant now, PollingPolicy pace) {
		return lab.status() == LabStatus.GONE || this.analyses.anyQueued(lab.id())
				|| next(lab.id(), pace).filter((at) -> !at.isAfter(now)).isPresent();
	}

	/**
	 * Follows what was begun: also while the lab is being taken down, and no longer when
	 * it is gone.
	 * @return whether anything has changed
	 */
	boolean follow(BuildPass pass, AwsClients aws, Instant now) {
		String lab = pass.lab().id();
		this.asked.put(lab, now);
		if (pass.lab().status() == LabStatus.GONE) {
			boolean abandoned = this.analyses.abandon(lab);
			return this.commands.abandon(lab) || abandoned;
		}
		boolean ended = this.analyses.refresh(pass.context(), aws, pass.lab().status().isActive() && !pass.fixing());
		ended |= pass.refusal(ReachabilityBlueprint.PATH.key())
			.map((why) -> this.analyses.refuseQueued(lab, why))
			.orElse(false);
		return this.commands.refresh(lab, aws) || ended;
	}

}
