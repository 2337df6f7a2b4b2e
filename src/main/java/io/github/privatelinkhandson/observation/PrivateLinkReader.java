package io.github.privatelinkhandson.observation;

import java.util.List;

import software.amazon.awssdk.services.ec2.Ec2Client;

import io.github.privatelinkhandson.observation.model.Endpoint;
import io.github.privatelinkhandson.observation.model.EndpointConnection;
import io.github.privatelinkhandson.observation.model.EndpointService;
import io.github.privatelinkhandson.observation.model.InsightsAnalysis;
import io.github.privatelinkhandson.observation.model.InsightsPath;
import io.github.privatelinkhandson.observation.model.SnapshotMapper;

/**
 * Reads endpoint services, endpoints and their connections, and Reachability Analyzer's
 * paths with their analyses.
 */
record PrivateLinkReader(Ec2Client ec2) {

	private static final int PAGE = 1000;

	private static final int INSIGHTS_PAGE = 100;

	List<EndpointService> endpointServices() {
		return this.ec2.describeVpcEndpointServiceConfigurationsPaginator((request) -> request.maxResults(PAGE))
			.serviceConfigurations()
			.stream()
			.map(SnapshotMapper::endpointService)
			.filter((service) -> !"Deleted".equalsIgnoreCase(service.state()))
			.toList();
	}

	List<Endpoint> endpoints() {
		return this.ec2.describeVpcEndpointsPaginator((request) -> request.maxResults(PAGE))
			.vpcEndpoints()
			.stream()
			.map(SnapshotMapper::endpoint)
			.filter((endpoint) -> !"deleted".equals(endpoint.state()))
			.toList();
	}

	List<EndpointConnection> endpointConnections() {
		return this.ec2.describeVpcEndpointConnectionsPaginator((request) -> request.maxResults(PAGE))
			.vpcEndpointConnections()
			.stream()
			.map(SnapshotMapper::endpointConnection)
			.filter((connection) -> !"deleted".equals(connection.state()))
			.toList();
	}

	List<InsightsPath> insightsPaths() {
		return Reads.all(this.ec2.describeNetworkInsightsPathsPaginator((request) -> request.maxResults(INSIGHTS_PAGE))
			.networkInsightsPaths(), SnapshotMapper::insightsPath);
	}

	List<InsightsAnalysis> insightsAnalyses(InsightsPath path) {
		return Reads
			.ifThere(() -> this.ec2
				.describeNetworkInsightsAnalysesPaginator(
						(request) -> request.networkInsightsPathId(path.id()).maxResults(INSIGHTS_PAGE))
				.networkInsightsAnalyses()
				.stream()
				.map(SnapshotMapper::insightsAnalysis)
				.toList())
			.orElse(List.of());
	}

}
