package io.github.privatelinkhandson.simulator.vpc;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.services.ec2.model.DescribeAddressesRequest;
import software.amazon.awssdk.services.ec2.model.DescribeAvailabilityZonesRequest;
import software.amazon.awssdk.services.ec2.model.DescribeDhcpOptionsRequest;
import software.amazon.awssdk.services.ec2.model.DescribeInternetGatewaysRequest;
import software.amazon.awssdk.services.ec2.model.DescribeNatGatewaysRequest;
import software.amazon.awssdk.services.ec2.model.DescribeNetworkAclsRequest;
import software.amazon.awssdk.services.ec2.model.DescribeNetworkInterfacesRequest;
import software.amazon.awssdk.services.ec2.model.DescribeRegionsRequest;
import software.amazon.awssdk.services.ec2.model.DescribeRouteTablesRequest;
import software.amazon.awssdk.services.ec2.model.DescribeSecurityGroupRulesRequest;
import software.amazon.awssdk.services.ec2.model.DescribeSecurityGroupsRequest;
import software.amazon.awssdk.services.ec2.model.DescribeSubnetsRequest;
import software.amazon.awssdk.services.ec2.model.DescribeVpcsRequest;
import software.amazon.awssdk.services.ec2.model.Ec2Request;
import software.amazon.awssdk.services.ec2.model.Filter;

/**
 * Tests that all filters which EC2's documentation names are known.
 */
class FilterNamesTests {

	private static final Map<Ec2Request, String> DOCUMENTED = Map.ofEntries(
			Map.entry(DescribeVpcsRequest.builder().build(), """
					cidr cidr-block-association.association-id cidr-block-association.cidr-block
					cidr-block-association.state dhcp-options-id ipv6-cidr-block-association.ipv6-cidr-block
					ipv6-cidr-block-association.ipv6-pool ipv6-cidr-block-association.association-id
					ipv6-cidr-block-association.state is-default owner-id state tag:Name tag-key vpc-id"""),
			Map.entry(DescribeSubnetsRequest.builder().build(), """
					availability-zone availability-zone-id available-ip-address-count cidr-block
					customer-owned-ipv4-pool default-for-az enable-dns64 enable-lni-at-device-index
					ipv6-cidr-block-association.ipv6-cidr-block ipv6-cidr-block-association.association-id
					ipv6-cidr-block-association.state ipv6-native map-customer-owned-ip-on-launch
					map-public-ip-on-launch outpost-arn owner-id
					private-dns-name-options-on-launch.hostname-type
					private-dns-name-options-on-launch.enable-resource-name-dns-a-record
					private-dns-name-options-on-launch.enable-resource-name-dns-aaaa-record state subnet-arn
					subnet-id tag:Name tag-key vpc-id"""),
			Map.entry(DescribeAvailabilityZonesRequest.builder().build(), """
					group-name message opt-in-status parent-zone-id parent-zone-name region-name state zone-id
					zone-type zone-name"""),
			Map.entry(DescribeRegionsRequest.builder().build(), "endpoint opt-in-status region-name"),
			Map.entry(DescribeInternetGatewaysRequest.builder().build(), """
					attachment.state attachment.vpc-id internet-gateway-id owner-id tag:Name tag-key"""),
			Map.entry(DescribeAddressesRequest.builder().build(), """
					allocation-id association-id instance-id network-border-group network-interface-id
					network-interface-owner-id private-ip-address public-ip tag:Name tag-key"""),
			Map.entry(DescribeRouteTablesRequest.builder().build(), """
					association.gateway-id association.main association.route-table-association-id
					association.route-table-id association.subnet-id owner-id route-table-id
					route.destination-cidr-block route.destination-ipv6-cidr-block
					route.destination-prefix-list-id route.egress-only-internet-gateway-id route.gateway-id
					route.instance-id route.nat-gateway-id route.network-interface-id route.origin route.state
					route.transit-gateway-id route.vpc-peering-connection-id tag:Name tag-key vpc-id"""),
			Map.entry(DescribeNetworkAclsRequest.builder().build(), """
					association.association-id association.network-acl-id association.subnet-id default entry.cidr
					entry.icmp.code entry.icmp.type entry.ipv6-cidr entry.port-range.from entry.port-range.to
					entry.protocol entry.rule-action entry.egress entry.rule-number network-acl-id owner-id
					tag:Name tag-key vpc-id"""), Map.entry(DescribeSecurityGroupsRequest.builder().build(), """
					description egress.ip-permission.cidr egress.ip-permission.from-port
					egress.ip-permission.group-id egress.ip-permission.group-name
					egress.ip-permission.ipv6-cidr egress.ip-permission.prefix-list-id
					egress.ip-permission.protocol egress.ip-permission.to-port egress.ip-permission.user-id
					group-id group-name ip-permission.cidr ip-permission.from-port ip-permission.group-id
					ip-permission.group-name ip-permission.ipv6-cidr ip-permission.prefix-list-id
					ip-permission.protocol ip-permission.to-port ip-permission.user-id owner-id tag:Name tag-key
					vpc-id"""),
			Map.entry(DescribeSecurityGroupRulesRequest.builder().build(),
					"group-id security-group-rule-id tag:Name tag-key"),
			Map.entry(DescribeNetworkInterfacesRequest.builder().build(), """
					association.allocation-id association.association-id addresses.association.owner-id
					addresses.association.public-ip addresses.primary addresses.private-ip-address
					association.ip-owner-id association.public-ip association.public-dns-name
					attachment.attach-time attachment.attachment-id attachment.delete-on-termination
					attachment.device-index attachment.instance-id attachment.instance-owner-id
					attachment.status availability-zone availability-zone-id description group-id interface-type
					ipv6-addresses.ipv6-address mac-address network-interface-id owner-id private-dns-name
					private-ip-address requester-id requester-managed source-dest-check status subnet-id
					tag:Name tag-key vpc-id"""), Map.entry(DescribeDhcpOptionsRequest.builder().build(),
					"dhcp-options-id key value owner-id tag:Name tag-key"));

