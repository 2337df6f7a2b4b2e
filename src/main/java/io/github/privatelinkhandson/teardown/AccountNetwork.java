package io.github.privatelinkhandson.teardown;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.DhcpOptions;
import software.amazon.awssdk.services.ec2.model.Tag;

import io.github.privatelinkhandson.aws.AwsBatch;
import io.github.privatelinkhandson.aws.AwsClients;
import io.github.privatelinkhandson.observation.model.FlowLog;
import io.github.privatelinkhandson.observation.model.ObservedResource;
import io.github.privatelinkhandson.observation.model.PeeringConnection;
import io.github.privatelinkhandson.observation.model.PrefixList;
import io.github.privatelinkhandson.observation.model.SnapshotMapper;
import io.github.privatelinkhandson.observation.model.VirtualGateway;
import io.github.privatelinkhandson.observation.model.Vpc;

/**
 * Resources of networks that no lab makes: they are looked for where an account is its
 * lab's alone.
 */
record AccountNetwork(Ec2Client ec2) {

	private static final int PAGE = 100;

	/** Name server of the DHCP option set that an account gets by itself. */
	private static final String DEFAULT_DNS = "AmazonProvidedDNS";

	static List<Deletion<?>> deletions() {
		return List.of(
				new Deletion<>("AWS::EC2::VPCPeeringConnection", PeeringConnection.class,
						(owned, peering) -> Stream.empty(),
						(aws, owned, peering) -> aws.ec2()
							.deleteVpcPeeringConnection((request) -> request.vpcPeeringConnectionId(peering.id()))),
				new Deletion<>("AWS::EC2::VPNGateway", VirtualGateway.class, (owned, gateway) -> Stream.empty(),
						AccountNetwork::delete),
				new Deletion<>("AWS::EC2::CustomerGateway", CustomerEnd.class, (owned, gateway) -> Stream.empty(),
						(aws, owned, gateway) -> aws.ec2()
							.deleteCustomerGateway((request) -> request.customerGatewayId(gateway.id()))),
				new Deletion<>("AWS::EC2::PrefixList", PrefixList.class, (owned, list) -> vpcs(owned),
						(aws, owned, list) -> aws.ec2()
							.deleteManagedPrefixList((request) -> request.prefixListId(list.id()))),
				new Deletion<>("AWS::EC2::DHCPOptions", OptionSet.class, (owned, set) -> vpcs(owned),
						(aws, owned, set) -> aws.ec2().deleteDhcpOptions((request) -> request.dhcpOptionsId(set.id()))),
				new Deletion<>("AWS::EC2::FlowLog", FlowLog.class, (owned, log) -> Stream.empty(),
						(aws, owned, log) -> AwsBatch.check(
								aws.ec2().deleteFlowLogs((request) -> request.flowLogIds(log.id())).unsuccessful())));
	}

	private static Stream<Vpc> vpcs(OwnedResources owned) {
		return owned.snapshot().all(Vpc.class);
	}

	/**
	 * Lists what is deleted after the VPCs.
	 */
	List<ObservedResource> resources() {
		return Stream.of(optionSets(), prefixLists(), customerEnds()).flatMap((some) -> some).toList();
	}

	/**
	 * A gateway is deleted when it is detached, by the next attempt.
	 */
	private static void delete(AwsClients aws, OwnedResources owned, VirtualGateway gateway) {
		if (gateway.vpcId() == null) {
			aws.ec2().deleteVpnGateway((request) -> request.vpnGatewayId(gateway.id()));
		}
		else {
			Deletion.unlessGone(() -> aws.ec2()
				.detachVpnGateway((request) -> request.vpnGatewayId(gateway.id()).vpcId(gateway.vpcId())));
		}
	}

	private Stream<ObservedResource> customerEnds() {
		return this.ec2.describeCustomerGateways()
			.customerGateways()
			.stream()
			.filter((gateway) -> !"deleted".equals(gateway.state()))
			.map((gateway) -> new CustomerEnd(gateway.customerGatewayId(), tags(gateway.tags())));
	}

	private Stream<ObservedResource> prefixLists() {
		return this.ec2.describeManagedPrefixListsPaginator((request) -> request.maxResults(PAGE))
			.prefixLists()
			.stream()
			.filter((list) -> !"AWS".equals(list.ownerId()))
			.map((list) -> SnapshotMapper.prefixList(list, List.of()));
	}

	/**
	 * All DHCP option sets but the account's own: the first of those that have its
	 * values.
	 */
	private Stream<ObservedResource> optionSets() {
		List<DhcpOptions> all = this.ec2.describeDhcpOptionsPaginator().dhcpOptions().stream().toList();
		Optional<DhcpOptions> byDefault = all.stream().filter(AccountNetwork::isDefault).findFirst();
		return all.stream()
			.filter((options) -> byDefault.filter(options::equals).isEmpty())
			.map((options) -> new OptionSet(options.dhcpOptionsId(), tags(options.tags())));
	}

	private static boolean isDefault(DhcpOptions options) {
		return options.dhcpConfigurations()
			.stream()
			.flatMap((configuration) -> configuration.values().stream())
			.anyMatch((value) -> DEFAULT_DNS.equals(value.value()));
	}

	private static Map<String, String> tags(List<Tag> tags) {
		return tags.stream().collect(Collectors.toMap(Tag::key, Tag::value));
	}

	/**
	 * A DHCP option set.
	 */
	record OptionSet(String id, Map<String, String> tags) implements ObservedResource {
	}

	/**
	 * A customer gateway.
	 */
	record CustomerEnd(String id, Map<String, String> tags) implements ObservedResource {
	}

}
