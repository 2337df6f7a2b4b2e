package io.github.privatelinkhandson.stage.reachability;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

import org.springframework.stereotype.Service;
import software.amazon.awssdk.services.ec2.model.ResourceType;
import software.amazon.awssdk.services.ec2.model.StartNetworkInsightsAnalysisRequest;

import io.github.privatelinkhandson.aws.AwsClients;
import io.github.privatelinkhandson.aws.AwsFailure;
import io.github.privatelinkhandson.lab.Lab;
import io.github.privatelinkhandson.problem.NotFoundException;
import io.github.privatelinkhandson.stage.StageContext;
import io.github.privatelinkhandson.stage.Step;
import io.github.privatelinkhandson.stage.loadbalancer.LoadBalancerBlueprint;
import io.github.privatelinkhandson.stage.servers.ServersBlueprint;

/**
 * Runs path analyses from EC2-A to EC2-B, and keeps what they found.
 */
@Service
public class PathAnalyses {

	/** Time after which an analysis that AWS does not find counts as lost. */
	private static final Duration WAIT_LIMIT = Duration.ofMinutes(2);

	private final AnalysisRepository repository;

	private final Clock clock;

	PathAnalyses(AnalysisRepository repository, Clock clock) {
		this.repository = repository;
		this.clock = clock;
	}

	/**
	 * Answers at once from the snapshot.
	 */
	public AnalysisView local(StageContext context) {
		AnalysisOutcome verdict = LocalAnalysisEngine.analyze(context.snapshot(), context.id(ServersBlueprint.EC2_A),
				context.id(ServersBlueprint.EC2_B), context.id(LoadBalancerBlueprint.SG_NLB));
		AnalysisView analysis = verdict.of(begin(context, AnalysisEngine.LOCAL));
		this.repository.insert(analysis);
		return analysis;
	}

	/**
	 * Notes that Reachability Analyzer is to be started; {@link #refresh} does so once
	 * the path is there.
	 */
	public AnalysisView queue(StageContext context) {
		AnalysisView analysis = begin(context, AnalysisEngine.AWS);
		this.repository.insert(analysis);
		return analysis;
	}

	/**
	 * Starts Reachability Analyzer on the lab's path, for 0.10 USD on AWS.
	 * @throws software.amazon.awssdk.core.exception.SdkException if AWS refuses
	 */
	public AnalysisView start(StageContext context, AwsClients aws) {
		AnalysisView analysis = begin(context, AnalysisEngine.AWS);
		this.repository.insert(analysis);
		try {
			submit(analysis, context.lab(), context, aws);
			return get(analysis.lab(), analysis.id());
		}
		catch (RuntimeException ex) {
			fail(analysis, AwsFailure.of(ex).message());
			throw ex;
		}
	}

	/**
	 * Asks after the lab's running analyses.
	 * @param mayStart whether those that are queued may be started now
	 * @return whether one of them has ended
	 */
	public boolean refresh(StageContext context, AwsClients aws, boolean mayStart) {
		boolean ended = false;
		for (AnalysisView analysis : this.repository.findRunning(context.lab().id())) {
			if (mayStart || analysis.analysisId() != null) {
				ended |= refresh(analysis, context, aws);
			}
		}
		return ended;
	}

	/**
	 * Ends those of the lab's analyses that wait for a path, because there will be none.
	 * @return whether there were any
	 */
	public boolean refuseQueued(String lab, String why) {
		List<AnalysisView> queued = this.repository.findRunning(lab)
			.stream()
			.filter((analysis) -> analysis.analysisId() == null)
			.toList();
		queued.forEach((analysis) -> fail(analysis, why));
		return !queued.isEmpty();
	}

	/**
	 * Ends the lab's running analyses, because the lab is gone.
	 * @return whether there were any
	 */
	public boolean abandon(String lab) {
		List<AnalysisView> running = this.repository.findRunning(lab);
		running.forEach((analysis) -> fail(analysis, "LabTakenDown"));
		return !running.isEmpty();
	}

	/**
	 * Returns whether one of the lab's analyses waits to be started.
	 */
	public boolean anyQueued(String lab) {
		return this.repository.findRunning(lab).stream().anyMatch((analysis) -> analysis.analysisId() == null);
	}

