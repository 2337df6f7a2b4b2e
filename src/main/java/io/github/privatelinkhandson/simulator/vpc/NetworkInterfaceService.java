package io.github.privatelinkhandson.simulator.vpc;

import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.ec2.model.Address;
import software.amazon.awssdk.services.ec2.model.AttachmentStatus;
import software.amazon.awssdk.services.ec2.model.GroupIdentifier;
import software.amazon.awssdk.services.ec2.model.NetworkInterface;
import software.amazon.awssdk.services.ec2.model.NetworkInterfaceAssociation;
import software.amazon.awssdk.services.ec2.model.NetworkInterfaceAttachment;
import software.amazon.awssdk.services.ec2.model.NetworkInterfacePrivateIpAddress;
import software.amazon.awssdk.services.ec2.model.NetworkInterfaceStatus;
import software.amazon.awssdk.services.ec2.model.NetworkInterfaceType;
import software.amazon.awssdk.services.ec2.model.SecurityGroup;
import software.amazon.awssdk.services.ec2.model.Subnet;
import software.amazon.awssdk.services.ec2.model.Tag;

import io.github.privatelinkhandson.simulator.clock.Latency;
import io.github.privatelinkhandson.simulator.operation.AwsError;
import io.github.privatelinkhandson.simulator.operation.Call;
import io.github.privatelinkhandson.simulator.quotas.Quota;
import io.github.privatelinkhandson.simulator.store.Resource;
import io.github.privatelinkhandson.simulator.store.ResourceTypes;

/**
 * The network interfaces of an account and region: whatever has an address in a subnet
 * has one.
 */
public final class NetworkInterfaceService {

	private static final String LINGERS = "lingers";

	private static final String LINGERS_WITH = "lingersWith";

	private NetworkInterfaceService() {
	}

	/**
	 * What a network interface is to be like.
	 *
	 * @param groupIds none means the VPC's default group where the type has groups by
	 * default
	 * @param privateIp a free address of the subnet; null lets one be chosen
	 * @param requesterManaged whether it belongs to another service of AWS (NAT gateway,
	 * load balancer, endpoint)
	 * @param instanceId the instance that it is attached to as its first interface
	 */
	public record Spec(String subnetId, NetworkInterfaceType type, String description, List<String> groupIds,
			@Nullable String privateIp, boolean requesterManaged, @Nullable String instanceId, List<Tag> tags) {
	}

	/**
	 * Makes a network interface with a free private address of its subnet.
	 */
	public static NetworkInterface create(Call call, Spec spec) {
		Subnet subnet = call.get(ResourceTypes.SUBNET, spec.subnetId()).model();
		Quota.NETWORK_INTERFACES.check(call, () -> call.resources().all(ResourceTypes.NETWORK_INTERFACE).size() + 1L);
		String id = call.newId(ResourceTypes.NETWORK_INTERFACE);
		String ip = PrivateAddressService.choose(call, subnet, spec.privateIp(), id);
		String dnsName = VpcService.dnsHostnames(call, subnet.vpcId()) ? dnsName(call, ip) : null;
		boolean attached = spec.requesterManaged() || spec.instanceId() != null;
		NetworkInterface made = NetworkInterface.builder()
			.networkInterfaceId(id)
			.interfaceType(typeName(spec.type()))
			.description(spec.description())
			.ownerId(call.account())
			.requesterManaged(spec.requesterManaged())
			.requesterId(spec.requesterManaged() ? "amazon-aws" : null)
			.subnetId(subnet.subnetId())
			.vpcId(subnet.vpcId())
			.availabilityZone(subnet.availabilityZone())
			.availabilityZoneId(subnet.availabilityZoneId())
			.groups(groups(call, subnet, spec))
			.macAddress("06" + call.hex(10).replaceAll("(..)", ":$1"))
			.privateIpAddress(ip)
			.privateDnsName(dnsName)
			.privateIpAddresses(NetworkInterfacePrivateIpAddress.builder()
				.primary(true)
				.privateIpAddress(ip)
				.privateDnsName(dnsName)
				.build())
			.ipv6Addresses(List.of())
			.sourceDestCheck(spec.type() != NetworkInterfaceType.NAT_GATEWAY
					&& spec.type() != NetworkInterfaceType.NETWORK_LOAD_BALANCER)
			.attachment(attached ? attachment(call, spec) : null)
			.status(attached ? NetworkInterfaceStatus.IN_USE : NetworkInterfaceStatus.AVAILABLE)
			.tagSet(Tags.merge(List.of(), spec.tags()))
			.build();
		call.resources().put(Resource.created(ResourceTypes.NETWORK_INTERFACE, id, made, call.now()));
		return made;
	}

