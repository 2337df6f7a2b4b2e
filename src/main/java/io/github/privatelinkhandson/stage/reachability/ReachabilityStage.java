package io.github.privatelinkhandson.stage.reachability;

import java.util.List;
import java.util.Optional;

import org.springframework.stereotype.Service;
import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.services.ec2.model.CreateNetworkInsightsPathRequest;
import software.amazon.awssdk.services.ec2.model.Protocol;
import software.amazon.awssdk.services.ec2.model.ResourceType;

import io.github.privatelinkhandson.aws.AwsClients;
import io.github.privatelinkhandson.observation.model.InsightsPath;
import io.github.privatelinkhandson.stage.Stage;
import io.github.privatelinkhandson.stage.StageContext;
import io.github.privatelinkhandson.stage.Step;
import io.github.privatelinkhandson.stage.StepAction;
import io.github.privatelinkhandson.stage.StepState;
import io.github.privatelinkhandson.stage.servers.ServersBlueprint;

/**
 * Stage {@code reachability}: the path from EC2-A to EC2-B is analysed three times; the
 * first two times it is blocked, and each time what blocks it is fixed.
 */
@Service
class ReachabilityStage implements Stage {

	private final PathAnalyses analyses;

	ReachabilityStage(PathAnalyses analyses) {
		this.analyses = analyses;
	}

	@Override
	public List<StepAction> actions() {
		return List.of(path(), new AnalysisStep(1), Fixes.securityGroup(), new AnalysisStep(2), Fixes.crossZone(),
				new AnalysisStep(3));
	}

	private static StepAction path() {
		return StepAction.call(ReachabilityBlueprint.PATH,
				(context) -> CreateNetworkInsightsPathRequest.builder()
					.source(context.id(ServersBlueprint.EC2_A))
					.destination(context.id(ServersBlueprint.EC2_B))
					.protocol(Protocol.TCP)
					.clientToken(context.token(ReachabilityBlueprint.PATH))
					.tagSpecifications(context.tags(ResourceType.NETWORK_INSIGHTS_PATH, ReachabilityBlueprint.PATH))
					.build(),
				(aws, request) -> aws.ec2()
					.createNetworkInsightsPath(request)
					.networkInsightsPath()
					.networkInsightsPathId(),
				(context) -> context.find(ReachabilityBlueprint.PATH, InsightsPath.class)
					.filter((path) -> context.id(ServersBlueprint.EC2_A).equals(path.source())
							&& context.id(ServersBlueprint.EC2_B).equals(path.destination()))
					.map((path) -> StepState.ready(path.id()))
					.orElseGet(StepState::absent));
	}

	/**
	 * One of the three analyses. It is ready when an analysis has found what it is to
	 * show; or when that has already been fixed, so that it cannot be shown any more.
	 */
	private final class AnalysisStep implements StepAction {

		private final int number;

		private AnalysisStep(int number) {
			this.number = number;
		}

		@Override
		public Step step() {
			return ReachabilityBlueprint.ANALYSES.get(this.number - 1);
		}

		@Override
		public Optional<SdkRequest> request(StageContext context) {
			return Optional.of(PathAnalyses.request(context, step(), context.token(step())));
		}

		@Override
		public StepState observe(StageContext context) {
			List<AnalysisView> runs = ReachabilityStage.this.analyses.all(context.lab().id())
				.stream()
				.filter((analysis) -> analysis.engine() == AnalysisEngine.AWS)
				.toList();
			Optional<AnalysisView> shown = runs.stream().filter((run) -> shows(context, run)).findFirst();
			if (shown.isPresent()) {
				return StepState.ready(shown.get().analysisId());
			}
			if (moot(context)) {
				return StepState.ready(null);
			}
			Optional<AnalysisView> running = runs.stream().filter(AnalysisView::running).findFirst();
			return running.filter((run) -> turn(context))
				.map((run) -> StepState.waiting(run.analysisId(), run.status().key()))
				.orElseGet(() -> unexpected(context, runs));
		}

		@Override
		public String act(StageContext context, AwsClients aws) {
			return String.valueOf(ReachabilityStage.this.analyses.start(context, aws).analysisId());
		}

		/**
		 * Returns whether a run shows what the step is for. AWS's codes for what is in
		 * the way are not to be relied on: before the first fix every run without a path
		 * shows that there is none, and so does the step's own run before the second.
		 */
		private boolean shows(StageContext context, AnalysisView run) {
			return switch (this.number) {
				case 1 -> run.foundNoPath();
				case 2 -> run.explainedBy(4) || (run.foundNoPath() && isOwn(context, run));
				default -> run.foundPath();
			};
		}

		private boolean isOwn(StageContext context, AnalysisView run) {
			return context.knownId(step()).filter((id) -> id.equals(run.analysisId())).isPresent();
		}

		private boolean moot(StageContext context) {
			return switch (this.number) {
				case 1 -> Fixes.securityGroupFixed(context);
				case 2 -> Fixes.crossZoneFixed(context);
				default -> false;
			};
		}

		/**
		 * Returns whether the problems that earlier analyses show have been fixed, so
		 * that an analysis that runs now belongs to this step.
		 */
		private boolean turn(StageContext context) {
			return switch (this.number) {
				case 1 -> true;
				case 2 -> Fixes.securityGroupFixed(context);
				default -> Fixes.crossZoneFixed(context);
			};
		}

		private StepState unexpected(StageContext context, List<AnalysisView> runs) {
			return context.knownId(step())
				.flatMap((
						id) -> runs.stream().filter((run) -> id.equals(run.analysisId()) && !run.running()).findFirst())
				.map((run) -> (StepState) new StepState.Broken(run.analysisId(), code(run), message(run)))
				.orElseGet(StepState::absent);
		}

		private static String code(AnalysisView run) {
			return run.explanations().isEmpty() ? "UnexpectedAnalysis" : run.explanations().get(0).code();
		}

		private static String message(AnalysisView run) {
			if (run.message() != null) {
				return run.message();
			}
			return run.explanations().isEmpty() ? "NetworkPathFound: true" : run.explanations().get(0).summary();
		}

	}

}
