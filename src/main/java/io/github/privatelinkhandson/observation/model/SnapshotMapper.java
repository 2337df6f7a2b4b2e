package io.github.privatelinkhandson.observation.model;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.ec2.model.AttachmentStatus;
import software.amazon.awssdk.services.ec2.model.GroupIdentifier;
import software.amazon.awssdk.services.ec2.model.InstanceNetworkInterface;
import software.amazon.awssdk.services.ec2.model.ManagedPrefixList;
import software.amazon.awssdk.services.ec2.model.NatGatewayAddress;
import software.amazon.awssdk.services.ec2.model.NetworkInsightsAnalysis;
import software.amazon.awssdk.services.ec2.model.NetworkInsightsPath;
import software.amazon.awssdk.services.ec2.model.SecurityGroupRule;
import software.amazon.awssdk.services.ec2.model.ServiceConfiguration;
import software.amazon.awssdk.services.ec2.model.Tag;
import software.amazon.awssdk.services.ec2.model.VpcAttachment;
import software.amazon.awssdk.services.ec2.model.VpcEndpoint;
import software.amazon.awssdk.services.ec2.model.VpcEndpointConnection;
import software.amazon.awssdk.services.ec2.model.VpcPeeringConnection;
import software.amazon.awssdk.services.ec2.model.VpnGateway;
import software.amazon.awssdk.services.iam.model.AttachedPolicy;
import software.amazon.awssdk.services.ssm.model.InstanceInformation;

/**
 * Makes the snapshot's records of what the SDK describes. States keep the spelling that
 * they have on the wire, since the SDK does not know them all (aws-facts, section 3).
 */
public final class SnapshotMapper {

	private SnapshotMapper() {
	}

	public static Vpc vpc(software.amazon.awssdk.services.ec2.model.Vpc vpc) {
		return new Vpc(vpc.vpcId(), tags(vpc.tags()), text(vpc.stateAsString()), vpc.cidrBlock(),
				Boolean.TRUE.equals(vpc.isDefault()));
	}

	public static Subnet subnet(software.amazon.awssdk.services.ec2.model.Subnet subnet) {
		return new Subnet(subnet.subnetId(), tags(subnet.tags()), text(subnet.stateAsString()), subnet.vpcId(),
				text(subnet.cidrBlock()), subnet.availabilityZone());
	}

	public static InternetGateway internetGateway(software.amazon.awssdk.services.ec2.model.InternetGateway gateway) {
		String vpcId = gateway.attachments()
			.stream()
			.filter((attachment) -> !"detached".equals(attachment.stateAsString()))
			.map((attachment) -> attachment.vpcId())
			.findFirst()
			.orElse(null);
		return new InternetGateway(gateway.internetGatewayId(), tags(gateway.tags()), vpcId);
	}

	public static EgressOnlyInternetGateway egressOnlyInternetGateway(
			software.amazon.awssdk.services.ec2.model.EgressOnlyInternetGateway gateway) {
		String vpcId = gateway.attachments().stream().map((attachment) -> attachment.vpcId()).findFirst().orElse(null);
		return new EgressOnlyInternetGateway(gateway.egressOnlyInternetGatewayId(), tags(gateway.tags()), vpcId);
	}

	public static NatGateway natGateway(software.amazon.awssdk.services.ec2.model.NatGateway gateway) {
		NatGatewayAddress address = gateway.natGatewayAddresses()
			.stream()
			.findFirst()
			.orElseGet(() -> NatGatewayAddress.builder().build());
		return new NatGateway(gateway.natGatewayId(), tags(gateway.tags()), text(gateway.stateAsString()),
				gateway.vpcId(), gateway.subnetId(), address.allocationId(), address.networkInterfaceId(),
				gateway.failureCode());
	}

	public static Address address(software.amazon.awssdk.services.ec2.model.Address address) {
		return new Address(address.allocationId(), tags(address.tags()), address.publicIp(), address.associationId(),
				address.networkInterfaceId());
	}

	public static RouteTable routeTable(software.amazon.awssdk.services.ec2.model.RouteTable table) {
		List<RouteTable.Association> associations = table.associations()
			.stream()
			.map((association) -> new RouteTable.Association(text(association.routeTableAssociationId()),
					association.subnetId(), Boolean.TRUE.equals(association.main())))
			.toList();
		return new RouteTable(table.routeTableId(), tags(table.tags()), table.vpcId(),
				table.routes().stream().map(SnapshotMapper::route).toList(), associations);
	}

