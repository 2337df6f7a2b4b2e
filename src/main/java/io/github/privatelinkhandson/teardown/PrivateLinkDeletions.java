package io.github.privatelinkhandson.teardown;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

import io.github.privatelinkhandson.aws.AwsBatch;
import io.github.privatelinkhandson.aws.AwsClients;
import io.github.privatelinkhandson.lab.Lab;
import io.github.privatelinkhandson.observation.model.Endpoint;
import io.github.privatelinkhandson.observation.model.EndpointConnection;
import io.github.privatelinkhandson.observation.model.EndpointService;
import io.github.privatelinkhandson.observation.model.InsightsAnalysis;
import io.github.privatelinkhandson.observation.model.InsightsPath;
import io.github.privatelinkhandson.observation.model.LoadBalancer;
import io.github.privatelinkhandson.observation.model.Snapshot;
import io.github.privatelinkhandson.observation.model.TargetGroup;

/**
 * How analyses, endpoints, endpoint services and load balancers are deleted: analyses
 * before paths, endpoints before services, services before load balancers, these before
 * target groups.
 */
final class PrivateLinkDeletions {

	private static final Set<String> CONNECTED = Set.of("pendingAcceptance", "pending", "available");

	private PrivateLinkDeletions() {
	}

	static List<Deletion<?>> all() {
		return List.of(new Deletion<>("AWS::EC2::NetworkInsightsAnalysis", InsightsAnalysis.class,
				(snapshot, analysis) -> Stream.empty(),
				(aws, snapshot, analysis) -> aws.ec2()
					.deleteNetworkInsightsAnalysis((request) -> request.networkInsightsAnalysisId(analysis.id()))),
				new Deletion<>("AWS::EC2::NetworkInsightsPath", InsightsPath.class,
						(snapshot, path) -> snapshot.all(InsightsAnalysis.class)
							.filter((analysis) -> analysis.pathId().equals(path.id())),
						(aws, snapshot, path) -> aws.ec2()
							.deleteNetworkInsightsPath((request) -> request.networkInsightsPathId(path.id()))),
				new Deletion<>("AWS::EC2::VPCEndpoint", Endpoint.class, (snapshot, endpoint) -> Stream.empty(),
						(aws, snapshot,
								endpoint) -> AwsBatch.check(aws.ec2()
									.deleteVpcEndpoints((request) -> request.vpcEndpointIds(endpoint.id()))
									.unsuccessful())),
				new Deletion<>("AWS::EC2::VPCEndpointService", EndpointService.class,
						PrivateLinkDeletions::ownEndpoints, PrivateLinkDeletions::deleteService),
				new Deletion<>("AWS::ElasticLoadBalancingV2::LoadBalancer", LoadBalancer.class,
						(snapshot, loadBalancer) -> snapshot.all(EndpointService.class)
							.filter((service) -> service.loadBalancerArns().contains(loadBalancer.id())),
						(aws, snapshot, loadBalancer) -> aws.elb()
							.deleteLoadBalancer((request) -> request.loadBalancerArn(loadBalancer.id()))),
				new Deletion<>("AWS::ElasticLoadBalancingV2::TargetGroup", TargetGroup.class,
						(snapshot, group) -> snapshot.all(LoadBalancer.class)
							.filter((loadBalancer) -> loadBalancer.listeners()
								.stream()
								.anyMatch((listener) -> listener.targetGroupArns().contains(group.id()))),
						(aws, snapshot, group) -> aws.elb()
							.deleteTargetGroup((request) -> request.targetGroupArn(group.id()))));
	}

	/**
	 * The lab's own endpoints are deleted by themselves; others' are not the lab's to
	 * delete, and are rejected.
	 */
	private static Stream<Endpoint> ownEndpoints(Snapshot snapshot, EndpointService service) {
		return snapshot.all(Endpoint.class)
			.filter((endpoint) -> endpoint.serviceName().equals(service.serviceName()))
			.filter((endpoint) -> service.tags().containsKey(Lab.TAG)
					&& service.tags().get(Lab.TAG).equals(endpoint.tags().get(Lab.TAG)))
			.filter((endpoint) -> CONNECTED.contains(endpoint.state()) || endpoint.state().equals("deleting"));
	}

	private static void deleteService(AwsClients aws, Snapshot snapshot, EndpointService service) {
		List<String> connected = snapshot.all(EndpointConnection.class)
			.filter((connection) -> connection.serviceId().equals(service.id()))
			.filter((connection) -> CONNECTED.contains(connection.state()))
			.map(EndpointConnection::id)
			.toList();
		if (!connected.isEmpty()) {
			AwsBatch.check(aws.ec2()
				.rejectVpcEndpointConnections((request) -> request.serviceId(service.id()).vpcEndpointIds(connected))
				.unsuccessful());
		}
		AwsBatch.check(aws.ec2()
			.deleteVpcEndpointServiceConfigurations((request) -> request.serviceIds(service.id()))
			.unsuccessful());
	}

}