	private final TestEc2 ec2 = new TestEc2();

	@BeforeEach
	void makeOneOfEach() {
		String vpcId = this.ec2.vpc("10.0.0.0/16");
		String subnetId = this.ec2.subnet(vpcId, "10.0.0.0/24");
		this.ec2.internetGateway(vpcId);
		this.ec2.natGateway(subnetId, this.ec2.allocation());
	}

	@ParameterizedTest
	@MethodSource("filters")
	void documentedFilterIsKnown(Ec2Request request, String name) {
		this.ec2.play(with(request, name));
	}

	@Test
	void filtersOfNatGatewaysAreKnown() {
		for (String name : "nat-gateway-id state subnet-id tag:Name tag-key vpc-id".split(" ")) {
			this.ec2.play(DescribeNatGatewaysRequest.builder()
				.filter(Filter.builder().name(name).values("x").build())
				.build());
		}
	}

	@Test
	void unknownFilterIsRefused() {
		this.ec2.refuses("InvalidParameterValue", with(DescribeVpcsRequest.builder().build(), "nonsense"));
	}

	static Stream<Object[]> filters() {
		return DOCUMENTED.entrySet()
			.stream()
			.flatMap((entry) -> Stream.of(entry.getValue().split("\\s+"))
				.map((name) -> new Object[] { entry.getKey(), name }));
	}

	private static Ec2Request with(Ec2Request request, String filter) {
		Ec2Request.Builder builder = request.toBuilder();
		request.sdkFields()
			.stream()
			.filter((field) -> field.memberName().equals("Filters"))
			.findFirst()
			.orElseThrow()
			.set(builder, List.of(Filter.builder().name(filter).values(value(filter)).build()));
		return builder.build();
	}

	/**
	 * Returns a value that is well formed where EC2 looks at its form.
	 */
	private static String value(String filter) {
		return filter.equals("group-id") ? "sg-0123456789abcdef0" : "x";
	}

}
