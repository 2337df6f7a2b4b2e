package io.github.privatelinkhandson.simulator.vpc;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.ec2.model.AvailabilityZone;
import software.amazon.awssdk.services.ec2.model.InternetGateway;
import software.amazon.awssdk.services.ec2.model.Route;
import software.amazon.awssdk.services.ec2.model.RouteOrigin;
import software.amazon.awssdk.services.ec2.model.RouteTable;
import software.amazon.awssdk.services.ec2.model.Subnet;
import software.amazon.awssdk.services.ec2.model.Tag;
import software.amazon.awssdk.services.ec2.model.Tenancy;
import software.amazon.awssdk.services.ec2.model.Vpc;

import io.github.privatelinkhandson.simulator.operation.AwsError;
import io.github.privatelinkhandson.simulator.operation.Call;
import io.github.privatelinkhandson.simulator.store.Resource;
import io.github.privatelinkhandson.simulator.store.ResourceTypes;

/**
 * The default VPC that an account has in each region, and which calls mean that name no
 * VPC or subnet.
 */
public record DefaultVpcService(Call call) {

	private static final String CIDR = "172.31.0.0/16";

	private static final int SUBNET_PREFIX = 20;

	/** Marks a region in which AWS has made the account's default VPC once. */
	private static final String MARK = "default-vpc";

	/** Age of a default VPC when its account first looks at it. */
	private static final Duration AGE = Duration.ofHours(1);

	public Optional<Resource<Vpc>> find() {
		return this.call.stream(ResourceTypes.VPC).filter((vpc) -> vpc.model().isDefault()).findFirst();
	}

	/**
	 * Makes the default VPC with which AWS opens an account's region, unless that was
	 * done before: one that was deleted stays away.
	 */
	public void open() {
		if (this.call.find(ResourceTypes.REGION_MARK, MARK).isEmpty()) {
			Call earlier = this.call.earlier(AGE);
			earlier.put(earlier.created(ResourceTypes.REGION_MARK, MARK, Tag.builder().build()));
			if (find().isEmpty()) {
				new DefaultVpcService(earlier).create();
			}
			this.call.resources().savepoint();
		}
	}

	Vpc create() {
		find().ifPresent((earlier) -> {
			throw AwsError.of("DefaultVpcAlreadyExists",
					"A Default VPC already exists for this account in this region.");
		});
		String id = new VpcService(this.call).create(CIDR, Tenancy.DEFAULT, List.of()).vpcId();
		Resource<Vpc> plain = this.call.get(ResourceTypes.VPC, id);
		Resource<Vpc> made = this.call.put(plain.with(plain.model().toBuilder().isDefault(true).build())
			.withAttribute(VpcService.DNS_HOSTNAMES, "true"));
		connect(id);
		new ZoneService(this.call).existing().forEach((zone) -> add(made.model(), zone));
		return new VpcService(this.call).describe(made);
	}

	/**
	 * Lets the VPC out to the internet.
	 */
	private void connect(String vpcId) {
		String id = this.call.newId(ResourceTypes.INTERNET_GATEWAY);
		InternetGateway gateway = InternetGateway.builder()
			.internetGatewayId(id)
			.ownerId(this.call.account())
			.attachments((attachment) -> attachment.vpcId(vpcId))
			.tags(List.of())
			.build();
		this.call.put(this.call.created(ResourceTypes.INTERNET_GATEWAY, id, gateway)
			.withTime(RouteTargetService.ATTACHED, this.call.now()));
		Resource<RouteTable> main = this.call.mentioning(ResourceTypes.ROUTE_TABLE, vpcId)
			.filter((table) -> vpcId.equals(table.model().vpcId()))
			.findFirst()
			.orElseThrow();
		List<Route> routes = new ArrayList<>(main.model().routes());
		routes.add(Route.builder()
			.destinationCidrBlock("0.0.0.0/0")
			.gatewayId(id)
			.origin(RouteOrigin.CREATE_ROUTE)
			.build());
		this.call.put(main.with(main.model().toBuilder().routes(routes).build()));
	}

	Subnet createSubnet(AvailabilityZone zone) {
		Vpc vpc = find().map(Resource::model)
			.orElseThrow(() -> AwsError.of("DefaultVpcDoesNotExist",
					"No default VPC exists for this account in this region."));
		inZone(zone.zoneName()).findFirst().ifPresent((earlier) -> {
			throw AwsError.of("DefaultSubnetAlreadyExistsInAvailabilityZone",
					"'%s' is already the default subnet in %s.", earlier.subnetId(), zone.zoneName());
		});
		return add(vpc, zone);
	}

	/**
	 * The default subnets, of one zone or all.
	 */
	public Stream<Subnet> inZone(@Nullable String zone) {
		return this.call.models(ResourceTypes.SUBNET)
			.filter((subnet) -> Boolean.TRUE.equals(subnet.defaultForAz()))
			.filter((subnet) -> zone == null || zone.equals(subnet.availabilityZone()));
	}

	private Subnet add(Vpc vpc, AvailabilityZone zone) {
		String id = new SubnetService(this.call).create(vpc.vpcId(), free(vpc), zone.zoneName(), List.of()).subnetId();
		Resource<Subnet> plain = this.call.get(ResourceTypes.SUBNET, id);
		return new SubnetService(this.call).describe(this.call
			.put(plain.with(plain.model().toBuilder().defaultForAz(true).mapPublicIpOnLaunch(true).build())));
	}

	/**
	 * The first block of the VPC that has the size of a default subnet and is no other
	 * subnet's.
	 */
	private String free(Vpc vpc) {
		List<CidrBlock> taken = this.call.models(ResourceTypes.SUBNET)
			.filter((subnet) -> vpc.vpcId().equals(subnet.vpcId()))
			.flatMap((subnet) -> CidrBlock.parse(subnet.cidrBlock()).stream())
			.toList();
		CidrBlock whole = CidrBlock.parse(vpc.cidrBlock()).orElseThrow();
		long size = 1L << (32 - SUBNET_PREFIX);
		return LongStream.range(0, whole.size() / size)
			.mapToObj((i) -> CidrBlock.parse(CidrBlock.dotted(whole.address() + i * size) + "/" + SUBNET_PREFIX))
			.flatMap(Optional::stream)
			.filter((block) -> taken.stream().noneMatch(block::overlaps))
			.map(CidrBlock::toString)
			.findFirst()
			.orElseThrow(() -> AwsError.of("InvalidSubnet.Conflict",
					"The default VPC '%s' has no free CIDR block for a default subnet", vpc.vpcId()));
	}

}
