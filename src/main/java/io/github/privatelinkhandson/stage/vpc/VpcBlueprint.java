package io.github.privatelinkhandson.stage.vpc;

import java.util.List;
import java.util.Locale;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.springframework.modulith.NamedInterface;

import io.github.privatelinkhandson.lab.StageKey;
import io.github.privatelinkhandson.stage.LabQuota;
import io.github.privatelinkhandson.stage.Price;
import io.github.privatelinkhandson.stage.Step;

/**
 * The steps of stage {@code vpc}, for the consumer's side and the provider's: both VPCs
 * as the VPC console's "VPC and more" builds them. Zones are the lab's, 1 and 2.
 */
@NamedInterface("blueprint")
public final class VpcBlueprint {

	/** The consumer's side. */
	public static final VpcBlueprint A = new VpcBlueprint("a", "10.0", 1);

	/**
	 * The provider's side. Its NAT gateway stands in the other zone than the consumer's,
	 * because AWS counts them by zone.
	 */
	public static final VpcBlueprint B = new VpcBlueprint("b", "10.1", 2);

	public static final List<Step> STEPS = Stream.of(A, B).flatMap(VpcBlueprint::steps).toList();

	private final String letter;

	private final String network;

	private final int natZone;

	private final Step vpc;

	private final Step dnsHostnames;

	private final Step internetGateway;

	private final Step gatewayAttachment;

	private final List<Step> publicSubnets;

	private final List<Step> privateSubnets;

	private final Step publicTable;

	private final Step publicRoute;

	private final List<Step> publicAssociations;

	private final Step address;

	private final Step natGateway;

	private final List<Step> privateTables;

	private final List<Step> privateRoutes;

	private final List<Step> privateAssociations;

	/**
	 * Declares the steps of a side.
	 * @param network the first two octets of its VPC's addresses
	 * @param natZone the zone of its NAT gateway
	 */
	private VpcBlueprint(String letter, String network, int natZone) {
		this.letter = letter;
		this.network = network;
		this.natZone = natZone;
		String name = "privatelink-" + letter.toUpperCase(Locale.ROOT) + "-";
		this.vpc = step("vpc", "AWS::EC2::VPC", name + "vpc").taking(2)
			.using(LabQuota.VPCS, 1)
			// its default one
			.using(LabQuota.SECURITY_GROUPS, 1);
		this.dnsHostnames = step("dns", "dns-hostnames", name + "vpc: DNS hostnames").after(this.vpc);
		this.internetGateway = step("igw", "AWS::EC2::InternetGateway", name + "igw").using(LabQuota.INTERNET_GATEWAYS,
				1);
		this.gatewayAttachment = step("igw-attachment", "AWS::EC2::VPCGatewayAttachment",
				name + "igw -> " + name + "vpc")
			.after(this.internetGateway, this.vpc);
		this.publicSubnets = zones((zone) -> subnet("public" + zone, name));
		this.privateSubnets = zones((zone) -> subnet("private" + zone, name));
		this.publicTable = table("public", name);
		this.publicRoute = route("public", name + "igw").after(this.publicTable, this.gatewayAttachment);
		this.publicAssociations = zones(
				(zone) -> association("public" + zone, "public", name).after(this.publicTable, publicSubnet(zone)));
		this.address = step("eip", "AWS::EC2::EIP", name + "eip").costing(Price.PUBLIC_IPV4)
			.using(LabQuota.ADDRESSES, 1);
		this.natGateway = step("nat", "AWS::EC2::NatGateway", name + "nat-public" + natZone)
			.after(publicSubnet(natZone), this.address, this.gatewayAttachment)
			.taking(102)
			.costing(Price.NAT_GATEWAY)
			.using(LabQuota.NAT_GATEWAYS, 1, natZone)
			.using(LabQuota.NETWORK_INTERFACES, 1);
		this.privateTables = zones((zone) -> table("private" + zone, name));
		this.privateRoutes = zones(
				(zone) -> route("private" + zone, this.natGateway.name()).after(privateTable(zone), this.natGateway));
		this.privateAssociations = zones((zone) -> association("private" + zone, "private" + zone, name)
			.after(privateTable(zone), privateSubnet(zone)));
	}

