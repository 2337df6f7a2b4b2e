package io.github.privatelinkhandson.simulator.vpc;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.ec2.model.CreateNetworkInterfaceRequest;
import software.amazon.awssdk.services.ec2.model.CreateNetworkInterfaceResponse;
import software.amazon.awssdk.services.ec2.model.DeleteNetworkInterfaceRequest;
import software.amazon.awssdk.services.ec2.model.DescribeNetworkInterfacesRequest;
import software.amazon.awssdk.services.ec2.model.DescribeNetworkInterfacesResponse;
import software.amazon.awssdk.services.ec2.model.Filter;
import software.amazon.awssdk.services.ec2.model.GroupIdentifier;
import software.amazon.awssdk.services.ec2.model.ModifyNetworkInterfaceAttributeRequest;
import software.amazon.awssdk.services.ec2.model.NetworkInterface;
import software.amazon.awssdk.services.ec2.model.NetworkInterfaceType;

import io.github.privatelinkhandson.simulator.clock.Latency;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests of network interfaces, as calls and as the other families use them.
 */
class NetworkInterfaceTests {

	private final TestEc2 ec2 = new TestEc2();

	private String vpcId;

	private String subnetId;

	@BeforeEach
	void makeSubnet() {
		this.vpcId = this.ec2.vpc("10.0.0.0/16");
		this.subnetId = this.ec2.subnet(this.vpcId, "10.0.0.0/28");
	}

	@Test
	void aSubnetHasAllButFiveOfItsAddressesToGive() {
		Set<String> addresses = new HashSet<>();
		for (int i = 0; i < 11; i++) {
			addresses.add(this.ec2.networkInterface(this.subnetId).privateIpAddress());
		}
		assertThat(addresses).hasSize(11).doesNotContain("10.0.0.0", "10.0.0.1", "10.0.0.2", "10.0.0.3", "10.0.0.15");
		TestEc2.refuses("InsufficientFreeAddressesInSubnet", () -> this.ec2.networkInterface(this.subnetId));
	}

	@Test
	void wantedAddressMustBeFreeAndInTheSubnet() {
		assertThat(create("10.0.0.9").privateIpAddress()).isEqualTo("10.0.0.9");
		TestEc2.refuses("InvalidIPAddress.InUse", () -> create("10.0.0.9"));
		TestEc2.refuses("InvalidParameterValue", () -> create("10.0.0.3"));
		TestEc2.refuses("InvalidParameterValue", () -> create("10.0.0.15"));
		TestEc2.refuses("InvalidParameterValue", () -> create("10.0.1.5"));
	}

	@Test
	void interfaceWithoutGroupsHasTheDefaultOne() {
		assertThat(this.ec2.networkInterface(this.subnetId).groups()).extracting(GroupIdentifier::groupName)
			.containsExactly("default");
	}

	@Test
	void groupOfAnotherVpcIsRefused() {
		String other = this.ec2.group(this.ec2.vpc("10.0.0.0/16"), "elsewhere");
		assertThat(TestEc2.refuses("InvalidParameter", () -> this.ec2.networkInterface(this.subnetId, other)))
			.hasMessage("Security group " + other + " and subnet " + this.subnetId + " belong to different networks.");
	}

	@Test
	void describedByWhatTerraformAsksFor() {
		NetworkInterface balancer = this.ec2.call((call) -> new NetworkInterfaceService(call)
			.create(new NetworkInterfaceService.Spec(this.subnetId, NetworkInterfaceType.NETWORK_LOAD_BALANCER,
					"ELB net/NLB-B/0123456789abcdef", List.of(), null, null, List.of())));
		this.ec2.networkInterface(this.subnetId);
		assertThat(describe(filter("description", "ELB net/NLB-B/*"),
				filter("attachment.instance-owner-id", "amazon-aws")))
			.containsExactly(balancer.networkInterfaceId());
		assertThat(describe(filter("subnet-id", this.subnetId), filter("addresses.private-ip-address", "10.0.0.*")))
			.hasSize(2);
		assertThat(describe(filter("group-id", balancer.networkInterfaceId()))).isEmpty();
	}

