package io.github.privatelinkhandson.simulator.insights;

import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.services.ec2.model.NetworkInsightsAnalysis;

import io.github.privatelinkhandson.observation.model.Endpoint;
import io.github.privatelinkhandson.observation.model.EndpointService;
import io.github.privatelinkhandson.observation.model.Instance;
import io.github.privatelinkhandson.observation.model.InternetGateway;
import io.github.privatelinkhandson.observation.model.LoadBalancer;
import io.github.privatelinkhandson.observation.model.NatGateway;
import io.github.privatelinkhandson.observation.model.NetworkAcl;
import io.github.privatelinkhandson.observation.model.NetworkInterface;
import io.github.privatelinkhandson.observation.model.ObservedResource;
import io.github.privatelinkhandson.observation.model.RouteTable;
import io.github.privatelinkhandson.observation.model.SecurityGroup;
import io.github.privatelinkhandson.observation.model.Snapshot;
import io.github.privatelinkhandson.observation.model.Subnet;
import io.github.privatelinkhandson.observation.model.TargetGroup;
import io.github.privatelinkhandson.observation.model.Vpc;
import io.github.privatelinkhandson.simulator.network.NetworkService;
import io.github.privatelinkhandson.simulator.operation.AwsService;
import io.github.privatelinkhandson.simulator.operation.Call;
import io.github.privatelinkhandson.simulator.operation.OperationInterceptor;
import io.github.privatelinkhandson.simulator.store.Resource;
import io.github.privatelinkhandson.simulator.store.ResourceTypes;

/**
 * Lets the analyses fail whose network a call edits while they run. A state that changes
 * as time passes is no edit.
 */
public final class NetworkEdits implements OperationInterceptor {

	static final String EDITED = "edited";

	private static final String VPCS = "vpcs";

	private static final Pattern HARMLESS = Pattern.compile("(Describe|Get|List).*|.*Tags|.*NetworkInsights.*");

	@Override
	public SdkPojo intercept(SdkPojo request, Call call, Chain chain) {
		List<Resource<NetworkInsightsAnalysis>> running = mayEdit(call) ? new AnalysisService(call).running()
				: List.of();
		SdkPojo result = chain.proceed(request, call);
		if (!running.isEmpty()) {
			markEdited(running, call);
		}
		return result;
	}

	private static void markEdited(List<Resource<NetworkInsightsAnalysis>> running, Call call) {
		Set<String> edited = call.resources()
			.changedVpcs()
			.stream()
			.filter((vpc) -> !network(call.before(), vpc).equals(network(call, vpc)))
			.collect(Collectors.toSet());
		running.stream()
			.filter((analysis) -> vpcs(analysis).anyMatch(edited::contains))
			.flatMap((analysis) -> call.find(ResourceTypes.INSIGHTS_ANALYSIS, analysis.id()).stream())
			.forEach((analysis) -> call.put(analysis.withTime(EDITED, call.now())));
	}

	/**
	 * The analysis with the VPCs that these resources belong to as its network.
	 */
	static Resource<NetworkInsightsAnalysis> of(Resource<NetworkInsightsAnalysis> analysis, Snapshot snapshot,
			Set<String> ids) {
		String vpcs = placed(snapshot).filter((placed) -> ids.contains(placed.resource().id()))
			.map(Placed::vpcId)
			.distinct()
			.collect(Collectors.joining(","));
		return analysis.withAttribute(VPCS, vpcs);
	}

	private static Stream<String> vpcs(Resource<NetworkInsightsAnalysis> analysis) {
		return Stream.ofNullable(analysis.attribute(VPCS)).flatMap((vpcs) -> Stream.of(vpcs.split(",")));
	}

	private static boolean mayEdit(Call call) {
		return (call.service() == AwsService.EC2 || call.service() == AwsService.ELBV2)
				&& !HARMLESS.matcher(call.action()).matches();
	}

	private static Set<ObservedResource> network(Call call, String vpcId) {
		return placed(new NetworkService(call.within(vpcId)).snapshot())
			.filter((placed) -> placed.vpcId().equals(vpcId))
			.map(Placed::resource)
			.collect(Collectors.toSet());
	}

	private static Stream<Placed> placed(Snapshot snapshot) {
		Function<EndpointService, String> place = (service) -> service.loadBalancerArns()
			.stream()
			.flatMap((arn) -> snapshot.find(LoadBalancer.class, arn).stream())
			.map(LoadBalancer::vpcId)
			.findFirst()
			.orElse(null);
		return Stream.of(all(snapshot, Vpc.class, Vpc::id), all(snapshot, Subnet.class, Subnet::vpcId),
				all(snapshot, InternetGateway.class, InternetGateway::vpcId),
				all(snapshot, NatGateway.class, NatGateway::vpcId), all(snapshot, RouteTable.class, RouteTable::vpcId),
				all(snapshot, NetworkAcl.class, NetworkAcl::vpcId),
				all(snapshot, SecurityGroup.class, SecurityGroup::vpcId),
				all(snapshot, NetworkInterface.class, NetworkInterface::vpcId),
				all(snapshot, Instance.class, Instance::vpcId), all(snapshot, LoadBalancer.class, LoadBalancer::vpcId),
				all(snapshot, TargetGroup.class, TargetGroup::vpcId), all(snapshot, Endpoint.class, Endpoint::vpcId),
				all(snapshot, EndpointService.class, place))
			.flatMap(Function.identity());
	}

	private static <T extends ObservedResource> Stream<Placed> all(Snapshot snapshot, Class<T> type,
			Function<T, String> vpc) {
		return snapshot.all(type)
			.filter((resource) -> vpc.apply(resource) != null)
			.map((resource) -> new Placed(vpc.apply(resource), resource));
	}

	private record Placed(String vpcId, ObservedResource resource) {
	}

}
