package io.github.privatelinkhandson.stage.vpc;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

import org.springframework.modulith.NamedInterface;

import io.github.privatelinkhandson.lab.StageKey;
import io.github.privatelinkhandson.stage.LabQuota;
import io.github.privatelinkhandson.stage.Price;
import io.github.privatelinkhandson.stage.Step;

/**
 * The steps of stage {@code vpc}, for the consumer's side and the provider's: both VPCs
 * as the VPC console's "VPC and more" builds them. Zones are the lab's, 1 and 2. In keys
 * {@code *} stands for the side's letter, in names for its prefix.
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

	public static final List<Step> STEPS = Stream.of(A, B).flatMap((side) -> side.steps.values().stream()).toList();

	private final String letter;

	private final String network;

	private final int natZone;

	private final Map<String, Step> steps = new LinkedHashMap<>();

	/**
	 * Declares the steps of a side.
	 * @param network the first two octets of its VPC's addresses
	 * @param natZone the zone of its NAT gateway
	 */
	private VpcBlueprint(String letter, String network, int natZone) {
		this.letter = letter;
		this.network = network;
		this.natZone = natZone;
		Step vpc = add(step("vpc-*", "AWS::EC2::VPC", "*vpc").taking(2)
			.using(LabQuota.VPCS, 1)
			// its default one
			.using(LabQuota.SECURITY_GROUPS, 1));
		add(step("dns-*", "dns-hostnames", "*vpc: DNS hostnames").after(vpc));
		Step gateway = add(step("igw-*", "AWS::EC2::InternetGateway", "*igw").using(LabQuota.INTERNET_GATEWAYS, 1));
		Step attachment = add(
				step("igw-attachment-*", "AWS::EC2::VPCGatewayAttachment", "*igw -> *vpc").after(gateway, vpc));
		for (int zone = 1; zone <= 2; zone++) {
			add(subnet("public" + zone));
			add(subnet("private" + zone));
		}
		Step table = add(table("public"));
		add(route("public", "*igw").after(table, attachment));
		add(association("public1", "public").after(table, publicSubnet(1)));
		add(association("public2", "public").after(table, publicSubnet(2)));
		Step address = add(
				step("eip-*", "AWS::EC2::EIP", "*eip").costing(Price.PUBLIC_IPV4).using(LabQuota.ADDRESSES, 1));
		Step nat = add(
				step("nat-*", "AWS::EC2::NatGateway", "*nat-public" + natZone).after(natSubnet(), address, attachment)
					.taking(102)
					.costing(Price.NAT_GATEWAY)
					.using(LabQuota.NAT_GATEWAYS, 1, natZone)
					.using(LabQuota.NETWORK_INTERFACES, 1));
		for (int zone = 1; zone <= 2; zone++) {
			String subnet = "private" + zone;
			Step own = add(table(subnet));
			add(route(subnet, nat.name()).after(own, nat));
			add(association(subnet, subnet).after(own, privateSubnet(zone)));
		}
	}

	/**
	 * Returns the side's step with that key.
	 * @throws NullPointerException if there is none
	 */
	Step step(String key) {
		return Objects.requireNonNull(this.steps.get(key.replace("*", this.letter)), key);
	}

	public Step vpc() {
		return step("vpc-*");
	}

	Step publicSubnet(int zone) {
		return step("subnet-*-public" + zone);
	}

	public Step privateSubnet(int zone) {
		return step("subnet-*-private" + zone);
	}

	/**
	 * Returns the step of the subnet that the NAT gateway stands in.
	 */
	Step natSubnet() {
		return publicSubnet(this.natZone);
	}

	/**
	 * Returns the steps after which an instance in the private subnet of that zone
	 * reaches the internet.
	 */
	public Step[] wayOut(int zone) {
		return new Step[] { step("route-*-private" + zone), step("assoc-*-private" + zone), step("route-*-public"),
				step("assoc-*-public" + zone) };
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

	private Step subnet(String subnet) {
		return step("subnet-*-" + subnet, "AWS::EC2::Subnet", "*subnet-" + subnet).after(vpc()).taking(2);
	}

	private Step table(String table) {
		return step("rtb-*-" + table, "AWS::EC2::RouteTable", "*rtb-" + table).after(vpc());
	}

	private Step route(String table, String target) {
		return step("route-*-" + table, "AWS::EC2::Route", "0.0.0.0/0 -> " + target);
	}

	private Step association(String subnet, String table) {
		return step("assoc-*-" + subnet, "AWS::EC2::SubnetRouteTableAssociation",
				"*subnet-" + subnet + " -> *rtb-" + table);
	}

	private Step step(String key, String type, String name) {
		return Step.of(StageKey.VPC, key.replace("*", this.letter), type,
				name.replace("*", "privatelink-" + this.letter.toUpperCase(Locale.ROOT) + "-"));
	}

	private Step add(Step step) {
		this.steps.put(step.key(), step);
		return step;
	}

}
