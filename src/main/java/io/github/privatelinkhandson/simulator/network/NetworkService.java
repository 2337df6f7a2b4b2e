package io.github.privatelinkhandson.simulator.network;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;

import software.amazon.awssdk.services.ec2.model.VpcPeeringConnectionVpcInfo;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetHealthDescription;

import io.github.privatelinkhandson.observation.model.EndpointService;
import io.github.privatelinkhandson.observation.model.LoadBalancer;
import io.github.privatelinkhandson.observation.model.LoadBalancingMapper;
import io.github.privatelinkhandson.observation.model.ObservedResource;
import io.github.privatelinkhandson.observation.model.PrefixList;
import io.github.privatelinkhandson.observation.model.Snapshot;
import io.github.privatelinkhandson.observation.model.SnapshotMapper;
import io.github.privatelinkhandson.observation.model.TargetGroup;
import io.github.privatelinkhandson.simulator.compute.InstanceService;
import io.github.privatelinkhandson.simulator.gateway.EgressOnlyGatewayService;
import io.github.privatelinkhandson.simulator.gateway.InternetGatewayService;
import io.github.privatelinkhandson.simulator.gateway.NatGatewayService;
import io.github.privatelinkhandson.simulator.loadbalancing.ListenerService;
import io.github.privatelinkhandson.simulator.loadbalancing.LoadBalancerService;
import io.github.privatelinkhandson.simulator.loadbalancing.TargetGroupService;
import io.github.privatelinkhandson.simulator.loadbalancing.TargetService;
import io.github.privatelinkhandson.simulator.operation.Call;
import io.github.privatelinkhandson.simulator.peering.PeeringService;
import io.github.privatelinkhandson.simulator.prefixlist.PrefixListService;
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
public record NetworkService(Call call) {

	/**
	 * All that packets can meet. Targets have no health in it, since their health depends
	 * on what packets can meet.
	 */
	public Snapshot snapshot() {
		return of(own());
	}

	/**
	 * All that its owner may know of: beside the account's own resources the endpoint
	 * services of others that its endpoints are connected to, but nothing behind them.
	 */
	public Snapshot known() {
		return of(Stream.concat(own(),
				each(new ServiceConfigurationService(this.call).ofOthers(), SnapshotMapper::endpointService)));
	}

	/**
	 * All that packets can meet that leave an instance of the account: what lies behind
	 * its endpoints and peering connections in other accounts too.
	 */
	public Snapshot reachable() {
		return of(calls().flatMap((account) -> new NetworkService(account).own()));
	}

	/**
	 * The call as it is for each account and region whose network packets can meet.
	 */
	Stream<Call> calls() {
		Map<String, Call> calls = new LinkedHashMap<>();
		collect(calls);
		return calls.values().stream();
	}

	private void collect(Map<String, Call> calls) {
		if (calls.putIfAbsent(this.call.account() + " " + this.call.region(), this.call) == null) {
			PeeringService peerings = new PeeringService(this.call);
			List<VpcPeeringConnectionVpcInfo> sides = peerings.existing()
				.stream()
				.filter((peering) -> peerings.isActive(peering.vpcPeeringConnectionId()))
				.flatMap((peering) -> Stream.of(peering.requesterVpcInfo(), peering.accepterVpcInfo()))
				.toList();
			Set<String> providers = new VpcEndpointService(this.call).providers();
			Set<String> accounts = new TreeSet<>(providers);
			sides.forEach((side) -> accounts.add(side.ownerId()));
			this.call.resources().hold(accounts);
			providers.forEach((provider) -> new NetworkService(this.call.in(provider)).collect(calls));
			sides.forEach((side) -> new NetworkService(peerings.of(side)).collect(calls));
		}
	}

	private Snapshot of(Stream<? extends ObservedResource> resources) {
		return new Snapshot(this.call.account(), this.call.region(), this.call.now(), resources.toList());
	}

	private Stream<ObservedResource> own() {
		Stream<Stream<? extends ObservedResource>> all = Stream.of(
				each(new VpcService(this.call).existing(), SnapshotMapper::vpc),
				each(new SubnetService(this.call).existing(), SnapshotMapper::subnet),
				each(new InternetGatewayService(this.call).existing(), SnapshotMapper::internetGateway),
				each(new EgressOnlyGatewayService(this.call).existing(), SnapshotMapper::egressOnlyInternetGateway),
				each(new NatGatewayService(this.call).existing(), SnapshotMapper::natGateway),
				each(new RouteTableService(this.call).existing(), SnapshotMapper::routeTable),
				each(new NetworkAclService(this.call).existing(), SnapshotMapper::networkAcl), securityGroups(),
				each(new NetworkInterfaceService(this.call).existing(), SnapshotMapper::networkInterface),
				each(new InstanceService(this.call).includingTerminated(), SnapshotMapper::instance), loadBalancers(),
				targetGroups(), endpointServices(), prefixLists(),
				each(new PeeringService(this.call).existing(), SnapshotMapper::peeringConnection),
				each(new VpcEndpointService(this.call).existing(), SnapshotMapper::endpoint));
		return all.flatMap(Function.identity());
	}

	private static <T, R extends ObservedResource> Stream<R> each(Collection<T> models, Function<T, R> read) {
		return models.stream().map(read);
	}

	private Stream<? extends ObservedResource> securityGroups() {
		return new SecurityGroupService(this.call).existing()
			.stream()
			.map((group) -> SnapshotMapper.securityGroup(group,
					new SecurityGroupRuleService(this.call).of(group.groupId()).toList()));
	}

	private Stream<PrefixList> prefixLists() {
		PrefixListService lists = new PrefixListService(this.call);
		return lists.existing().stream().map((list) -> SnapshotMapper.prefixList(list, lists.cidrs(list)));
	}

	private Stream<LoadBalancer> loadBalancers() {
		return new LoadBalancerService(this.call).existing().stream().map((model) -> {
			String arn = model.loadBalancerArn();
			return LoadBalancingMapper.loadBalancer(model, new LoadBalancerService(this.call).attributes(arn),
					new ListenerService(this.call).existing(arn), new LoadBalancerService(this.call).tags(arn));
		});
	}

	private Stream<EndpointService> endpointServices() {
		return new LoadBalancerService(this.call).existing()
			.stream()
			.flatMap((loadBalancer) -> new ServiceConfigurationService(this.call)
				.existing(loadBalancer.loadBalancerArn())
				.stream())
			.map(SnapshotMapper::endpointService);
	}

	private Stream<TargetGroup> targetGroups() {
		return new TargetGroupService(this.call).existing().stream().map((model) -> {
			String arn = model.targetGroupArn();
			List<TargetHealthDescription> targets = new TargetService(this.call).registered(arn)
				.stream()
				.map((target) -> TargetHealthDescription.builder().target(target).build())
				.toList();
			return LoadBalancingMapper.targetGroup(model, new TargetGroupService(this.call).attributes(arn), targets,
					new TargetGroupService(this.call).tags(arn));
		});
	}

}
