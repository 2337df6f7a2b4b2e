package io.github.privatelinkhandson.simulator.vpc;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.ec2.model.AssignIpv6AddressesRequest;
import software.amazon.awssdk.services.ec2.model.AssignIpv6AddressesResponse;
import software.amazon.awssdk.services.ec2.model.CreateNatGatewayRequest;
import software.amazon.awssdk.services.ec2.model.CreateNetworkInterfaceRequest;
import software.amazon.awssdk.services.ec2.model.CreateNetworkInterfaceResponse;
import software.amazon.awssdk.services.ec2.model.CreateSubnetRequest;
import software.amazon.awssdk.services.ec2.model.CreateSubnetResponse;
import software.amazon.awssdk.services.ec2.model.CreateVpcRequest;
import software.amazon.awssdk.services.ec2.model.CreateVpcResponse;
import software.amazon.awssdk.services.ec2.model.DescribeNetworkInterfacesRequest;
import software.amazon.awssdk.services.ec2.model.DescribeNetworkInterfacesResponse;
import software.amazon.awssdk.services.ec2.model.DisassociateSubnetCidrBlockRequest;
import software.amazon.awssdk.services.ec2.model.InstanceIpv6Address;
import software.amazon.awssdk.services.ec2.model.ModifySubnetAttributeRequest;
import software.amazon.awssdk.services.ec2.model.NetworkInterface;
import software.amazon.awssdk.services.ec2.model.NetworkInterfaceIpv6Address;
import software.amazon.awssdk.services.ec2.model.Subnet;
import software.amazon.awssdk.services.ec2.model.UnassignIpv6AddressesRequest;
import software.amazon.awssdk.services.ec2.model.UnassignIpv6AddressesResponse;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests of the IPv6 addresses of network interfaces.
 */
class Ipv6AddressTests {

	private final TestEc2 ec2 = new TestEc2();

	private String vpcId;

	private Subnet subnet;

	private String prefix;

	@BeforeEach
	void makeSubnet() {
		CreateVpcResponse vpc = this.ec2
			.play(CreateVpcRequest.builder().cidrBlock("10.0.0.0/16").amazonProvidedIpv6CidrBlock(true).build());
		this.vpcId = vpc.vpc().vpcId();
		this.ec2.pass(Duration.ofSeconds(3));
		String block = vpc.vpc().ipv6CidrBlockAssociationSet().get(0).ipv6CidrBlock().replace("/56", "/64");
		CreateSubnetResponse made = this.ec2.play(
				CreateSubnetRequest.builder().vpcId(this.vpcId).cidrBlock("10.0.0.0/24").ipv6CidrBlock(block).build());
		this.subnet = made.subnet();
		this.prefix = block.replace("::/64", ":");
	}

	@Test
	void interfaceGetsTheAddressesThatItIsMadeWith() {
		NetworkInterface made = make(create().ipv6Addresses(address("::00AB")));
		assertThat(made.ipv6Addresses()).extracting(NetworkInterfaceIpv6Address::ipv6Address)
			.containsExactly(at("::ab"));
		assertThat(made.ipv6Address()).isEqualTo(at("::ab"));
		assertThat(made.privateIpAddress()).startsWith("10.0.0.");
		NetworkInterface counted = make(create().ipv6AddressCount(3));
		assertThat(addresses(counted)).hasSize(3)
			.doesNotHaveDuplicates()
			.allSatisfy((ip) -> assertThat(ip).startsWith(this.prefix));
		DescribeNetworkInterfacesResponse found = this.ec2.play(DescribeNetworkInterfacesRequest.builder()
			.filters((filter) -> filter.name("ipv6-addresses.ipv6-address").values(at("::ab")))
			.build());
		assertThat(found.networkInterfaces()).extracting(NetworkInterface::networkInterfaceId)
			.containsExactly(made.networkInterfaceId());
	}

	@Test
	void subnetAssignsAnAddressOnCreationIfItIsToldTo() {
		assertThat(make(create()).ipv6Addresses()).isEmpty();
		this.ec2.play(ModifySubnetAttributeRequest.builder()
			.subnetId(this.subnet.subnetId())
			.assignIpv6AddressOnCreation((it) -> it.value(true))
			.build());
		assertThat(make(create()).ipv6Addresses()).hasSize(1);
		assertThat(make(create().ipv6AddressCount(2)).ipv6Addresses()).hasSize(2);
		assertThat(make(create().ipv6AddressCount(0)).ipv6Addresses()).isEmpty();
	}

	@Test
	void addressesComeAndGo() {
		String id = make(create()).networkInterfaceId();
		AssignIpv6AddressesResponse some = this.ec2.play(assign(id).ipv6AddressCount(2).build());
		assertThat(some.assignedIpv6Addresses()).hasSize(2);
		AssignIpv6AddressesResponse one = this.ec2.play(assign(id).ipv6Addresses(at("::7")).build());
		assertThat(one.assignedIpv6Addresses()).containsExactly(at("::7"));
		assertThat(addresses(describe(id))).containsExactlyElementsOf(
				Stream.concat(some.assignedIpv6Addresses().stream(), Stream.of(at("::7"))).toList());
		UnassignIpv6AddressesRequest unassign = UnassignIpv6AddressesRequest.builder()
			.networkInterfaceId(id)
			.ipv6Addresses(at(":0:0:0:7"))
			.build();
		UnassignIpv6AddressesResponse gone = this.ec2.play(unassign);
		assertThat(gone.unassignedIpv6Addresses()).containsExactly(at("::7"));
		assertThat(addresses(describe(id))).isEqualTo(some.assignedIpv6Addresses());
		this.ec2.refuses("InvalidParameterValue", unassign);
	}

