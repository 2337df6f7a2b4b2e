package io.github.privatelinkhandson.simulator.compute;

import java.util.List;
import java.util.Map;

import org.springframework.stereotype.Component;
import software.amazon.awssdk.services.ec2.model.AccountAttribute;
import software.amazon.awssdk.services.ec2.model.AccountAttributeValue;
import software.amazon.awssdk.services.ec2.model.DescribeAccountAttributesRequest;

import io.github.privatelinkhandson.simulator.operation.Call;
import io.github.privatelinkhandson.simulator.operation.Operations;
import io.github.privatelinkhandson.simulator.quotas.Quota;
import io.github.privatelinkhandson.simulator.store.Resource;
import io.github.privatelinkhandson.simulator.vpc.DefaultVpcService;

/**
 * DescribeAccountAttributes: a current account.
 */
@Component
class AccountAttributeOperations implements Operations {

	List<AccountAttribute> describeAccountAttributes(DescribeAccountAttributesRequest request, Call call) {
		List<String> wanted = request.attributeNamesAsStrings();
		return attributes(call).stream()
			.filter((attribute) -> wanted.isEmpty() || wanted.contains(attribute.getKey()))
			.map((attribute) -> AccountAttribute.builder()
				.attributeName(attribute.getKey())
				.attributeValues(AccountAttributeValue.builder().attributeValue(attribute.getValue()).build())
				.build())
			.toList();
	}

	private List<Map.Entry<String, String>> attributes(Call call) {
		String addresses = Integer.toString(Quota.ADDRESSES.value(call));
		return List.of(Map.entry("supported-platforms", "VPC"),
				Map.entry("vpc-max-security-groups-per-interface",
						Integer.toString(Quota.GROUPS_PER_INTERFACE.value(call))),
				Map.entry("max-elastic-ips", addresses), Map.entry("max-instances", "20"),
				Map.entry("vpc-max-elastic-ips", addresses),
				Map.entry("default-vpc", new DefaultVpcService(call).find().map(Resource::id).orElse("none")));
	}

}