	/**
	 * Lets a network interface go: at once, or when that latency has passed.
	 */
	public static void release(Call call, String networkInterfaceId, @Nullable Latency lingers) {
		release(call, networkInterfaceId, lingers, networkInterfaceId);
	}

	/**
	 * Lets a network interface go when that latency has passed for another resource, so
	 * that both are gone at the same moment.
	 */
	public static void release(Call call, String networkInterfaceId, @Nullable Latency lingers, String with) {
		call.resources().find(ResourceTypes.NETWORK_INTERFACE, networkInterfaceId).ifPresent((found) -> {
			if (lingers == null) {
				call.resources().remove(found);
			}
			else if (!found.deleted()) {
				call.resources()
					.put(found.withTime(Resource.DELETED, call.now())
						.withNote(LINGERS, lingers.name())
						.withNote(LINGERS_WITH, with));
			}
		});
	}

	/**
	 * Gives a network interface other security groups.
	 */
	public static void regroup(Call call, String networkInterfaceId, List<String> groupIds) {
		Resource<NetworkInterface> found = get(call, networkInterfaceId);
		Subnet subnet = call.get(ResourceTypes.SUBNET, found.model().subnetId()).model();
		call.resources().put(found.with(found.model().toBuilder().groups(groups(call, subnet, groupIds)).build()));
	}

	/**
	 * The network interfaces that exist now, with the public addresses they have now.
	 */
	public static List<NetworkInterface> current(Call call) {
		return shown(call, call.resources().all(ResourceTypes.NETWORK_INTERFACE));
	}

	/**
	 * Those that are in the subnet.
	 */
	static List<NetworkInterface> inSubnet(Call call, String subnetId) {
		return shown(call, call.resources().mentioning(ResourceTypes.NETWORK_INTERFACE, subnetId));
	}

	/**
	 * Whether one has that public or private address, in any subnet or in that one.
	 */
	public static boolean hasAddress(Call call, String ip, @Nullable String subnetId) {
		return shown(call, call.resources().mentioning(ResourceTypes.NETWORK_INTERFACE, ip)).stream()
			.anyMatch((found) -> subnetId == null || subnetId.equals(found.subnetId()));
	}

	static List<NetworkInterface> shown(Call call, List<Resource<NetworkInterface>> kept) {
		return kept.stream().filter((found) -> exists(call, found)).map((found) -> shown(call, found)).toList();
	}

	/**
	 * The network interface of that id, as {@link #current} has it.
	 */
	public static Optional<NetworkInterface> find(Call call, String id) {
		return call.resources()
			.find(ResourceTypes.NETWORK_INTERFACE, id)
			.filter((found) -> exists(call, found))
			.map((found) -> shown(call, found));
	}

	/**
	 * The network interface of that id.
	 * @throws AwsError if there is none
	 */
	public static Resource<NetworkInterface> get(Call call, @Nullable String id) {
		call.resources().find(ResourceTypes.NETWORK_INTERFACE, id).ifPresent((found) -> exists(call, found));
		return call.get(ResourceTypes.NETWORK_INTERFACE, id);
	}

