package io.github.privatelinkhandson.simulator.loadbalancing;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

import org.springframework.stereotype.Component;
import software.amazon.awssdk.services.ec2.model.Vpc;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.CreateTargetGroupRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.DeleteTargetGroupRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.DescribeTargetGroupAttributesRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.DescribeTargetGroupsRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.ModifyTargetGroupAttributesRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.ModifyTargetGroupRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetGroup;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetGroupAttribute;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetGroupIpAddressTypeEnum;

import io.github.privatelinkhandson.simulator.operation.AwsError;
import io.github.privatelinkhandson.simulator.operation.Call;
import io.github.privatelinkhandson.simulator.operation.Operations;
import io.github.privatelinkhandson.simulator.operation.Page;
import io.github.privatelinkhandson.simulator.operation.Pages;
import io.github.privatelinkhandson.simulator.quotas.Quota;
import io.github.privatelinkhandson.simulator.store.Resource;
import io.github.privatelinkhandson.simulator.store.ResourceTypes;
import io.github.privatelinkhandson.simulator.vpc.VpcService;

/**
 * Creates, lists, changes and deletes target groups, and their attributes.
 */
@Component
class TargetGroupOperations implements Operations {

	List<TargetGroup> createTargetGroup(CreateTargetGroupRequest request, Call call) {
		String name = LoadBalancingNameService.targetGroup(request.name());
		TargetGroup wanted = wanted(request, call);
		Optional<Resource<TargetGroup>> same = call.stream(ResourceTypes.TARGET_GROUP)
			.filter((resource) -> name.equals(resource.model().targetGroupName()))
			.findFirst();
		if (same.isPresent()) {
			return List.of(new TargetGroupService(call).describe(sameSettings(request, wanted, same.get())));
		}
		Quota.TARGET_GROUPS.checkOneMore(call, ResourceTypes.TARGET_GROUP);
		call.put(new TagSet<>(call.created(ResourceTypes.TARGET_GROUP, wanted.targetGroupArn(), wanted))
			.add(request.tags()));
		return List.of(new TargetGroupService(call).describe(wanted));
	}

	Page<TargetGroup> describeTargetGroups(DescribeTargetGroupsRequest request, Call call) {
		if (!request.targetGroupArns().isEmpty() && !request.names().isEmpty()) {
			throw AwsError.of("ValidationError", "Target group names and ARNs cannot be specified at the same time");
		}
		String loadBalancerArn = (request.loadBalancerArn() != null)
				? new LoadBalancerService(call).get(request.loadBalancerArn()).id() : null;
		request.targetGroupArns().forEach((arn) -> new TargetGroupService(call).get(arn));
		List<TargetGroup> all = new TargetGroupService(call).existing();
		if (request.names()
			.stream()
			.anyMatch((name) -> all.stream().noneMatch((group) -> name.equals(group.targetGroupName())))) {
			throw TargetGroupService.notFound();
		}
		return Pages.of(all.stream()
			.filter((group) -> request.targetGroupArns().isEmpty()
					|| request.targetGroupArns().contains(group.targetGroupArn()))
			.filter((group) -> request.names().isEmpty() || request.names().contains(group.targetGroupName()))
			.filter((group) -> loadBalancerArn == null || group.loadBalancerArns().contains(loadBalancerArn))
			.toList(), request);
	}

	List<TargetGroup> modifyTargetGroup(ModifyTargetGroupRequest request, Call call) {
		Resource<TargetGroup> resource = new TargetGroupService(call).get(request.targetGroupArn());
		TargetGroup changed = new HealthCheckMapper(resource.model()).modify(request);
		call.put(resource.with(changed));
		return List.of(new TargetGroupService(call).describe(changed));
	}

	void deleteTargetGroup(DeleteTargetGroupRequest request, Call call) {
		String arn = LoadBalancingNameService.arn(request.targetGroupArn(), "targetgroup", "target group");
		if (!new ListenerService(call).forwardingTo(arn).isEmpty()) {
			throw AwsError.of("ResourceInUse", "Target group '%s' is currently in use by a listener or a rule", arn);
		}
		call.find(ResourceTypes.TARGET_GROUP, arn).ifPresent((found) -> call.remove(found));
	}

	List<TargetGroupAttribute> describeTargetGroupAttributes(DescribeTargetGroupAttributesRequest request, Call call) {
		new TargetGroupService(call).get(request.targetGroupArn());
		return attributes(call, request.targetGroupArn());
	}

	List<TargetGroupAttribute> modifyTargetGroupAttributes(ModifyTargetGroupAttributesRequest request, Call call) {
		Resource<TargetGroup> changed = new TargetGroupService(call).get(request.targetGroupArn());
		for (TargetGroupAttribute attribute : request.attributes()) {
			changed = TargetGroupService.withAttribute(changed, attribute.key(), attribute.value());
		}
		call.put(changed);
		return attributes(call, request.targetGroupArn());
	}

	private TargetGroup wanted(CreateTargetGroupRequest request, Call call) {
		String type = Objects.requireNonNullElse(request.targetTypeAsString(), "instance");
		String protocol = call.require(request.protocolAsString(), "protocol");
		int port = call.require(request.port(), "port");
		String vpcId = call.require(request.vpcId(), "VPC ID");
		if (!type.matches("instance|ip")) {
			throw AwsError.of("ValidationError",
					"Target type '%s' is not available in the practice AWS: set it to 'instance' or 'ip'", type);
		}
		if (!protocol.matches("TCP|UDP|TCP_UDP|TLS|HTTP|HTTPS")) {
			throw AwsError.of("ValidationError",
					"Protocol '%s' is not supported for target groups with target type '%s'", protocol, type);
		}

		if (new VpcService(call).existing().stream().map(Vpc::vpcId).noneMatch(vpcId::equals)) {
			throw AwsError.of("ValidationError", "The VPC ID '%s' is not found", vpcId);
		}
		return new HealthCheckMapper(TargetGroup.builder()
			.targetGroupArn(new LoadBalancingNameService(call).newArn("targetgroup/" + request.name()))
			.targetGroupName(request.name())
			.protocol(protocol)
			.protocolVersion(
					protocol.startsWith("HTTP") ? Objects.requireNonNullElse(request.protocolVersion(), "HTTP1") : null)
			.port(port)
			.vpcId(vpcId)
			.targetType(type)
			.ipAddressType(Objects.requireNonNullElse(request.ipAddressType(), TargetGroupIpAddressTypeEnum.IPV4))
			.build()).create(request);
	}

	private static TargetGroup sameSettings(CreateTargetGroupRequest request, TargetGroup wanted,
			Resource<TargetGroup> existing) {
		TargetGroup model = existing.model();
		boolean same = model.toBuilder().targetGroupArn(wanted.targetGroupArn()).build().equals(wanted)
				&& new TagSet<>(existing).byKey().equals(TagSet.checked(request.tags()));
		if (!same) {
			throw AwsError.of("DuplicateTargetGroupName",
					"A target group with the same name '%s' exists, but with different settings", request.name());
		}
		return model;
	}

	private List<TargetGroupAttribute> attributes(Call call, String arn) {
		return Attribute.list(new TargetGroupService(call).attributes(arn),
				(key, value) -> TargetGroupAttribute.builder().key(key).value(value).build());
	}

}
