package io.github.privatelinkhandson.simulator.vpc;

import java.util.LinkedHashMap;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import software.amazon.awssdk.services.ec2.model.AttributeBooleanValue;
import software.amazon.awssdk.services.ec2.model.DescribeVpcAttributeRequest;
import software.amazon.awssdk.services.ec2.model.DescribeVpcAttributeResponse;
import software.amazon.awssdk.services.ec2.model.ModifyVpcAttributeRequest;
import software.amazon.awssdk.services.ec2.model.Vpc;

import io.github.privatelinkhandson.simulator.operation.AwsError;
import io.github.privatelinkhandson.simulator.operation.Call;
import io.github.privatelinkhandson.simulator.operation.Operations;
import io.github.privatelinkhandson.simulator.store.Resource;
import io.github.privatelinkhandson.simulator.store.ResourceTypes;

/**
 * Implements EC2's operations on the attributes of a VPC.
 */
@Component
class VpcAttributeOperations implements Operations {

	DescribeVpcAttributeResponse describeVpcAttribute(DescribeVpcAttributeRequest request, Call call) {
		String id = call.require(request.vpcId(), "vpcId");
		String attribute = call.require(request.attributeAsString(), "attribute");
		AttributeBooleanValue value = value(new VpcService(call).attribute(id, attribute));
		DescribeVpcAttributeResponse.Builder answer = DescribeVpcAttributeResponse.builder().vpcId(id);
		return switch (attribute) {
			case VpcService.DNS_SUPPORT -> answer.enableDnsSupport(value).build();
			case VpcService.DNS_HOSTNAMES -> answer.enableDnsHostnames(value).build();
			case VpcService.USAGE_METRICS -> answer.enableNetworkAddressUsageMetrics(value).build();
			default -> throw AwsError.of("InvalidParameterValue",
					"Value (%s) for parameter attribute is invalid. Unknown attribute.", attribute);
		};
	}

	void modifyVpcAttribute(ModifyVpcAttributeRequest request, Call call) {
		Resource<Vpc> found = call.get(ResourceTypes.VPC, call.require(request.vpcId(), "vpcId"));
		Map<String, Boolean> given = new LinkedHashMap<>();
		add(given, VpcService.DNS_SUPPORT, request.enableDnsSupport());
		add(given, VpcService.DNS_HOSTNAMES, request.enableDnsHostnames());
		add(given, VpcService.USAGE_METRICS, request.enableNetworkAddressUsageMetrics());
		if (given.isEmpty()) {
			throw AwsError.of("MissingParameter", "The request must contain an attribute to modify");
		}
		if (given.size() > 1) {
			throw AwsError.of("InvalidParameterCombination", "Fields for multiple attribute types specified: %s",
					String.join(", ", given.keySet()));
		}
		given.forEach((name, value) -> call.put(found.withAttribute(name, value.toString())));
	}

	private static void add(Map<String, Boolean> given, String name, @Nullable AttributeBooleanValue value) {
		if (value != null && value.value() != null) {
			given.put(name, value.value());
		}
	}

	private static AttributeBooleanValue value(boolean value) {
		return AttributeBooleanValue.builder().value(value).build();
	}

}
