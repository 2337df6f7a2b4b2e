package io.github.privatelinkhandson.simulator.insights;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.springframework.stereotype.Component;
import software.amazon.awssdk.services.ec2.model.AnalysisStatus;
import software.amazon.awssdk.services.ec2.model.DeleteNetworkInsightsAnalysisRequest;
import software.amazon.awssdk.services.ec2.model.DeleteNetworkInsightsAnalysisResponse;
import software.amazon.awssdk.services.ec2.model.DescribeNetworkInsightsAnalysesRequest;
import software.amazon.awssdk.services.ec2.model.DescribeNetworkInsightsAnalysesResponse;
import software.amazon.awssdk.services.ec2.model.NetworkInsightsAnalysis;
import software.amazon.awssdk.services.ec2.model.NetworkInsightsPath;
import software.amazon.awssdk.services.ec2.model.StartNetworkInsightsAnalysisRequest;
import software.amazon.awssdk.services.ec2.model.StartNetworkInsightsAnalysisResponse;

import io.github.privatelinkhandson.observation.model.Snapshot;
import io.github.privatelinkhandson.reachability.PathAnalysis;
import io.github.privatelinkhandson.reachability.Result;
import io.github.privatelinkhandson.simulator.network.Networks;
import io.github.privatelinkhandson.simulator.store.Kinds;
import io.github.privatelinkhandson.simulator.store.Resource;
import io.github.privatelinkhandson.simulator.vpc.ClientTokens;
import io.github.privatelinkhandson.simulator.vpc.Selection;
import io.github.privatelinkhandson.simulator.vpc.Tags;
import io.github.privatelinkhandson.simulator.wire.AwsError;
import io.github.privatelinkhandson.simulator.wire.Call;
import io.github.privatelinkhandson.simulator.wire.Filters;
import io.github.privatelinkhandson.simulator.wire.Operations;
import io.github.privatelinkhandson.simulator.wire.Page;
import io.github.privatelinkhandson.simulator.wire.Pages;

/**
 * Plays EC2's calls that start, describe and delete Reachability Analyzer's analyses.
 */
@Component
class AnalysisOperations implements Operations {

	private static final Map<String, String> ALIASES = Map.of("path-found", "network-path-found");

	StartNetworkInsightsAnalysisResponse startNetworkInsightsAnalysis(StartNetworkInsightsAnalysisRequest request,
			Call call) {
		call.require(request.clientToken(), "ClientToken");
		NetworkInsightsPath path = call
			.get(Kinds.INSIGHTS_PATH, call.require(request.networkInsightsPathId(), "NetworkInsightsPathId"))
			.model();
		Resource<NetworkInsightsAnalysis> analysis = ClientTokens
			.earlier(call, Kinds.INSIGHTS_ANALYSIS, request.clientToken(), request)
			.orElseGet(() -> start(request, path, call));
		return StartNetworkInsightsAnalysisResponse.builder()
			.networkInsightsAnalysis(Analyses.shown(call, analysis))
			.build();
	}

	private static Resource<NetworkInsightsAnalysis> start(StartNetworkInsightsAnalysisRequest request,
			NetworkInsightsPath path, Call call) {
		Analyses.checkQuotas(call);
		AnalysisFilters.check(request);
		String id = call.newId(Kinds.INSIGHTS_ANALYSIS);
		Snapshot snapshot = Networks.known(call);
		Result result = PathAnalysis.of(snapshot, AnalysisFilters.query(path, request));
		Components components = new Components(call, snapshot);
		NetworkInsightsAnalysis analysis = NetworkInsightsAnalysis.builder()
			.networkInsightsAnalysisId(id)
			.networkInsightsAnalysisArn(call.arn("ec2", "network-insights-analysis/" + id))
			.networkInsightsPathId(path.networkInsightsPathId())
			.startDate(call.now())
			.status(AnalysisStatus.SUCCEEDED)
			.additionalAccounts(request.hasAdditionalAccounts() ? request.additionalAccounts() : null)
			.filterInArns(request.hasFilterInArns() ? request.filterInArns() : null)
			.filterOutArns(request.hasFilterOutArns() ? request.filterOutArns() : null)
			.networkPathFound(result.reachable())
			.forwardPathComponents(new PathComponents(components).of(result.forward()))
			.returnPathComponents(new PathComponents(components).of(result.back()))
			.explanations(result.reported().stream().map(new Explanations(components)::of).toList())
			.tags(Tags.only(request.tagSpecifications(), "network-insights-analysis"))
			.build();
		Resource<NetworkInsightsAnalysis> started = ClientTokens
			.noted(Resource.created(Kinds.INSIGHTS_ANALYSIS, id, analysis, call.now()), request.clientToken(), request);
		call.resources().put(NetworkEdits.of(started, snapshot, concerned(path, result)));
		return started;
	}

	/**
	 * What the path is known to concern: its ends, and what lies on it.
	 */
	private static Set<String> concerned(NetworkInsightsPath path, Result result) {
		return Stream
			.concat(Stream.of(path.source(), path.destination()),
					result.forward().stream().map((component) -> component.resource().id()))
			.filter(Objects::nonNull)
			.collect(Collectors.toSet());
	}

	DescribeNetworkInsightsAnalysesResponse describeNetworkInsightsAnalyses(
			DescribeNetworkInsightsAnalysesRequest request, Call call) {
		String pathId = request.networkInsightsPathId();
		if (pathId == null && request.networkInsightsAnalysisIds().isEmpty()) {
			throw AwsError.of("MissingParameter",
					"The request must contain the parameter NetworkInsightsAnalysisIds or NetworkInsightsPathId");
		}
		if (pathId != null) {
			call.get(Kinds.INSIGHTS_PATH, pathId);
		}
		List<NetworkInsightsAnalysis> named = Selection
			.of(call, Kinds.INSIGHTS_ANALYSIS, Analyses.current(call),
					NetworkInsightsAnalysis::networkInsightsAnalysisId, request.networkInsightsAnalysisIds())
			.stream()
			.filter((analysis) -> pathId == null || pathId.equals(analysis.networkInsightsPathId()))
			.filter((analysis) -> startedWithin(analysis, request))
			.toList();
		Page<NetworkInsightsAnalysis> page = Pages.of(Filters.apply(named, request.filters(), ALIASES),
				request.maxResults(), request.nextToken());
		return DescribeNetworkInsightsAnalysesResponse.builder()
			.networkInsightsAnalyses(page.items())
			.nextToken(page.next())
			.build();
	}

	private static boolean startedWithin(NetworkInsightsAnalysis analysis,
			DescribeNetworkInsightsAnalysesRequest request) {
		return (request.analysisStartTime() == null || !analysis.startDate().isBefore(request.analysisStartTime()))
				&& (request.analysisEndTime() == null || !analysis.startDate().isAfter(request.analysisEndTime()));
	}

	DeleteNetworkInsightsAnalysisResponse deleteNetworkInsightsAnalysis(DeleteNetworkInsightsAnalysisRequest request,
			Call call) {
		String id = call.require(request.networkInsightsAnalysisId(), "NetworkInsightsAnalysisId");
		call.resources().remove(call.get(Kinds.INSIGHTS_ANALYSIS, id));
		return DeleteNetworkInsightsAnalysisResponse.builder().networkInsightsAnalysisId(id).build();
	}

}
