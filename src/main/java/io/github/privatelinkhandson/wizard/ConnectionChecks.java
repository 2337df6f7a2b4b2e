package io.github.privatelinkhandson.wizard;

import java.util.List;
import java.util.Locale;

import io.github.privatelinkhandson.provisioning.LabView;
import io.github.privatelinkhandson.provisioning.StepStatus;
import io.github.privatelinkhandson.stage.command.CommandView;
import io.github.privatelinkhandson.stage.connection.ConnectionBlueprint;
import io.github.privatelinkhandson.stage.loadbalancer.LoadBalancerBlueprint;
import io.github.privatelinkhandson.stage.reachability.AnalysisStatus;
import io.github.privatelinkhandson.stage.reachability.AnalysisView;
import io.github.privatelinkhandson.stage.servers.ServersBlueprint;

/**
 * Three proofs that the connection works, side by side: configuration (path analysis),
 * health (target group) and data plane (curl).
 */
record ConnectionChecks(Verdict configuration, Verdict health, Verdict dataPlane) {

	/**
	 * Verdict of a proof.
	 */
	enum Verdict {

		UNKNOWN, NO, YES;

		public String key() {
			return name().toLowerCase(Locale.ROOT);
		}

	}

	static ConnectionChecks of(LabView lab, List<AnalysisView> analyses, List<CommandView> commands) {
		Verdict configuration = analyses.stream()
			.filter((analysis) -> analysis.status() == AnalysisStatus.SUCCEEDED)
			.reduce((first, last) -> last)
			.map((analysis) -> analysis.foundPath() ? Verdict.YES : Verdict.NO)
			.orElse(Verdict.UNKNOWN);
		Verdict dataPlane = commands.stream()
			.filter((command) -> readsThePage(command, lab) && !command.running())
			.reduce((first, last) -> last)
			.map((command) -> command.succeeded() ? Verdict.YES : Verdict.NO)
			.orElse(Verdict.UNKNOWN);
		return new ConnectionChecks(configuration, health(lab), dataPlane);
	}

	/**
	 * Tells that the command asks the endpoint for the page, from EC2-A.
	 */
	private static boolean readsThePage(CommandView command, LabView lab) {
		String name = lab.outputs().endpointDnsName();
		return ConnectionBlueprint.CURL.key().equals(command.step())
				|| (name != null && command.on().equals(ServersBlueprint.EC2_A.name())
						&& command.command().startsWith("curl ") && command.command().contains(name));
	}

	private static Verdict health(LabView lab) {
		LabView.Step health = lab.step(LoadBalancerBlueprint.TARGET_HEALTHY.key());
		if (health.status() == StepStatus.READY) {
			return Verdict.YES;
		}
		return "unhealthy".equals(health.waitingFor()) ? Verdict.NO : Verdict.UNKNOWN;
	}

}