	/**
	 * The times at which the lab's running analyses began.
	 */
	public Stream<Instant> runningSince(String lab) {
		return this.repository.findRunning(lab).stream().map(AnalysisView::startedAt);
	}

	public boolean anyRunning(String lab) {
		return !running(List.of(lab)).isEmpty();
	}

	/**
	 * Those of the labs in which an analysis is running.
	 */
	public Set<String> running(Collection<String> labs) {
		return this.repository.findLabsWithRunning(labs);
	}

	/**
	 * Counts the analyses of the lab that have been paid for.
	 */
	public int paid(String lab) {
		return this.repository.count(lab, AnalysisEngine.AWS);
	}

	/**
	 * Counts the analyses that have been paid for, by lab; labs without any are absent.
	 */
	public Map<String, Integer> paid(Collection<String> labs) {
		return this.repository.count(labs, AnalysisEngine.AWS);
	}

	/**
	 * @throws NotFoundException if the lab has no such analysis
	 */
	public AnalysisView get(String lab, String id) {
		return this.repository.find(lab, id).orElseThrow(() -> new NotFoundException("analysis", id));
	}

	/**
	 * All of the lab's analyses, oldest first.
	 */
	public List<AnalysisView> all(String lab) {
		return this.repository.findAll(lab);
	}

	/**
	 * The request that starts an analysis of the lab's path.
	 */
	static StartNetworkInsightsAnalysisRequest request(StageContext context, Step step, String token) {
		return StartNetworkInsightsAnalysisRequest.builder()
			.networkInsightsPathId(context.id(ReachabilityBlueprint.PATH))
			.clientToken(token)
			.tagSpecifications(context.tags(ResourceType.NETWORK_INSIGHTS_ANALYSIS, step))
			.build();
	}

	private AnalysisView begin(StageContext context, AnalysisEngine engine) {
		return new AnalysisView(UUID.randomUUID().toString(), context.lab().id(), engine,
				(engine == AnalysisEngine.AWS) ? context.knownId(ReachabilityBlueprint.PATH).orElse(null) : null, null,
				AnalysisStatus.RUNNING, null, List.of(), List.of(), null, this.clock.instant());
	}

	private void submit(AnalysisView analysis, Lab lab, StageContext context, AwsClients aws) {
		long earlier = all(lab.id()).stream()
			.filter((other) -> other.engine() == AnalysisEngine.AWS && !other.id().equals(analysis.id()))
			.count();
		Step step = ReachabilityBlueprint.ANALYSES
			.get((int) Math.min(ReachabilityBlueprint.ANALYSES.size() - 1, earlier));
		String id = aws.ec2()
			.startNetworkInsightsAnalysis(request(context, step, analysis.id()))
			.networkInsightsAnalysis()
			.networkInsightsAnalysisId();
		this.repository.started(analysis.id(), id);
	}

	private boolean refresh(AnalysisView analysis, StageContext context, AwsClients aws) {
		try {
			if (analysis.analysisId() == null) {
				context.knownId(ReachabilityBlueprint.PATH)
					.ifPresent((path) -> submit(analysis, context.lab(), context, aws));
				return false;
			}
			return AwsAnalysisEngine.verdict(aws, analysis.analysisId(), context.id(LoadBalancerBlueprint.SG_NLB))
				.map((verdict) -> {
					this.repository.finish(verdict.of(analysis));
					return true;
				})
				.orElse(false);
		}
		catch (RuntimeException ex) {
			return failed(analysis, AwsFailure.of(ex));
		}
	}

	/**
	 * Records a failure, unless it is retryable or, for a while, the analysis was just
	 * started and is not found yet; returns whether it was recorded.
	 */
	private boolean failed(AnalysisView analysis, AwsFailure failure) {
		boolean young = analysis.startedAt().plus(WAIT_LIMIT).isAfter(this.clock.instant());
		boolean gone = failure.kind() == AwsFailure.Kind.NOT_FOUND;
		if (failure.isRetryable() || (gone && young)) {
			return false;
		}
		fail(analysis, failure.message());
		return true;
	}

	private void fail(AnalysisView analysis, String message) {
		this.repository
			.finish(new AnalysisOutcome(AnalysisStatus.FAILED, null, List.of(), List.of(), message).of(analysis));
	}

}
