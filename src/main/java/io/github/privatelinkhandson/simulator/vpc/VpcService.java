package io.github.privatelinkhandson.simulator.vpc;

import java.util.List;

import software.amazon.awssdk.services.ec2.model.SecurityGroup;
import software.amazon.awssdk.services.ec2.model.Tag;
import software.amazon.awssdk.services.ec2.model.Tenancy;
import software.amazon.awssdk.services.ec2.model.Vpc;
import software.amazon.awssdk.services.ec2.model.VpcCidrBlockStateCode;
import software.amazon.awssdk.services.ec2.model.VpcState;

import io.github.privatelinkhandson.simulator.clock.Latency;
import io.github.privatelinkhandson.simulator.dhcp.DhcpOptionsService;
import io.github.privatelinkhandson.simulator.operation.AwsError;
import io.github.privatelinkhandson.simulator.operation.Call;
import io.github.privatelinkhandson.simulator.quotas.Quota;
import io.github.privatelinkhandson.simulator.store.Resource;
import io.github.privatelinkhandson.simulator.store.ResourceTypes;

/**
 * The VPCs of an account and region.
 */
public record VpcService(Call call) {

	static final String DNS_SUPPORT = "enableDnsSupport";

	static final String DNS_HOSTNAMES = "enableDnsHostnames";

	static final String USAGE_METRICS = "enableNetworkAddressUsageMetrics";

	public List<Vpc> existing() {
		return this.call.stream(ResourceTypes.VPC).map((found) -> describe(found)).toList();
	}

	public Vpc create(String cidr, Tenancy tenancy, List<Tag> tags) {
		CidrBlock block = CidrBlock.require(cidr, "cidrBlock");
		if (block.prefix() < 16 || block.prefix() > 28) {
			throw AwsError.of("InvalidVpc.Range", "The CIDR '%s' is invalid.", cidr);
		}
		Quota.VPCS.checkOneMore(this.call, ResourceTypes.VPC);
		String id = this.call.newId(ResourceTypes.VPC);
		Vpc model = Vpc.builder()
			.vpcId(id)
			.ownerId(this.call.account())
			.cidrBlock(block.toString())
			.cidrBlockAssociationSet((association) -> association.associationId(this.call.newId("vpc-cidr-assoc-"))
				.cidrBlock(block.toString())
				.cidrBlockState((state) -> state.state(VpcCidrBlockStateCode.ASSOCIATED)))
			.ipv6CidrBlockAssociationSet(List.of())
			.instanceTenancy(tenancy)
			.isDefault(false)
			.dhcpOptionsId(new DhcpOptionsService(this.call).defaultId())
			.tags(tags)
			.build();
		Resource<Vpc> made = this.call.created(ResourceTypes.VPC, id, model)
			.withAttribute(DNS_SUPPORT, "true")
			.withAttribute(DNS_HOSTNAMES, "false")
			.withAttribute(USAGE_METRICS, "false");
		this.call.put(made);
		new VpcDefaultsService(this.call).create(model);
		return describe(made);
	}

	/**
	 * Returns whether instances in the VPC get public DNS names.
	 */
	public boolean dnsHostnames(String vpcId) {
		return attribute(vpcId, DNS_HOSTNAMES);
	}

	/**
	 * Returns whether the VPC has a resolver.
	 */
	public boolean dnsSupport(String vpcId) {
		return attribute(vpcId, DNS_SUPPORT);
	}

	public String defaultGroupId(String vpcId) {
		return this.call.mentioning(ResourceTypes.SECURITY_GROUP, vpcId)
			.map(Resource::model)
			.filter((group) -> vpcId.equals(group.vpcId()) && VpcDefaultsService.GROUP_NAME.equals(group.groupName()))
			.map(SecurityGroup::groupId)
			.findFirst()
			.orElseThrow();
	}

	boolean attribute(String vpcId, String name) {
		return Boolean.parseBoolean(this.call.get(ResourceTypes.VPC, vpcId).attribute(name));
	}

	Vpc describe(Resource<Vpc> found) {
		boolean available = this.call.passed(Latency.VPC_AVAILABLE, found.id(), found.createdAt());
		return found.model()
			.toBuilder()
			.state(available ? VpcState.AVAILABLE : VpcState.PENDING)
			.cidrBlockAssociationSet(new VpcBlockService(this.call).ipv4(found))
			.ipv6CidrBlockAssociationSet(new VpcBlockService(this.call).ipv6(found))
			.build();
	}

}
