package io.github.privatelinkhandson.simulator.loadbalancing;

import java.util.List;

import org.springframework.stereotype.Component;
import software.amazon.awssdk.services.ec2.model.Instance;
import software.amazon.awssdk.services.ec2.model.InstanceStateName;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.DeregisterTargetsRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.DescribeTargetHealthRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.RegisterTargetsRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetDescription;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetGroup;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetGroupIpAddressTypeEnum;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetHealthDescription;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetTypeEnum;

import io.github.privatelinkhandson.simulator.compute.InstanceService;
import io.github.privatelinkhandson.simulator.operation.AwsError;
import io.github.privatelinkhandson.simulator.operation.Call;
import io.github.privatelinkhandson.simulator.operation.Operations;
import io.github.privatelinkhandson.simulator.ssm.UserDataService;
import io.github.privatelinkhandson.simulator.store.Resource;
import io.github.privatelinkhandson.simulator.vpc.NetworkInterfaceService;

/**
 * Registers and deregisters targets, and tells their health.
 */
@Component
class TargetOperations implements Operations {

	void registerTargets(RegisterTargetsRequest request, Call call) {
		Resource<TargetGroup> group = new TargetGroupService(call).get(request.targetGroupArn());
		for (TargetDescription given : request.targets()) {
			TargetDescription target = TargetService.complete(group.model(), given);
			check(call, group.model(), target);
			boolean there = TargetService.registeredAt(group, target) != null && !TargetService.draining(group, target);
			group = there ? group : new TargetService(call).register(group, target);
		}
		call.put(group);
	}

	void deregisterTargets(DeregisterTargetsRequest request, Call call) {
		Resource<TargetGroup> group = new TargetGroupService(call).get(request.targetGroupArn());
		List<TargetDescription> all = new TargetService(call).all(group);
		for (TargetDescription given : request.targets()) {
			TargetDescription wanted = TargetService.complete(group.model(), given);
			for (TargetDescription target : all) {
				boolean meant = TargetService.key(target).equals(TargetService.key(wanted));
				group = meant ? new TargetService(call).deregister(group, target) : group;
			}
		}
		call.put(group);
	}

	List<TargetHealthDescription> describeTargetHealth(DescribeTargetHealthRequest request, Call call) {
		TargetGroup group = new TargetGroupService(call).get(request.targetGroupArn()).model();
		new UserDataService(call).run();
		List<TargetHealthDescription> all = new TargetService(call).health(request.targetGroupArn());
		List<TargetHealthDescription> wanted = request.targets().isEmpty() ? all
				: request.targets().stream().map((asked) -> health(group, all, asked)).toList();
		return wanted.stream().map((target) -> inZone(call, group, target)).toList();
	}

	/**
	 * With the Availability Zone, which AWS finds by itself for addresses of the VPC.
	 */
	private TargetHealthDescription inZone(Call call, TargetGroup group, TargetHealthDescription described) {
		String zone = new TargetService(call).zone(group, described.target());
		return (group.targetType() == TargetTypeEnum.INSTANCE || zone.isEmpty()
				|| described.target().availabilityZone() != null) ? described
						: described.toBuilder().target((target) -> target.availabilityZone(zone)).build();
	}

	private static TargetHealthDescription health(TargetGroup group, List<TargetHealthDescription> all,
			TargetDescription asked) {
		TargetDescription complete = TargetService.complete(group, asked);
		return all.stream()
			.filter((known) -> TargetService.key(known.target()).equals(TargetService.key(complete)))
			.findFirst()
			.orElseGet(() -> TargetHealthService.notRegistered(group, complete));
	}

	private void check(Call call, TargetGroup group, TargetDescription target) {
		if (group.targetType() != TargetTypeEnum.INSTANCE) {
			new TargetAddressService(call).check(group, target);
			return;
		}
		if (target.availabilityZone() != null) {
			throw AwsError.of("ValidationError",
					"You cannot specify an Availability Zone for targets of target groups with target type 'instance'");
		}
		checkInstance(call, group, target.id());
	}

	private void checkInstance(Call call, TargetGroup group, String id) {
		if (!id.matches("i-([0-9a-f]{8}|[0-9a-f]{17})")) {
			throw AwsError.of("ValidationError", "Instance ID '%s' is not valid", id);
		}
		Instance instance = new InstanceService(call).existing()
			.stream()
			.filter((candidate) -> id.equals(candidate.instanceId()))
			.findFirst()
			.orElseThrow(() -> AwsError.of("InvalidTarget", "The following targets do not exist: '%s'", id));
		if (instance.state().name() != InstanceStateName.RUNNING) {
			throw AwsError.of("InvalidTarget",
					"The following targets are not in a running state and cannot be registered: '%s'", id);
		}
		if (!group.vpcId().equals(instance.vpcId())) {
			throw AwsError.of("InvalidTarget", "The following targets are not in the target group VPC '%s': '%s'",
					group.vpcId(), id);
		}
		if (group.ipAddressType() == TargetGroupIpAddressTypeEnum.IPV6 && !hasPrimaryIpv6(call, instance)) {
			throw AwsError.of("InvalidTarget", "The following targets do not have a primary IPv6 address: '%s'", id);
		}
	}

	private static boolean hasPrimaryIpv6(Call call, Instance instance) {
		return instance.networkInterfaces()
			.stream()
			.filter((card) -> card.attachment().deviceIndex() == 0)
			.flatMap((card) -> new NetworkInterfaceService(call).find(card.networkInterfaceId()).stream())
			.flatMap((card) -> card.ipv6Addresses().stream())
			.anyMatch((address) -> Boolean.TRUE.equals(address.isPrimaryIpv6()));
	}

}