	public Step vpc() {
		return this.vpc;
	}

	Step dnsHostnames() {
		return this.dnsHostnames;
	}

	Step internetGateway() {
		return this.internetGateway;
	}

	Step gatewayAttachment() {
		return this.gatewayAttachment;
	}

	Step publicSubnet(int zone) {
		return this.publicSubnets.get(zone - 1);
	}

	public Step privateSubnet(int zone) {
		return this.privateSubnets.get(zone - 1);
	}

	Step publicTable() {
		return this.publicTable;
	}

	public Step publicRoute() {
		return this.publicRoute;
	}

	public Step publicAssociation(int zone) {
		return this.publicAssociations.get(zone - 1);
	}

	Step address() {
		return this.address;
	}

	Step natGateway() {
		return this.natGateway;
	}

	/**
	 * Returns the step of the subnet that the NAT gateway stands in.
	 */
	Step natSubnet() {
		return publicSubnet(this.natZone);
	}

	Step privateTable(int zone) {
		return this.privateTables.get(zone - 1);
	}

	public Step privateRoute(int zone) {
		return this.privateRoutes.get(zone - 1);
	}

	public Step privateAssociation(int zone) {
		return this.privateAssociations.get(zone - 1);
	}

	/**
	 * Returns the VPC's address range.
	 */
	String cidr() {
		return this.network + ".0.0/16";
	}

	/**
	 * Returns the address range of a subnet, as the VPC console's wizard cuts them: the
	 * public ones first, the private ones from the middle on.
	 */
	String cidr(boolean isPublic, int zone) {
		return this.network + "." + ((isPublic ? 0 : 128) + (zone - 1) * 16) + ".0/20";
	}

	private Stream<Step> steps() {
		Stream<Step> network = Stream.of(this.vpc, this.dnsHostnames, this.internetGateway, this.gatewayAttachment);
		Stream<Step> subnets = byZone(this.publicSubnets, this.privateSubnets);
		Stream<Step> outwards = Stream.of(this.publicTable, this.publicRoute, publicAssociation(1),
				publicAssociation(2), this.address, this.natGateway);
		Stream<Step> inside = byZone(this.privateTables, this.privateRoutes, this.privateAssociations);
		return Stream.of(network, subnets, outwards, inside).flatMap((steps) -> steps);
	}

	@SafeVarargs
	private static Stream<Step> byZone(List<Step>... steps) {
		return zones((zone) -> Stream.of(steps).map((each) -> each.get(zone - 1))).stream().flatMap((each) -> each);
	}

	private static <T> List<T> zones(IntFunction<T> ofZone) {
		return IntStream.rangeClosed(1, 2).mapToObj(ofZone).toList();
	}

	private Step subnet(String subnet, String name) {
		return step("subnet", subnet, "AWS::EC2::Subnet", name + "subnet-" + subnet).after(this.vpc).taking(2);
	}

	private Step table(String table, String name) {
		return step("rtb", table, "AWS::EC2::RouteTable", name + "rtb-" + table).after(this.vpc);
	}

	private Step route(String table, String target) {
		return step("route", table, "AWS::EC2::Route", "0.0.0.0/0 -> " + target);
	}

	private Step association(String subnet, String table, String name) {
		return step("assoc", subnet, "AWS::EC2::SubnetRouteTableAssociation",
				name + "subnet-" + subnet + " -> " + name + "rtb-" + table);
	}

	private Step step(String kind, String type, String name) {
		return Step.of(StageKey.VPC, kind + "-" + this.letter, type, name);
	}

	private Step step(String kind, String part, String type, String name) {
		return Step.of(StageKey.VPC, kind + "-" + this.letter + "-" + part, type, name);
	}

}