	@ParameterizedTest
	@CsvSource({ "::0, InvalidParameterValue", "::3, InvalidParameterValue",
			":ffff:ffff:ffff:ffff, InvalidParameterValue", "::99, InvalidIPAddress.InUse", "x, InvalidParameterValue" })
	void addressThatIsReservedInUseOrNoneIsRefused(String rest, String code) {
		make(create().ipv6Addresses(address("::99")));
		this.ec2.refuses(code, assign(make(create()).networkInterfaceId()).ipv6Addresses(at(rest)).build());
	}

	@Test
	void addressOfAnotherSubnetIsRefused() {
		String id = make(create()).networkInterfaceId();
		assertThat(this.ec2.refuses("InvalidParameterValue", assign(id).ipv6Addresses("2001:db9::9").build()))
			.hasMessage("Address 2001:db9::9 does not fall within the subnet's address range");
		this.ec2.refuses("InvalidParameterValue", assign(id).ipv6Addresses("10.0.0.9").build());
	}

	@Test
	void requestsThatMakeNoSenseAreRefused() {
		String id = make(create()).networkInterfaceId();
		this.ec2.refuses("MissingParameter", assign(id).build());
		this.ec2.refuses("MissingParameter", UnassignIpv6AddressesRequest.builder().networkInterfaceId(id).build());
		this.ec2.refuses("InvalidParameterCombination",
				assign(id).ipv6Addresses(at("::9")).ipv6AddressCount(1).build());
		this.ec2.refuses("InvalidParameterValue", assign(id).ipv6AddressCount(0).build());
		this.ec2.refuses("PrivateIpAddressLimitExceeded", assign(id).ipv6AddressCount(51).build());
		String ipv4 = this.ec2.networkInterface(this.ec2.subnet(this.vpcId, "10.0.1.0/24")).networkInterfaceId();
		this.ec2.refuses("InvalidParameterValue", assign(ipv4).ipv6AddressCount(1).build());
	}

	@Test
	void blockStaysWhileItsAddressesAreInUse() {
		make(create().ipv6AddressCount(1));
		this.ec2.refuses("InvalidCidrBlock.InUse",
				DisassociateSubnetCidrBlockRequest.builder()
					.associationId(this.subnet.ipv6CidrBlockAssociationSet().get(0).associationId())
					.build());
	}

	@Test
	void interfaceInASubnetForIpv6OnlyHasNoIpv4Address() {
		String block = this.subnet.ipv6CidrBlockAssociationSet().get(0).ipv6CidrBlock();
		String other = Ipv6Block.parse(block).orElseThrow().address().toString().replaceFirst("::$", ":1::/80");
		CreateSubnetRequest only = CreateSubnetRequest.builder()
			.vpcId(this.vpcId)
			.ipv6CidrBlock(block.replaceFirst("([0-9a-f])::/64$", "$1::/64"))
			.ipv6Native(true)
			.build();
		this.ec2.refuses("InvalidSubnet.Conflict", only);
		this.ec2.refuses("InvalidSubnet.Range", only.toBuilder().ipv6CidrBlock(other).build());
		CreateSubnetResponse made = this.ec2.play(only.toBuilder().ipv6CidrBlock(next()).build());
		String subnetId = made.subnet().subnetId();
		NetworkInterface inside = make(CreateNetworkInterfaceRequest.builder().subnetId(subnetId));
		assertThat(inside.privateIpAddress()).isNull();
		assertThat(inside.privateIpAddresses()).isEmpty();
		assertThat(inside.ipv6Addresses()).hasSize(1);
		assertThat(inside.ipv6Native()).isTrue();
		this.ec2.refuses("InvalidParameterValue",
				CreateNetworkInterfaceRequest.builder().subnetId(subnetId).privateIpAddress("10.0.0.9").build());
		this.ec2.internetGateway(this.vpcId);
		this.ec2.refuses("UnsupportedOperation",
				CreateNatGatewayRequest.builder().subnetId(subnetId).allocationId(this.ec2.allocation()).build());
	}

	/**
	 * The block of length 64 after the subnet's.
	 */
	private String next() {
		Ipv6Block block = Ipv6Block.parse(this.prefix + ":/64").orElseThrow();
		String address = Long.toHexString(block.address().high() + 1)
			.replaceFirst("^(.{4})(.{4})(.{4})(.{4})$", "$1:$2:$3:$4::");
		return address + "/64";
	}

	/**
	 * An address of the subnet, by what follows its first 64 bits.
	 */
	private String at(String rest) {
		return this.prefix + rest.substring(1);
	}

	private InstanceIpv6Address address(String rest) {
		return InstanceIpv6Address.builder().ipv6Address(at(rest)).build();
	}

	private CreateNetworkInterfaceRequest.Builder create() {
		return CreateNetworkInterfaceRequest.builder().subnetId(this.subnet.subnetId());
	}

	private NetworkInterface make(CreateNetworkInterfaceRequest.Builder request) {
		CreateNetworkInterfaceResponse made = this.ec2.play(request.build());
		return made.networkInterface();
	}

	private static AssignIpv6AddressesRequest.Builder assign(String id) {
		return AssignIpv6AddressesRequest.builder().networkInterfaceId(id);
	}

	private NetworkInterface describe(String id) {
		DescribeNetworkInterfacesResponse found = this.ec2
			.play(DescribeNetworkInterfacesRequest.builder().networkInterfaceIds(id).build());
		return found.networkInterfaces().get(0);
	}

	private static List<String> addresses(NetworkInterface at) {
		return at.ipv6Addresses().stream().map(NetworkInterfaceIpv6Address::ipv6Address).toList();
	}

}
