package io.github.privatelinkhandson.simulator.loadbalancing;

import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;

import software.amazon.awssdk.services.ec2.model.GroupIdentifier;
import software.amazon.awssdk.services.ec2.model.Instance;
import software.amazon.awssdk.services.ec2.model.Placement;
import software.amazon.awssdk.services.ec2.model.SecurityGroup;
import software.amazon.awssdk.services.ec2.model.Tenancy;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.Action;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.ActionTypeEnum;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.CreateListenerRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.CreateLoadBalancerRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.CreateTargetGroupRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.DeleteLoadBalancerRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.LoadBalancerSchemeEnum;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.LoadBalancerTypeEnum;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.ProtocolEnum;

import io.github.privatelinkhandson.simulator.operation.AwsService;
import io.github.privatelinkhandson.simulator.operation.Call;
import io.github.privatelinkhandson.simulator.store.Resource;
import io.github.privatelinkhandson.simulator.store.ResourceTypes;
import io.github.privatelinkhandson.simulator.store.TestAccount;
import io.github.privatelinkhandson.simulator.vpc.SubnetService;
import io.github.privatelinkhandson.simulator.vpc.VpcService;

/**
 * An account with a VPC that has a subnet in zone a and one in zone c, to put load
 * balancers and endpoints into.
 */
public final class TestNetwork {

	public final TestAccount account = new TestAccount();

	public final String vpcId = newVpc();

	public final String subnetA = newSubnet(this.vpcId, "10.0.1.0/24", "ap-northeast-1a");

	public final String subnetC = newSubnet(this.vpcId, "10.0.2.0/24", "ap-northeast-1c");

	public final String groupId = newGroup(this.vpcId);

	private final LoadBalancerOperations loadBalancers = new LoadBalancerOperations();

	public String newVpc() {
		return ec2((call) -> new VpcService(call).create("10.0.0.0/16", Tenancy.DEFAULT, List.of()).vpcId());
	}

	public String newSubnet(String vpc, String cidr, String zone) {
		return ec2((call) -> new SubnetService(call).create(vpc, cidr, zone, List.of()).subnetId());
	}

	public String newGroup(String vpc) {
		return ec2((call) -> {
			String id = call.newId(ResourceTypes.SECURITY_GROUP);
			SecurityGroup group = SecurityGroup.builder().groupId(id).groupName("group-" + id).vpcId(vpc).build();
			call.resources().put(Resource.created(ResourceTypes.SECURITY_GROUP, id, group, call.now()));
			return id;
		});
	}

	/**
	 * An instance that has long been running.
	 */
	public String newInstance(String vpc, String subnet, String zone) {
		String id = ec2((call) -> {
			String instanceId = call.newId(ResourceTypes.INSTANCE);
			Instance instance = Instance.builder()
				.instanceId(instanceId)
				.vpcId(vpc)
				.subnetId(subnet)
				.securityGroups(GroupIdentifier.builder().groupId(this.groupId).build())
				.placement(Placement.builder().availabilityZone(zone).build())
				.build();
			call.resources().put(Resource.created(ResourceTypes.INSTANCE, instanceId, instance, call.now()));
			return instanceId;
		});
		pass(Duration.ofMinutes(5));
		return id;
	}

	/**
	 * A request for an internal load balancer in both zones.
	 */
	public CreateLoadBalancerRequest.Builder loadBalancer(String name) {
		return CreateLoadBalancerRequest.builder()
			.name(name)
			.type(LoadBalancerTypeEnum.NETWORK)
			.scheme(LoadBalancerSchemeEnum.INTERNAL)
			.subnets(this.subnetA, this.subnetC)
			.securityGroups(this.groupId);
	}

	/**
	 * Makes a load balancer and answers its ARN; it is still provisioning.
	 */
	public String newLoadBalancer(CreateLoadBalancerRequest.Builder request) {
		return elb((call) -> this.loadBalancers.createLoadBalancer(request.build(), call).get(0).loadBalancerArn());
	}

	/**
	 * Makes a load balancer in both zones and waits until it is active.
	 */
	public String newActiveLoadBalancer(String name) {
		String arn = newLoadBalancer(loadBalancer(name));
		pass(Duration.ofMinutes(5));
		return arn;
	}

	/**
	 * A request for a target group as the hands-on has it.
	 */
	public CreateTargetGroupRequest.Builder targetGroup(String name) {
		return CreateTargetGroupRequest.builder()
			.name(name)
			.protocol(ProtocolEnum.TCP)
			.port(80)
			.vpcId(this.vpcId)
			.healthCheckProtocol(ProtocolEnum.HTTP)
			.healthCheckPath("/index.html");
	}

	public String newTargetGroup(String name) {
		return elb((call) -> new TargetGroupOperations().createTargetGroup(targetGroup(name).build(), call)
			.get(0)
			.targetGroupArn());
	}

	public CreateListenerRequest.Builder listener(String loadBalancerArn, String targetGroupArn) {
		return CreateListenerRequest.builder()
			.loadBalancerArn(loadBalancerArn)
			.protocol(ProtocolEnum.TCP)
			.port(80)
			.defaultActions(Action.builder().type(ActionTypeEnum.FORWARD).targetGroupArn(targetGroupArn).build());
	}

	public String newListener(String loadBalancerArn, String targetGroupArn) {
		return elb((call) -> new ListenerOperations()
			.createListener(listener(loadBalancerArn, targetGroupArn).build(), call)
			.get(0)
			.listenerArn());
	}

	public void deleteLoadBalancer(String arn) {
		run((call) -> this.loadBalancers
			.deleteLoadBalancer(DeleteLoadBalancerRequest.builder().loadBalancerArn(arn).build(), call));
	}

	public <T> T ec2(Function<Call, T> work) {
		return this.account.ec2(work);
	}

	public void run(Consumer<Call> work) {
		this.account.run(AwsService.ELBV2, work);
	}

	public <T> T elb(Function<Call, T> work) {
		return this.account.call(AwsService.ELBV2, work);
	}

	public void pass(Duration duration) {
		this.account.pass(duration);
	}

}
