package io.github.privatelinkhandson.simulator.insights;

import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.services.ec2.model.NetworkInsightsAnalysis;

import io.github.privatelinkhandson.observation.model.EndpointService;
import io.github.privatelinkhandson.observation.model.LoadBalancer;
import io.github.privatelinkhandson.observation.model.ObservedResource;
import io.github.privatelinkhandson.observation.model.Snapshot;
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
		return snapshot.all().flatMap((resource) -> vpcs(resource, snapshot).map((vpc) -> new Placed(vpc, resource)));
	}

	private static Stream<String> vpcs(ObservedResource resource, Snapshot snapshot) {
		return (resource instanceof EndpointService service) ? service.loadBalancerArns()
			.stream()
			.flatMap((arn) -> snapshot.find(LoadBalancer.class, arn).stream())
			.map(LoadBalancer::vpcId)
			.limit(1) : Stream.ofNullable(resource.vpcId());
	}

	private record Placed(String vpcId, ObservedResource resource) {
	}

}
