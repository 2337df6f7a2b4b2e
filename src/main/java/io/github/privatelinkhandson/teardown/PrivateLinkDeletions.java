package io.github.privatelinkhandson.teardown;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

import io.github.privatelinkhandson.aws.AwsBatch;
import io.github.privatelinkhandson.aws.AwsClients;
import io.github.privatelinkhandson.observation.model.Endpoint;
import io.github.privatelinkhandson.observation.model.EndpointConnection;
import io.github.privatelinkhandson.observation.model.EndpointService;
import io.github.privatelinkhandson.observation.model.InsightsAnalysis;
import io.github.privatelinkhandson.observation.model.InsightsPath;
import io.github.privatelinkhandson.observation.model.LoadBalancer;
import io.github.privatelinkhandson.observation.model.TargetGroup;

/**
 * The deletions of PrivateLink resources: analyses before paths, endpoints before
 * services, services before load balancers, these before target groups.
 */
final class PrivateLinkDeletions {

	private static final Set<String> CONNECTED = Set.of("pendingAcceptance", "pending", "available");

	private PrivateLinkDeletions() {
	}

	static List<Deletion<?>> all() {
		return List.of(
				new Deletion<>("AWS::EC2::NetworkInsightsAnalysis", InsightsAnalysis.class,
						(owned, analysis) -> Stream.empty(), (aws, owned, analysis) -> delete(aws, analysis)),
				new Deletion<>("AWS::EC2::NetworkInsightsPath", InsightsPath.class,
						(owned, path) -> analyses(owned, path).filter(owned::owns), PrivateLinkDeletions::deletePath),
				new Deletion<>("AWS::EC2::VPCEndpoint", Endpoint.class, (owned, endpoint) -> Stream.empty(),
						(aws, owned,
								endpoint) -> AwsBatch.check(aws.ec2()
									.deleteVpcEndpoints((request) -> request.vpcEndpointIds(endpoint.id()))
									.unsuccessful())),
				new Deletion<>("AWS::EC2::VPCEndpointService", EndpointService.class,
						PrivateLinkDeletions::ownEndpoints, PrivateLinkDeletions::deleteService),
				new Deletion<>("AWS::ElasticLoadBalancingV2::LoadBalancer", LoadBalancer.class,
						(owned, loadBalancer) -> owned.snapshot()
							.all(EndpointService.class)
							.filter((service) -> service.loadBalancerArns().contains(loadBalancer.id())),
						(aws, owned, loadBalancer) -> aws.elb()
							.deleteLoadBalancer((request) -> request.loadBalancerArn(loadBalancer.id()))),
				new Deletion<>("AWS::ElasticLoadBalancingV2::TargetGroup", TargetGroup.class,
						(owned, group) -> owned.snapshot()
							.all(LoadBalancer.class)
							.filter((loadBalancer) -> loadBalancer.listeners()
								.stream()
								.anyMatch((listener) -> listener.targetGroupArns().contains(group.id()))),
						(aws, owned, group) -> aws.elb()
							.deleteTargetGroup((request) -> request.targetGroupArn(group.id()))));
	}

	private static Stream<InsightsAnalysis> analyses(OwnedResources owned, InsightsPath path) {
		return owned.snapshot().all(InsightsAnalysis.class).filter((one) -> one.pathId().equals(path.id()));
	}

	/**
	 * Analyses that were started by hand are nothing without their path, and go with it.
	 */
	private static void deletePath(AwsClients aws, OwnedResources owned, InsightsPath path) {
		analyses(owned, path).filter((analysis) -> !owned.owns(analysis))
			.forEach((analysis) -> Deletion.unlessGone(() -> delete(aws, analysis)));
		aws.ec2().deleteNetworkInsightsPath((request) -> request.networkInsightsPathId(path.id()));
	}

	private static void delete(AwsClients aws, InsightsAnalysis analysis) {
		aws.ec2().deleteNetworkInsightsAnalysis((request) -> request.networkInsightsAnalysisId(analysis.id()));
	}

	/**
	 * The lab's own endpoints are deleted by themselves; others' are not the lab's to
	 * delete, and are rejected.
	 */
	private static Stream<Endpoint> ownEndpoints(OwnedResources owned, EndpointService service) {
		return owned.snapshot()
			.all(Endpoint.class)
			.filter((endpoint) -> endpoint.serviceName().equals(service.serviceName()))
			.filter(owned::owns)
			.filter((endpoint) -> CONNECTED.contains(endpoint.state()) || endpoint.state().equals("deleting"));
	}

	private static void deleteService(AwsClients aws, OwnedResources owned, EndpointService service) {
		List<String> connected = owned.snapshot()
			.all(EndpointConnection.class)
			.filter((connection) -> connection.serviceId().equals(service.id()))
			.filter((connection) -> CONNECTED.contains(connection.state()))
			.map(EndpointConnection::id)
			.toList();
		if (!connected.isEmpty()) {
			Deletion.unlessGone(() -> AwsBatch.check(aws.ec2()
				.rejectVpcEndpointConnections((request) -> request.serviceId(service.id()).vpcEndpointIds(connected))
				.unsuccessful()));
		}
		AwsBatch.check(aws.ec2()
			.deleteVpcEndpointServiceConfigurations((request) -> request.serviceIds(service.id()))
			.unsuccessful());
	}

}
