package io.github.privatelinkhandson.simulator.insights;

import java.util.Map;
import java.util.Optional;

import org.springframework.stereotype.Component;
import software.amazon.awssdk.services.ec2.model.CreateNetworkInsightsPathRequest;
import software.amazon.awssdk.services.ec2.model.DeleteNetworkInsightsPathRequest;
import software.amazon.awssdk.services.ec2.model.DescribeNetworkInsightsPathsRequest;
import software.amazon.awssdk.services.ec2.model.NetworkInsightsPath;

import io.github.privatelinkhandson.simulator.operation.AwsError;
import io.github.privatelinkhandson.simulator.operation.Call;
import io.github.privatelinkhandson.simulator.operation.Operations;
import io.github.privatelinkhandson.simulator.operation.Page;
import io.github.privatelinkhandson.simulator.quotas.Quota;
import io.github.privatelinkhandson.simulator.store.Resource;
import io.github.privatelinkhandson.simulator.store.ResourceTypes;
import io.github.privatelinkhandson.simulator.vpc.ClientTokenService;
import io.github.privatelinkhandson.simulator.vpc.DescribeSelectionService;
import io.github.privatelinkhandson.simulator.vpc.Tags;

/**
 * Implements EC2's operations that create, describe and delete Reachability Analyzer's
 * paths.
 */
@Component
class PathOperations implements Operations {

	/** Filters for ranges of ports compare the first port. */
	private static final Map<String, String> PORT_RANGES = Map.of("filter-at-source.source-port-range",
			"filter-at-source.source-port-range.from-port", "filter-at-source.destination-port-range",
			"filter-at-source.destination-port-range.from-port", "filter-at-destination.source-port-range",
			"filter-at-destination.source-port-range.from-port", "filter-at-destination.destination-port-range",
			"filter-at-destination.destination-port-range.from-port");

	NetworkInsightsPath createNetworkInsightsPath(CreateNetworkInsightsPathRequest request, Call call) {

		check(request);
		PathFilterMapper.check(request);
		return new ClientTokenService(call)
			.once(ResourceTypes.INSIGHTS_PATH, request.clientToken(), request, () -> create(call, request))
			.model();
	}

	private static void check(CreateNetworkInsightsPathRequest request) {
		Integer port = request.destinationPort();
		if (request.filterAtSource() != null && (request.sourceIp() != null || port != null)) {
			throw AwsError.of("InvalidParameterCombination",
					"FilterAtSource cannot be specified together with SourceIp or DestinationPort");
		}
		if (request.filterAtDestination() != null && request.destinationIp() != null) {
			throw AwsError.of("InvalidParameterCombination",
					"FilterAtDestination cannot be specified together with DestinationIp");
		}
		boolean addressed = request.destinationIp() != null
				|| (request.filterAtSource() != null && request.filterAtSource().destinationAddress() != null);
		if (request.destination() == null && !addressed) {
			throw AwsError.of("MissingParameter", "The request must contain the parameter Destination");
		}
	}

	private Resource<NetworkInsightsPath> create(Call call, CreateNetworkInsightsPathRequest request) {
		String source = new PathEndService(call).find(request.source())
			.orElseThrow(() -> missing("NetworkInsightsSource", "source", request.source()));
		String destination = (request.destination() == null) ? null
				: new PathEndService(call).find(request.destination())
					.orElseThrow(() -> missing("NetworkInsightsDestination", "destination", request.destination()));
		Quota.INSIGHTS_PATHS.checkOneMore(call, ResourceTypes.INSIGHTS_PATH);
		String id = call.newId(ResourceTypes.INSIGHTS_PATH);
		NetworkInsightsPath path = NetworkInsightsPath.builder()
			.networkInsightsPathId(id)
			.networkInsightsPathArn(call.arn("ec2", "network-insights-path/" + id))
			.createdDate(call.now())
			.source(source)
			.sourceArn(new ComponentArnService(call).of(source))
			.destination(destination)
			.destinationArn((destination != null) ? new ComponentArnService(call).of(destination) : null)
			.sourceIp(request.sourceIp())
			.destinationIp(request.destinationIp())
			.protocol(request.protocol())
			.destinationPort(request.destinationPort())
			.filterAtSource(PathFilterMapper.of(request.filterAtSource()))
			.filterAtDestination(PathFilterMapper.of(request.filterAtDestination()))
			.tags(Tags.only(request.tagSpecifications(), "network-insights-path"))
			.build();
		return call.created(ResourceTypes.INSIGHTS_PATH, id, path);
	}

	private static AwsError missing(String code, String which, String id) {
		return AwsError.of(code + ".NotFound", "The %s '%s' does not exist", which, id);
	}

	Page<NetworkInsightsPath> describeNetworkInsightsPaths(DescribeNetworkInsightsPathsRequest request, Call call) {
		return new DescribeSelectionService(call).page(ResourceTypes.INSIGHTS_PATH, DescribeSelectionService::models,
				request.networkInsightsPathIds(), request, PORT_RANGES);
	}

	String deleteNetworkInsightsPath(DeleteNetworkInsightsPathRequest request, Call call) {
		String id = request.networkInsightsPathId();
		Resource<NetworkInsightsPath> path = call.get(ResourceTypes.INSIGHTS_PATH, id);
		Optional<String> analysis = new AnalysisService(call).ofPath(id).stream().map(Resource::id).findFirst();
		if (analysis.isPresent()) {
			throw AwsError.of("AnalysisExistsForNetworkInsightsPath",
					"The network insights path '%s' cannot be deleted: the network insights analysis '%s' exists for it",
					id, analysis.get());
		}
		call.remove(path);
		return id;
	}

}
