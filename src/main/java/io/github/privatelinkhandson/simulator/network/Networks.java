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
import io.github.privatelinkhandson.observation.model.FromSdk;
import io.github.privatelinkhandson.observation.model.LoadBalancer;
import io.github.privatelinkhandson.observation.model.Observed;
import io.github.privatelinkhandson.observation.model.Snapshot;
import io.github.privatelinkhandson.observation.model.TargetGroup;
import io.github.privatelinkhandson.simulator.compute.Instances;
import io.github.privatelinkhandson.simulator.gateway.InternetGateways;
import io.github.privatelinkhandson.simulator.gateway.NatGateways;
import io.github.privatelinkhandson.simulator.loadbalancing.Listeners;
import io.github.privatelinkhandson.simulator.loadbalancing.LoadBalancers;
import io.github.privatelinkhandson.simulator.loadbalancing.TargetGroups;
import io.github.privatelinkhandson.simulator.loadbalancing.Targets;
import io.github.privatelinkhandson.simulator.privatelink.EndpointServices;
import io.github.privatelinkhandson.simulator.privatelink.Endpoints;
import io.github.privatelinkhandson.simulator.securitygroup.SecurityGroupRules;
import io.github.privatelinkhandson.simulator.securitygroup.SecurityGroups;
import io.github.privatelinkhandson.simulator.vpc.NetworkAcls;
import io.github.privatelinkhandson.simulator.vpc.NetworkInterfaces;
import io.github.privatelinkhandson.simulator.vpc.RouteTables;
import io.github.privatelinkhandson.simulator.vpc.Subnets;
import io.github.privatelinkhandson.simulator.vpc.Vpcs;
import io.github.privatelinkhandson.simulator.wire.Call;

/**
 * The network of an account and region as it is now.
 */
public final class Networks {

	private Networks() {
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
		return of(call, Stream.concat(own(call), each(EndpointServices.ofOthers(call), FromSdk::endpointService)));
	}

	/**
	 * All that packets can meet that leave an instance of the account: what lies behind
	 * its endpoints in other accounts too.
	 */
	public static Snapshot reachable(Call call) {
		Map<String, Call> calls = new LinkedHashMap<>();
		collect(call, calls);
		return of(call, calls.values().stream().flatMap(Networks::own));
	}

	private static void collect(Call call, Map<String, Call> calls) {
		if (calls.putIfAbsent(call.account(), call) == null) {
			Set<String> providers = Endpoints.providers(call);
			call.resources().hold(providers);
			providers.forEach((provider) -> collect(call.in(provider), calls));
		}
	}

	private static Snapshot of(Call call, Stream<? extends Observed> resources) {
		return new Snapshot(call.account(), call.region(), call.now(), resources.toList());
	}

	private static Stream<Observed> own(Call call) {
		Stream<Stream<? extends Observed>> all = Stream.of(each(Vpcs.current(call), FromSdk::vpc),
				each(Subnets.current(call), FromSdk::subnet),
				each(InternetGateways.current(call), FromSdk::internetGateway),
				each(NatGateways.current(call), FromSdk::natGateway),
				each(RouteTables.current(call), FromSdk::routeTable),
				each(NetworkAcls.current(call), FromSdk::networkAcl), securityGroups(call),
				each(NetworkInterfaces.current(call), FromSdk::networkInterface),
				each(Instances.remembered(call), FromSdk::instance), loadBalancers(call), targetGroups(call),
				endpointServices(call), each(Endpoints.current(call), FromSdk::endpoint));
		return all.flatMap(Function.identity());
	}

	private static <T, R extends Observed> Stream<R> each(Collection<T> models, Function<T, R> read) {
		return models.stream().map(read);
	}

	private static Stream<? extends Observed> securityGroups(Call call) {
		return SecurityGroups.current(call)
			.stream()
			.map((group) -> FromSdk.securityGroup(group, SecurityGroupRules.of(call, group.groupId()).toList()));
	}

	private static Stream<LoadBalancer> loadBalancers(Call call) {
		return LoadBalancers.current(call).stream().map((model) -> {
			String arn = model.loadBalancerArn();
			return FromSdk.loadBalancer(model, LoadBalancers.attributes(call, arn), Listeners.current(call, arn),
					tags(LoadBalancers.tags(call, arn)));
		});
	}

	private static Stream<EndpointService> endpointServices(Call call) {
		return LoadBalancers.current(call)
			.stream()
			.flatMap((loadBalancer) -> EndpointServices.current(call, loadBalancer.loadBalancerArn()).stream())
			.map(FromSdk::endpointService);
	}

	private static Stream<TargetGroup> targetGroups(Call call) {
		return TargetGroups.current(call).stream().map((model) -> {
			String arn = model.targetGroupArn();
			List<TargetHealthDescription> targets = Targets.registered(call, arn)
				.stream()
				.map((target) -> TargetHealthDescription.builder().target(target).build())
				.toList();
			return FromSdk.targetGroup(model, TargetGroups.attributes(call, arn), targets,
					tags(TargetGroups.tags(call, arn)));
		});
	}

	private static List<Tag> tags(Map<String, String> tags) {
		return tags.entrySet()
			.stream()
			.map((tag) -> Tag.builder().key(tag.getKey()).value(tag.getValue()).build())
			.toList();
	}

}
