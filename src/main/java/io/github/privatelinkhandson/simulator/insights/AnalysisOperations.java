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
import software.amazon.awssdk.services.ec2.model.DescribeNetworkInsightsAnalysesRequest;
import software.amazon.awssdk.services.ec2.model.NetworkInsightsAnalysis;
import software.amazon.awssdk.services.ec2.model.NetworkInsightsPath;
import software.amazon.awssdk.services.ec2.model.StartNetworkInsightsAnalysisRequest;

import io.github.privatelinkhandson.observation.model.Snapshot;
import io.github.privatelinkhandson.reachability.PathAnalysis;
import io.github.privatelinkhandson.reachability.PathResult;
import io.github.privatelinkhandson.simulator.network.NetworkService;
import io.github.privatelinkhandson.simulator.operation.AwsError;
import io.github.privatelinkhandson.simulator.operation.Call;
import io.github.privatelinkhandson.simulator.operation.Filters;
import io.github.privatelinkhandson.simulator.operation.Operations;
import io.github.privatelinkhandson.simulator.operation.Page;
import io.github.privatelinkhandson.simulator.store.Resource;
import io.github.privatelinkhandson.simulator.store.ResourceTypes;
import io.github.privatelinkhandson.simulator.vpc.ClientTokenService;
import io.github.privatelinkhandson.simulator.vpc.DescribeSelectionService;
import io.github.privatelinkhandson.simulator.vpc.Tags;

/**
 * Implements EC2's operations that start, describe and delete Reachability Analyzer's
 * analyses.
 */
@Component
class AnalysisOperations implements Operations {

	private static final Map<String, String> ALIASES = Map.of("path-found", "network-path-found");

	NetworkInsightsAnalysis startNetworkInsightsAnalysis(StartNetworkInsightsAnalysisRequest request, Call call) {
		NetworkInsightsPath path = call.get(ResourceTypes.INSIGHTS_PATH, request.networkInsightsPathId()).model();
		Resource<NetworkInsightsAnalysis> analysis = new ClientTokenService(call).once(ResourceTypes.INSIGHTS_ANALYSIS,
				request.clientToken(), request, () -> start(request, path, call));
		return new AnalysisService(call).describe(analysis);
	}

	private Resource<NetworkInsightsAnalysis> start(StartNetworkInsightsAnalysisRequest request,
			NetworkInsightsPath path, Call call) {
		new AnalysisService(call).checkQuotas();
		PathRequestMapper.check(request);
		String id = call.newId(ResourceTypes.INSIGHTS_ANALYSIS);
		Snapshot snapshot = new NetworkService(call).known();
		PathResult result = PathAnalysis.of(snapshot, new PathRequestMapper(path).map(request));
		ComponentMapper components = new ComponentMapper(call, snapshot);
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
			.forwardPathComponents(new PathComponentMapper(components).of(result.forward()))
			.returnPathComponents(new PathComponentMapper(components).of(result.returnPath()))
			.explanations(result.reported().stream().map(new ExplanationMapper(components)::of).toList())
			.tags(Tags.only(request.tagSpecifications(), "network-insights-analysis"))
			.build();
		return NetworkEdits.of(call.created(ResourceTypes.INSIGHTS_ANALYSIS, id, analysis), snapshot,
				concerned(path, result));
	}

	/**
	 * Returns the ids of the path's ends and of the components on it.
	 */
	private static Set<String> concerned(NetworkInsightsPath path, PathResult result) {
		return Stream
			.concat(Stream.of(path.source(), path.destination()),
					result.forward().stream().map((component) -> component.resource().id()))
			.filter(Objects::nonNull)
			.collect(Collectors.toSet());
	}

	Page<NetworkInsightsAnalysis> describeNetworkInsightsAnalyses(DescribeNetworkInsightsAnalysesRequest request,
			Call call) {
		String pathId = request.networkInsightsPathId();
		if (pathId == null && request.networkInsightsAnalysisIds().isEmpty()) {
			throw AwsError.of("MissingParameter",
					"The request must contain the parameter NetworkInsightsAnalysisIds or NetworkInsightsPathId");
		}
		if (pathId != null) {
			call.get(ResourceTypes.INSIGHTS_PATH, pathId);
		}
		List<NetworkInsightsAnalysis> named = new DescribeSelectionService(call)
			.selected(ResourceTypes.INSIGHTS_ANALYSIS, new AnalysisService(call)::describe,
					request.networkInsightsAnalysisIds(), request)
			.stream()
			.filter((analysis) -> pathId == null || pathId.equals(analysis.networkInsightsPathId()))
			.filter((analysis) -> startedWithin(analysis, request))
			.toList();
		return Filters.page(named, request, ALIASES);
	}

	private static boolean startedWithin(NetworkInsightsAnalysis analysis,
			DescribeNetworkInsightsAnalysesRequest request) {
		return (request.analysisStartTime() == null || !analysis.startDate().isBefore(request.analysisStartTime()))
				&& (request.analysisEndTime() == null || !analysis.startDate().isAfter(request.analysisEndTime()));
	}

	String deleteNetworkInsightsAnalysis(DeleteNetworkInsightsAnalysisRequest request, Call call) {
		String id = request.networkInsightsAnalysisId();
		call.remove(call.get(ResourceTypes.INSIGHTS_ANALYSIS, id));
		return id;
	}

}
