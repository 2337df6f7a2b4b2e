package io.github.privatelinkhandson.workshop.preflight;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.CpuOptions;
import software.amazon.awssdk.services.ec2.model.Filter;
import software.amazon.awssdk.services.ec2.model.Instance;
import software.amazon.awssdk.services.ec2.model.InstanceLifecycleType;
import software.amazon.awssdk.services.ec2.model.Subnet;
import software.amazon.awssdk.services.elasticloadbalancingv2.ElasticLoadBalancingV2Client;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.LoadBalancerTypeEnum;
import software.amazon.awssdk.services.iam.IamClient;

import io.github.privatelinkhandson.aws.AwsClients;
import io.github.privatelinkhandson.stage.LabQuota;
import io.github.privatelinkhandson.stage.ZoneSelector;

/**
 * Counts the resources of an account and region that quotas limit.
 */
record ResourceUsage(AwsClients aws, String region) {

	private static final int PAGE = 1000;

	private static final int SMALL_PAGE = 100;

	private static final int LOAD_BALANCING_PAGE = 400;

	/** Instance families that share the quota of standard instances. */
	private static final Pattern STANDARD = Pattern.compile("(a|c|d|h|i|m|r|t|z|im|is)\\d.*");

	int of(LabQuota quota) {
		return (int) switch (quota) {
			case VPCS -> ec2().describeVpcsPaginator((request) -> request.maxResults(PAGE)).vpcs().stream().count();
			case INTERNET_GATEWAYS -> ec2().describeInternetGatewaysPaginator((request) -> request.maxResults(PAGE))
				.internetGateways()
				.stream()
				.count();
			case ADDRESSES -> ec2().describeAddresses().addresses().size();
			case VCPUS -> vcpus();
			case NAT_GATEWAYS -> natGateways();
			case LOAD_BALANCERS -> loadBalancers();
			case TARGET_GROUPS ->
				elb().describeTargetGroupsPaginator((request) -> request.pageSize(LOAD_BALANCING_PAGE))
					.targetGroups()
					.stream()
					.count();
			case SECURITY_GROUPS -> ec2().describeSecurityGroupsPaginator((request) -> request.maxResults(PAGE))
				.securityGroups()
				.stream()
				.count();
			case NETWORK_INTERFACES -> ec2().describeNetworkInterfacesPaginator((request) -> request.maxResults(PAGE))
				.networkInterfaces()
				.stream()
				.count();
			case PATHS -> ec2().describeNetworkInsightsPathsPaginator((request) -> request.maxResults(SMALL_PAGE))
				.networkInsightsPaths()
				.stream()
				.count();
			case ROLES -> iam().listRolesPaginator((request) -> request.maxItems(PAGE)).roles().stream().count();
			case INSTANCE_PROFILES -> iam().listInstanceProfilesPaginator((request) -> request.maxItems(PAGE))
				.instanceProfiles()
				.stream()
				.count();
		};
	}

	private long vcpus() {
		return ec2()
			.describeInstancesPaginator(
					(request) -> request.maxResults(PAGE).filters(states("instance-state-name", "pending", "running")))
			.reservations()
			.stream()
			.flatMap((reservation) -> reservation.instances().stream())
			.filter((instance) -> instance.instanceLifecycle() != InstanceLifecycleType.SPOT)
			.filter((instance) -> STANDARD.matcher(instance.instanceTypeAsString()).matches())
			.mapToInt(ResourceUsage::vcpus)
			.sum();
	}

	private static int vcpus(Instance instance) {
		CpuOptions cpu = instance.cpuOptions();
		return cpu.coreCount() * cpu.threadsPerCore();
	}

	/**
	 * Returns the number of NAT gateways in the lab's zone that has the most.
	 */
	private long natGateways() {
		List<String> zones = ZoneSelector.choose(this.aws, this.region);
		Map<String, String> zoneOfSubnet = ec2().describeSubnetsPaginator((request) -> request.maxResults(PAGE))
			.subnets()
			.stream()
			.collect(Collectors.toMap(Subnet::subnetId, Subnet::availabilityZone));
		Map<String, Long> byZone = ec2()
			.describeNatGatewaysPaginator(
					(request) -> request.maxResults(PAGE).filter(states("state", "pending", "available", "deleting")))
			.natGateways()
			.stream()
			.map((gateway) -> zoneOfSubnet.getOrDefault(gateway.subnetId(), ""))
			.collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
		return zones.stream().mapToLong((zone) -> byZone.getOrDefault(zone, 0L)).max().orElse(0);
	}

	private long loadBalancers() {
		return elb().describeLoadBalancersPaginator((request) -> request.pageSize(LOAD_BALANCING_PAGE))
			.loadBalancers()
			.stream()
			.filter((balancer) -> balancer.type() == LoadBalancerTypeEnum.NETWORK)
			.count();
	}

	private static Filter states(String name, String... values) {
		return Filter.builder().name(name).values(values).build();
	}

	private Ec2Client ec2() {
		return this.aws.ec2();
	}

	private ElasticLoadBalancingV2Client elb() {
		return this.aws.elb();
	}

	private IamClient iam() {
		return this.aws.iam();
	}

}
