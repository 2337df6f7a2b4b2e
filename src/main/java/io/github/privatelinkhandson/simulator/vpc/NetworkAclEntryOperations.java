package io.github.privatelinkhandson.simulator.vpc;

import java.util.Map;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import software.amazon.awssdk.services.ec2.model.CreateNetworkAclEntryRequest;
import software.amazon.awssdk.services.ec2.model.DeleteNetworkAclEntryRequest;
import software.amazon.awssdk.services.ec2.model.NetworkAcl;
import software.amazon.awssdk.services.ec2.model.NetworkAclEntry;
import software.amazon.awssdk.services.ec2.model.ReplaceNetworkAclEntryRequest;

import io.github.privatelinkhandson.simulator.operation.AwsError;
import io.github.privatelinkhandson.simulator.operation.Call;
import io.github.privatelinkhandson.simulator.operation.Operations;
import io.github.privatelinkhandson.simulator.store.Resource;
import io.github.privatelinkhandson.simulator.store.ResourceTypes;

/**
 * Implements EC2's operations on the rules of network ACLs.
 */
@Component
class NetworkAclEntryOperations implements Operations {

	/** EC2 shows protocols as numbers. */
	private static final Map<String, String> PROTOCOLS = Map.of("all", "-1", "tcp", "6", "udp", "17", "icmp", "1",
			"icmpv6", "58");

	void createNetworkAclEntry(CreateNetworkAclEntryRequest request, Call call) {
		Resource<NetworkAcl> acl = call.get(ResourceTypes.NETWORK_ACL, request.networkAclId());
		NetworkAclEntry entry = checked(call,
				NetworkAclEntry.builder()
					.ruleNumber(request.ruleNumber())
					.egress(request.egress())
					.protocol(request.protocol())
					.ruleAction(request.ruleActionAsString())
					.cidrBlock(request.cidrBlock())
					.ipv6CidrBlock(request.ipv6CidrBlock())
					.portRange(request.portRange())
					.icmpTypeCode(request.icmpTypeCode())
					.build());
		if (find(acl.model(), entry.egress(), entry.ruleNumber()) != null) {
			throw AwsError.of("NetworkAclEntryAlreadyExists", "The network acl entry identified by %s already exists.",
					entry.ruleNumber());
		}
		keep(call, acl, Stream.concat(acl.model().entries().stream(), Stream.of(entry)));
	}

	void replaceNetworkAclEntry(ReplaceNetworkAclEntryRequest request, Call call) {
		Resource<NetworkAcl> acl = call.get(ResourceTypes.NETWORK_ACL, request.networkAclId());
		NetworkAclEntry earlier = existing(acl.model(), request.egress(), request.ruleNumber());
		NetworkAclEntry entry = checked(call,
				NetworkAclEntry.builder()
					.ruleNumber(request.ruleNumber())
					.egress(request.egress())
					.protocol(request.protocol())
					.ruleAction(request.ruleActionAsString())
					.cidrBlock(request.cidrBlock())
					.ipv6CidrBlock(request.ipv6CidrBlock())
					.portRange(request.portRange())
					.icmpTypeCode(request.icmpTypeCode())
					.build());
		keep(call, acl, acl.model().entries().stream().map((other) -> other.equals(earlier) ? entry : other));
	}

	void deleteNetworkAclEntry(DeleteNetworkAclEntryRequest request, Call call) {
		Resource<NetworkAcl> acl = call.get(ResourceTypes.NETWORK_ACL, request.networkAclId());
		NetworkAclEntry entry = existing(acl.model(), request.egress(), request.ruleNumber());
		keep(call, acl, acl.model().entries().stream().filter((other) -> !other.equals(entry)));
	}

	private static NetworkAclEntry checked(Call call, NetworkAclEntry entry) {
		checkNumber(entry.ruleNumber());
		NetworkAclEntry.Builder checked = entry.toBuilder();
		if (entry.ipv6CidrBlock() == null) {
			checked.cidrBlock(CidrBlock.require(call.require(entry.cidrBlock(), "cidrBlock"), "cidrBlock").toString());
		}
		else if (entry.cidrBlock() != null) {
			throw AwsError.of("InvalidParameterCombination",
					"The parameter cidrBlock cannot be used with the parameter ipv6CidrBlock");
		}
		else {
			checked.ipv6CidrBlock(Ipv6Block.require(entry.ipv6CidrBlock(), "ipv6CidrBlock").toString());
		}
		String protocol = PROTOCOLS.getOrDefault(entry.protocol(), entry.protocol());
		if (!protocol.matches("-1|\\d{1,2}|1\\d\\d|2[0-4]\\d|25[0-5]")) {
			throw AwsError.of("InvalidParameterValue", "Value (%s) for parameter protocol is invalid.",
					entry.protocol());
		}
		boolean ports = protocol.equals("6") || protocol.equals("17");
		if (ports && entry.portRange() == null) {
			throw AwsError.of("MissingParameter", "The request must contain the parameter portRange");
		}
		if (protocol.matches("1|58") && entry.icmpTypeCode() == null) {
			throw AwsError.of("MissingParameter", "The request must contain the parameter icmpTypeCode");
		}
		return checked.protocol(protocol).portRange(ports ? entry.portRange() : null).build();
	}

	private static void checkNumber(int number) {
		if (number < 1 || number >= NetworkAclService.LAST) {
			throw AwsError.of("InvalidParameterValue",
					"Value (%d) for parameter ruleNumber is invalid. The rule number must be between 1 and 32766.",
					number);
		}
	}

	private static @Nullable NetworkAclEntry find(NetworkAcl acl, boolean egress, int number) {
		return acl.entries()
			.stream()
			.filter((entry) -> entry.egress() == egress && entry.ruleNumber() == number)
			.findFirst()
			.orElse(null);
	}

	private static NetworkAclEntry existing(NetworkAcl acl, boolean egress, int number) {
		checkNumber(number);
		NetworkAclEntry found = find(acl, egress, number);
		if (found == null) {
			throw AwsError.of("InvalidNetworkAclEntry.NotFound",
					"The %s network acl entry identified by rule number %d does not exist in network acl %s",
					egress ? "egress" : "ingress", number, acl.networkAclId());
		}
		return found;
	}

	private void keep(Call call, Resource<NetworkAcl> acl, Stream<NetworkAclEntry> entries) {
		call.put(acl.with(acl.model().toBuilder().entries(NetworkAclService.sorted(entries)).build()));
	}

}