	@Test
	void interfaceInUseIsNotDeleted() {
		NetworkInterface held = this.ec2
			.call((call) -> new NetworkInterfaceService(call).create(new NetworkInterfaceService.Spec(this.subnetId,
					NetworkInterfaceType.VPC_ENDPOINT, "endpoint", List.of(), null, null, List.of())));
		assertThat(held.statusAsString()).isEqualTo("in-use");
		assertThat(this.ec2.refuses("InvalidParameterValue",
				DeleteNetworkInterfaceRequest.builder().networkInterfaceId(held.networkInterfaceId()).build()))
			.hasMessage("Network interface '" + held.networkInterfaceId() + "' is currently in use.");
	}

	@Test
	void releasedInterfaceIsGoneWhenItsLatencyHasPassed() {
		String id = this.ec2.networkInterface(this.subnetId).networkInterfaceId();
		this.ec2.call((call) -> {
			new NetworkInterfaceService(call).release(id, Latency.LOAD_BALANCER_INTERFACES_GONE);
			return null;
		});
		this.ec2.pass(Duration.ofSeconds(39));
		assertThat(this.ec2.<Boolean>call((call) -> new NetworkInterfaceService(call).find(id).isPresent())).isTrue();
		this.ec2.pass(Duration.ofSeconds(17));
		assertThat(this.ec2.<Boolean>call((call) -> new NetworkInterfaceService(call).find(id).isPresent())).isFalse();
		this.ec2.refuses("InvalidNetworkInterfaceID.NotFound",
				DescribeNetworkInterfacesRequest.builder().networkInterfaceIds(id).build());
	}

	@Test
	void groupsCanBeChangedExceptOnWhatBelongsToAService() {
		String id = this.ec2.networkInterface(this.subnetId).networkInterfaceId();
		String group = this.ec2.group(this.vpcId, "mine");
		this.ec2.play(ModifyNetworkInterfaceAttributeRequest.builder().networkInterfaceId(id).groups(group).build());
		assertThat(describe(filter("group-id", group))).containsExactly(id);
		NetworkInterface held = this.ec2
			.call((call) -> new NetworkInterfaceService(call).create(new NetworkInterfaceService.Spec(this.subnetId,
					NetworkInterfaceType.VPC_ENDPOINT, "endpoint", List.of(), null, null, List.of())));
		this.ec2.refuses("AuthFailure",
				ModifyNetworkInterfaceAttributeRequest.builder()
					.networkInterfaceId(held.networkInterfaceId())
					.groups(group)
					.build());
	}

	@Test
	void sameClientTokenGivesTheSameInterface() {
		CreateNetworkInterfaceRequest request = CreateNetworkInterfaceRequest.builder()
			.subnetId(this.subnetId)
			.clientToken("token")
			.build();
		CreateNetworkInterfaceResponse first = this.ec2.play(request);
		CreateNetworkInterfaceResponse second = this.ec2.play(request);
		assertThat(second.networkInterface().networkInterfaceId())
			.isEqualTo(first.networkInterface().networkInterfaceId());
		this.ec2.refuses("IdempotentParameterMismatch", request.toBuilder().description("other").build());
	}

	private NetworkInterface create(@Nullable String ip) {
		CreateNetworkInterfaceResponse made = this.ec2
			.play(CreateNetworkInterfaceRequest.builder().subnetId(this.subnetId).privateIpAddress(ip).build());
		return made.networkInterface();
	}

	private List<String> describe(Filter... filters) {
		DescribeNetworkInterfacesResponse found = this.ec2
			.play(DescribeNetworkInterfacesRequest.builder().filters(filters).build());
		return found.networkInterfaces().stream().map(NetworkInterface::networkInterfaceId).toList();
	}

	private static Filter filter(String name, String value) {
		return Filter.builder().name(name).values(value).build();
	}

}