	private static RouteTable.Route route(software.amazon.awssdk.services.ec2.model.Route route) {
		String destination = first(route.destinationCidrBlock(), route.destinationIpv6CidrBlock(),
				route.destinationPrefixListId());
		String target = first(route.gatewayId(), route.egressOnlyInternetGatewayId(), route.natGatewayId(),
				route.networkInterfaceId(), route.instanceId(), route.vpcPeeringConnectionId(),
				route.transitGatewayId());
		return new RouteTable.Route(text(destination), text(target), text(route.stateAsString()),
				text(route.originAsString()));
	}

	public static NetworkAcl networkAcl(software.amazon.awssdk.services.ec2.model.NetworkAcl acl) {
		List<String> subnetIds = acl.associations().stream().map((association) -> association.subnetId()).toList();
		return new NetworkAcl(acl.networkAclId(), tags(acl.tags()), acl.vpcId(), Boolean.TRUE.equals(acl.isDefault()),
				acl.entries().stream().map(SnapshotMapper::entry).toList(), subnetIds);
	}

	private static NetworkAcl.Entry entry(software.amazon.awssdk.services.ec2.model.NetworkAclEntry entry) {
		Integer from = (entry.portRange() != null) ? entry.portRange().from() : null;
		Integer to = (entry.portRange() != null) ? entry.portRange().to() : null;
		return new NetworkAcl.Entry(entry.ruleNumber(), Boolean.TRUE.equals(entry.egress()), entry.protocol(),
				text(first(entry.cidrBlock(), entry.ipv6CidrBlock())), entry.ruleActionAsString(), from, to);
	}

	public static SecurityGroup securityGroup(software.amazon.awssdk.services.ec2.model.SecurityGroup group,
			Collection<SecurityGroupRule> rules) {
		return new SecurityGroup(group.groupId(), tags(group.tags()), group.groupName(), group.vpcId(),
				rules.stream().map(SnapshotMapper::rule).toList());
	}

	private static SecurityGroup.Rule rule(SecurityGroupRule rule) {
		boolean all = "-1".equals(rule.ipProtocol());
		String referenced = (rule.referencedGroupInfo() != null) ? rule.referencedGroupInfo().groupId() : null;
		String cidr = (referenced == null) ? first(rule.cidrIpv4(), rule.cidrIpv6(), rule.prefixListId()) : null;
		return new SecurityGroup.Rule(rule.securityGroupRuleId(), Boolean.TRUE.equals(rule.isEgress()),
				rule.ipProtocol(), all ? null : rule.fromPort(), all ? null : rule.toPort(), cidr, referenced);
	}

	public static NetworkInterface networkInterface(
			software.amazon.awssdk.services.ec2.model.NetworkInterface networkInterface) {
		String publicIp = (networkInterface.association() != null) ? networkInterface.association().publicIp() : null;
		String instanceId = (networkInterface.attachment() != null) ? networkInterface.attachment().instanceId() : null;
		return new NetworkInterface(networkInterface.networkInterfaceId(), tags(networkInterface.tagSet()),
				networkInterface.vpcId(), networkInterface.subnetId(), text(networkInterface.availabilityZone()),
				text(networkInterface.statusAsString()), text(networkInterface.interfaceTypeAsString()),
				text(networkInterface.description()), text(networkInterface.privateIpAddress()), publicIp,
				groupIds(networkInterface.groups()), instanceId,
				!Boolean.FALSE.equals(networkInterface.sourceDestCheck()),
				networkInterface.ipv6Addresses().stream().map((address) -> address.ipv6Address()).toList());
	}

	public static Instance instance(software.amazon.awssdk.services.ec2.model.Instance instance) {
		String zone = (instance.placement() != null) ? instance.placement().availabilityZone() : null;
		String networkInterfaceId = instance.networkInterfaces()
			.stream()
			.map(InstanceNetworkInterface::networkInterfaceId)
			.findFirst()
			.orElse(null);
		String profileArn = (instance.iamInstanceProfile() != null) ? instance.iamInstanceProfile().arn() : null;
		return new Instance(instance.instanceId(), tags(instance.tags()), instance.state().nameAsString(),
				text(instance.vpcId()), text(instance.subnetId()), text(zone), text(instance.privateIpAddress()),
				networkInterfaceId, groupIds(instance.securityGroups()), profileArn,
				text(instance.instanceTypeAsString()));
	}

	public static EndpointService endpointService(ServiceConfiguration service) {
		return new EndpointService(service.serviceId(), tags(service.tags()), service.serviceName(),
				text(service.serviceStateAsString()), Boolean.TRUE.equals(service.acceptanceRequired()),
				List.copyOf(service.networkLoadBalancerArns()), List.copyOf(service.availabilityZones()));
	}