	/**
	 * The security groups, as a network interface in that subnet names them.
	 * @throws AwsError if one does not exist or is of another VPC, or there are too many
	 */
	public static List<GroupIdentifier> groups(Call call, Subnet subnet, List<String> groupIds) {
		Quota.GROUPS_PER_INTERFACE.check(call, groupIds::size);
		return groupIds.stream()
			.distinct()
			.map((id) -> group(subnet, call.get(ResourceTypes.SECURITY_GROUP, id).model()))
			.toList();
	}

	/**
	 * The name that EC2 gives to a private address.
	 */
	public static String dnsName(Call call, String privateIp) {
		String domain = "us-east-1".equals(call.region()) ? "ec2.internal" : call.region() + ".compute.internal";
		return "ip-" + privateIp.replace('.', '-') + "." + domain;
	}

	private static boolean exists(Call call, Resource<NetworkInterface> found) {
		boolean gone = found.deleted() && call.passed(Latency.valueOf(found.notes().get(LINGERS)),
				found.notes().get(LINGERS_WITH), found.time(Resource.DELETED));
		if (gone) {
			call.resources().remove(found);
		}
		return !gone;
	}

	private static NetworkInterface shown(Call call, Resource<NetworkInterface> found) {
		return call.resources()
			.mentioning(ResourceTypes.ADDRESS, found.id())
			.stream()
			.map(Resource::model)
			.findFirst()
			.map((address) -> shown(found.model(), address))
			.orElse(found.model());
	}

	private static NetworkInterface shown(NetworkInterface model, Address address) {
		NetworkInterfaceAssociation association = NetworkInterfaceAssociation.builder()
			.allocationId(address.allocationId())
			.associationId(address.associationId())
			.ipOwnerId(model.ownerId())
			.publicDnsName("")
			.publicIp(address.publicIp())
			.build();
		return model.toBuilder()
			.association(association)
			.privateIpAddresses(model.privateIpAddresses()
				.stream()
				.map((ip) -> ip.primary() ? ip.toBuilder().association(association).build() : ip)
				.toList())
			.build();
	}

	private static List<GroupIdentifier> groups(Call call, Subnet subnet, Spec spec) {
		boolean hasDefault = spec.type() == NetworkInterfaceType.INTERFACE
				|| spec.type() == NetworkInterfaceType.VPC_ENDPOINT;
		return groups(call, subnet, (spec.groupIds().isEmpty() && hasDefault)
				? List.of(VpcService.defaultGroupId(call, subnet.vpcId())) : spec.groupIds());
	}

	/**
	 * EC2 says {@code nat_gateway}, though the SDK has another word for it.
	 */
	private static String typeName(NetworkInterfaceType type) {
		return (type == NetworkInterfaceType.NAT_GATEWAY) ? "nat_gateway" : type.toString();
	}

	private static GroupIdentifier group(Subnet subnet, SecurityGroup group) {
		if (!subnet.vpcId().equals(group.vpcId())) {
			throw AwsError.of("InvalidParameter", "Security group %s and subnet %s belong to different networks.",
					group.groupId(), subnet.subnetId());
		}
		return GroupIdentifier.builder().groupId(group.groupId()).groupName(group.groupName()).build();
	}

	private static NetworkInterfaceAttachment attachment(Call call, Spec spec) {
		boolean instance = spec.instanceId() != null;
		return NetworkInterfaceAttachment.builder()
			.attachmentId(call.newId(instance ? "eni-attach-" : "ela-attach-"))
			.attachTime(call.now())
			.deleteOnTermination(instance)
			.deviceIndex(instance ? 0 : 1)
			.networkCardIndex(0)
			.instanceId(spec.instanceId())
			.instanceOwnerId(instance ? call.account() : "amazon-aws")
			.status(AttachmentStatus.ATTACHED)
			.build();
	}

}
