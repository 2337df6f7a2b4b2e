package io.github.privatelinkhandson.provisioning;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

import org.springframework.stereotype.Component;

import io.github.privatelinkhandson.aws.AwsClients;
import io.github.privatelinkhandson.lab.LabStatus;
import io.github.privatelinkhandson.stage.command.InstanceCommands;
import io.github.privatelinkhandson.stage.reachability.PathAnalyses;
import io.github.privatelinkhandson.stage.reachability.ReachabilityBlueprint;

/**
 * Follows the path analyses and commands of labs, which are not steps.
 */
@Component
class TrialReconciler {

	private final PathAnalyses analyses;

	private final InstanceCommands commands;

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
	 * Follows what was begun: also while the lab is being taken down, and no longer when
	 * it is gone.
	 * @return whether anything has changed
	 */
	boolean follow(BuildPass pass, AwsClients aws) {
		String lab = pass.lab().id();
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