	public static Endpoint endpoint(VpcEndpoint endpoint) {
		List<String> groups = endpoint.groups().stream().map((group) -> group.groupId()).toList();
		List<String> dnsNames = endpoint.dnsEntries().stream().map((entry) -> entry.dnsName()).toList();
		return new Endpoint(endpoint.vpcEndpointId(), tags(endpoint.tags()), lowerCamel(endpoint.stateAsString()),
				text(endpoint.vpcId()), text(endpoint.serviceName()), List.copyOf(endpoint.subnetIds()), groups,
				List.copyOf(endpoint.networkInterfaceIds()), dnsNames);
	}

	public static EndpointConnection endpointConnection(VpcEndpointConnection connection) {
		return new EndpointConnection(connection.vpcEndpointId(), tags(connection.tags()), connection.serviceId(),
				text(connection.vpcEndpointOwner()), lowerCamel(connection.vpcEndpointStateAsString()));
	}

	public static PeeringConnection peeringConnection(VpcPeeringConnection peering) {
		return new PeeringConnection(peering.vpcPeeringConnectionId(), tags(peering.tags()),
				text(peering.status().codeAsString()), text(peering.requesterVpcInfo().vpcId()),
				text(peering.accepterVpcInfo().vpcId()));
	}

	public static VirtualGateway virtualGateway(VpnGateway gateway) {
		return new VirtualGateway(gateway.vpnGatewayId(), tags(gateway.tags()),
				gateway.vpcAttachments()
					.stream()
					.filter((to) -> to.state() != AttachmentStatus.DETACHED)
					.map(VpcAttachment::vpcId)
					.findFirst()
					.orElse(null));
	}

	public static FlowLog flowLog(software.amazon.awssdk.services.ec2.model.FlowLog log) {
		return new FlowLog(log.flowLogId(), tags(log.tags()));
	}

	public static PrefixList prefixList(ManagedPrefixList list, Collection<String> cidrs) {
		return new PrefixList(list.prefixListId(), tags(list.tags()), List.copyOf(cidrs));
	}

	public static InsightsPath insightsPath(NetworkInsightsPath path) {
		return new InsightsPath(path.networkInsightsPathId(), tags(path.tags()), path.source(), path.destination(),
				path.protocolAsString(), path.destinationPort());
	}

	public static InsightsAnalysis insightsAnalysis(NetworkInsightsAnalysis analysis) {
		return new InsightsAnalysis(analysis.networkInsightsAnalysisId(), tags(analysis.tags()),
				analysis.networkInsightsPathId(), analysis.statusAsString(),
				Boolean.TRUE.equals(analysis.networkPathFound()));
	}

	public static Role role(software.amazon.awssdk.services.iam.model.Role role, Collection<AttachedPolicy> policies) {
		return new Role(role.roleName(), iamTags(role.tags()), role.arn(), role.createDate(),
				policies.stream().map(AttachedPolicy::policyArn).toList(),
				URLDecoder.decode(text(role.assumeRolePolicyDocument()), StandardCharsets.UTF_8));
	}

	public static InstanceProfile instanceProfile(software.amazon.awssdk.services.iam.model.InstanceProfile profile) {
		return new InstanceProfile(profile.instanceProfileName(), iamTags(profile.tags()), profile.arn(),
				profile.createDate(), profile.roles().stream().map((role) -> role.roleName()).toList());
	}

	public static ManagedInstance managedInstance(InstanceInformation information) {
		return new ManagedInstance(information.instanceId(), Map.of(), text(information.pingStatusAsString()));
	}

	private static List<String> groupIds(Collection<GroupIdentifier> groups) {
		return groups.stream().map(GroupIdentifier::groupId).toList();
	}

	private static Map<String, String> tags(Collection<Tag> tags) {
		return tags.stream().collect(Collectors.toUnmodifiableMap(Tag::key, (tag) -> text(tag.value()), (a, b) -> b));
	}

	private static Map<String, String> iamTags(Collection<software.amazon.awssdk.services.iam.model.Tag> tags) {
		return tags.stream()
			.collect(Collectors.toUnmodifiableMap((tag) -> tag.key(), (tag) -> text(tag.value()), (a, b) -> b));
	}

	private static @Nullable String first(@Nullable String... candidates) {
		return Stream.of(candidates).filter(Objects::nonNull).findFirst().orElse(null);
	}

	static String text(@Nullable String text) {
		return (text != null) ? text : "";
	}

	private static String lowerCamel(@Nullable String state) {
		String given = text(state);
		return given.isEmpty() ? given : Character.toLowerCase(given.charAt(0)) + given.substring(1);
	}

}
