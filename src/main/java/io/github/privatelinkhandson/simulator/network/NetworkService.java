package io.github.privatelinkhandson.simulator.network;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

import software.amazon.awssdk.services.elasticloadbalancingv2.model.Tag;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetHealthDescription;

import io.github.privatelinkhandson.observation.model.EndpointService;
import io.github.privatelinkhandson.observation.model.LoadBalancer;
import io.github.privatelinkhandson.observation.model.ObservedResource;
import io.github.privatelinkhandson.observation.model.Snapshot;
import io.github.privatelinkhandson.observation.model.SnapshotMapper;
import io.github.privatelinkhandson.observation.model.TargetGroup;
import io.github.privatelinkhandson.simulator.compute.InstanceService;
import io.github.privatelinkhandson.simulator.gateway.InternetGatewayService;
import io.github.privatelinkhandson.simulator.gateway.NatGatewayService;
import io.github.privatelinkhandson.simulator.loadbalancing.ListenerService;
import io.github.privatelinkhandson.simulator.loadbalancing.LoadBalancerService;
import io.github.privatelinkhandson.simulator.loadbalancing.TargetGroupService;
import io.github.privatelinkhandson.simulator.loadbalancing.TargetService;
import io.github.privatelinkhandson.simulator.operation.Call;
import io.github.privatelinkhandson.simulator.privatelink.ServiceConfigurationService;
import io.github.privatelinkhandson.simulator.privatelink.VpcEndpointService;
import io.github.privatelinkhandson.simulator.securitygroup.SecurityGroupRuleService;
import io.github.privatelinkhandson.simulator.securitygroup.SecurityGroupService;
import io.github.privatelinkhandson.simulator.vpc.NetworkAclService;
import io.github.privatelinkhandson.simulator.vpc.NetworkInterfaceService;
import io.github.privatelinkhandson.simulator.vpc.RouteTableService;
import io.github.privatelinkhandson.simulator.vpc.SubnetService;
import io.github.privatelinkhandson.simulator.vpc.VpcService;

/**
 * The network of an account and region as it is now.
 */
public final class NetworkService {

	private NetworkService() {
	}

	/**
	 * All that packets can meet. Targets have no health in it, since their health depends
	 * on what packets can meet.
	 */
	public static Snapshot snapshot(Call call) {
		return of(call, own(call));
	}

	/**
	 * All that its owner may know of: beside the account's own resources the endpoint
	 * services of others that its endpoints are connected to, but nothing behind them.
	 */
	public static Snapshot known(Call call) {
		return of(call, Stream.concat(own(call),
				each(ServiceConfigurationService.ofOthers(call), SnapshotMapper::endpointService)));
	}

	/**
	 * All that packets can meet that leave an instance of the account: what lies behind
	 * its endpoints in other accounts too.
	 */
	public static Snapshot reachable(Call call) {
		Map<String, Call> calls = new LinkedHashMap<>();
		collect(call, calls);
		return of(call, calls.values().stream().flatMap(NetworkService::own));
	}

	private static void collect(Call call, Map<String, Call> calls) {
		if (calls.putIfAbsent(call.account(), call) == null) {
			Set<String> providers = VpcEndpointService.providers(call);
			call.resources().hold(providers);
			providers.forEach((provider) -> collect(call.in(provider), calls));
		}
	}

	private static Snapshot of(Call call, Stream<? extends ObservedResource> resources) {
		return new Snapshot(call.account(), call.region(), call.now(), resources.toList());
	}

	private static Stream<ObservedResource> own(Call call) {
		Stream<Stream<? extends ObservedResource>> all = Stream.of(each(VpcService.current(call), SnapshotMapper::vpc),
				each(SubnetService.current(call), SnapshotMapper::subnet),
				each(InternetGatewayService.current(call), SnapshotMapper::internetGateway),
				each(NatGatewayService.current(call), SnapshotMapper::natGateway),
				each(RouteTableService.current(call), SnapshotMapper::routeTable),
				each(NetworkAclService.current(call), SnapshotMapper::networkAcl), securityGroups(call),
				each(NetworkInterfaceService.current(call), SnapshotMapper::networkInterface),
				each(InstanceService.remembered(call), SnapshotMapper::instance), loadBalancers(call),
				targetGroups(call), endpointServices(call),
				each(VpcEndpointService.current(call), SnapshotMapper::endpoint));
		return all.flatMap(Function.identity());
	}

	private static <T, R extends ObservedResource> Stream<R> each(Collection<T> models, Function<T, R> read) {
		return models.stream().map(read);
	}

	private static Stream<? extends ObservedResource> securityGroups(Call call) {
		return SecurityGroupService.current(call)
			.stream()
			.map((group) -> SnapshotMapper.securityGroup(group,
					SecurityGroupRuleService.of(call, group.groupId()).toList()));
	}

	private static Stream<LoadBalancer> loadBalancers(Call call) {
		return LoadBalancerService.current(call).stream().map((model) -> {
			String arn = model.loadBalancerArn();
			return SnapshotMapper.loadBalancer(model, LoadBalancerService.attributes(call, arn),
					ListenerService.current(call, arn), tags(LoadBalancerService.tags(call, arn)));
		});
	}

	private static Stream<EndpointService> endpointServices(Call call) {
		return LoadBalancerService.current(call)
			.stream()
			.flatMap((loadBalancer) -> ServiceConfigurationService.current(call, loadBalancer.loadBalancerArn())
				.stream())
			.map(SnapshotMapper::endpointService);
	}

	private static Stream<TargetGroup> targetGroups(Call call) {
		return TargetGroupService.current(call).stream().map((model) -> {
			String arn = model.targetGroupArn();
			List<TargetHealthDescription> targets = TargetService.registered(call, arn)
				.stream()
				.map((target) -> TargetHealthDescription.builder().target(target).build())
				.toList();
			return SnapshotMapper.targetGroup(model, TargetGroupService.attributes(call, arn), targets,
					tags(TargetGroupService.tags(call, arn)));
		});
	}

	private static List<Tag> tags(Map<String, String> tags) {
		return tags.entrySet()
			.stream()
			.map((tag) -> Tag.builder().key(tag.getKey()).value(tag.getValue()).build())
			.toList();
	}

}
