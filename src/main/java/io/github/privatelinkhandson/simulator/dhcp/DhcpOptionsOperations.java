package io.github.privatelinkhandson.simulator.dhcp;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.springframework.stereotype.Component;
import software.amazon.awssdk.services.ec2.model.AssociateDhcpOptionsRequest;
import software.amazon.awssdk.services.ec2.model.CreateDhcpOptionsRequest;
import software.amazon.awssdk.services.ec2.model.DeleteDhcpOptionsRequest;
import software.amazon.awssdk.services.ec2.model.DescribeDhcpOptionsRequest;
import software.amazon.awssdk.services.ec2.model.DhcpConfiguration;
import software.amazon.awssdk.services.ec2.model.DhcpOptions;
import software.amazon.awssdk.services.ec2.model.NewDhcpConfiguration;
import software.amazon.awssdk.services.ec2.model.Vpc;

import io.github.privatelinkhandson.simulator.operation.AwsError;
import io.github.privatelinkhandson.simulator.operation.Call;
import io.github.privatelinkhandson.simulator.operation.Operations;
import io.github.privatelinkhandson.simulator.operation.Page;
import io.github.privatelinkhandson.simulator.store.Resource;
import io.github.privatelinkhandson.simulator.store.ResourceTypes;
import io.github.privatelinkhandson.simulator.vpc.CidrBlock;
import io.github.privatelinkhandson.simulator.vpc.DescribeSelectionService;
import io.github.privatelinkhandson.simulator.vpc.Tags;

/**
 * Implements EC2's operations on DHCP option sets.
 */
@Component
class DhcpOptionsOperations implements Operations {

	private static final Map<String, String> FILTERS = Map.of("key", "dhcp-configurations.key", "value",
			"dhcp-configurations.values.value");

	/** The options that there are, and how many values each takes. */
	private static final Map<String, Integer> MOST_VALUES = Map.of(DhcpOptionsService.DOMAIN_NAME, 1,
			DhcpOptionsService.NAME_SERVERS, 4, "ntp-servers", 4, "netbios-name-servers", 4, "netbios-node-type", 1,
			"ipv6-address-preferred-lease-time", 1);

	private static final String NODE_TYPE = "netbios-node-type";

	DhcpOptions createDhcpOptions(CreateDhcpOptionsRequest request, Call call) {
		List<NewDhcpConfiguration> wanted = call.require(request.dhcpConfigurations(), "dhcpConfiguration");
		wanted.forEach((each) -> check(call, each));
		Set<String> keys = new HashSet<>();
		AwsError.throwForAny(wanted, (each) -> !keys.add(each.key()), (each) -> AwsError.of("InvalidParameterValue",
				"The DHCP option '%s' must not be specified more than once", each.key()));
		List<DhcpConfiguration> configurations = wanted.stream()
			.map((each) -> DhcpOptionsService.configuration(each.key(), each.values()))
			.toList();
		return new DhcpOptionsService(call).create(call.newId(ResourceTypes.DHCP_OPTIONS), configurations,
				Tags.only(request.tagSpecifications(), "dhcp-options"));
	}

	private static void check(Call call, NewDhcpConfiguration wanted) {
		String key = call.require(wanted.key(), "key");
		Integer most = MOST_VALUES.get(key);
		if (most == null) {
			throw invalid(key, "key");
		}
		List<String> values = call.require(wanted.values(), "value");
		if (values.size() > most) {
			throw AwsError.of("InvalidParameterValue", "The DHCP option '%s' takes %d values at most", key, most);
		}
		AwsError.throwForAny(values, (value) -> !isValid(key, value), (value) -> invalid(value, "value"));
	}

	private static boolean isValid(String key, String value) {
		boolean address = CidrBlock.parse(value + "/32").isPresent();
		return switch (key) {
			case DhcpOptionsService.DOMAIN_NAME -> !value.isBlank();
			case DhcpOptionsService.NAME_SERVERS -> address || "AmazonProvidedDNS".equals(value);
			case NODE_TYPE -> value.matches("[1248]");
			case "ipv6-address-preferred-lease-time" -> value.matches("\\d{1,10}");
			default -> address;
		};
	}

	private static AwsError invalid(String value, String parameter) {
		return AwsError.of("InvalidParameterValue", "Value (%s) for parameter %s is invalid. Invalid DHCP option.",
				value, parameter);
	}

	Page<DhcpOptions> describeDhcpOptions(DescribeDhcpOptionsRequest request, Call call) {
		new DhcpOptionsService(call).defaultId();
		return new DescribeSelectionService(call).page(ResourceTypes.DHCP_OPTIONS, DescribeSelectionService::models,
				request.dhcpOptionsIds(), request, FILTERS);
	}

	void associateDhcpOptions(AssociateDhcpOptionsRequest request, Call call) {
		Resource<Vpc> vpc = call.get(ResourceTypes.VPC, request.vpcId());
		String id = request.dhcpOptionsId();
		new DhcpOptionsService(call).defaultId();
		if (!DhcpOptionsService.NONE.equals(id)) {
			call.get(ResourceTypes.DHCP_OPTIONS, id);
		}
		call.put(vpc.with(vpc.model().toBuilder().dhcpOptionsId(id).build()));
	}

	void deleteDhcpOptions(DeleteDhcpOptionsRequest request, Call call) {
		Resource<DhcpOptions> options = call.get(ResourceTypes.DHCP_OPTIONS, request.dhcpOptionsId());
		if (call.models(ResourceTypes.VPC).anyMatch((vpc) -> options.id().equals(vpc.dhcpOptionsId()))) {
			throw AwsError.of("DependencyViolation", "The dhcpOptions '%s' has dependencies and cannot be deleted.",
					options.id());
		}
		call.remove(options);
	}

}
