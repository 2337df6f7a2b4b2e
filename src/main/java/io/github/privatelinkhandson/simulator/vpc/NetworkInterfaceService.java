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
public record NetworkInterfaceService(Call call) {

	private static final String LINGERS = "lingers";

	private static final String LINGERS_WITH = "lingersWith";

	/**
	 * The specification of a network interface.
	 *
	 * @param groupIds none means the VPC's default group where the type has groups by
	 * default
	 * @param privateIp a free address of the subnet; null lets one be chosen
	 * @param instanceId the instance that it is attached to as its first interface
	 */
	public record Spec(String subnetId, NetworkInterfaceType type, String description, List<String> groupIds,
			@Nullable String privateIp, @Nullable String instanceId, List<Tag> tags) {

		/**
		 * Returns whether it belongs to another service of AWS.
		 */
		boolean requesterManaged() {
			return switch (this.type) {
				case NAT_GATEWAY, NETWORK_LOAD_BALANCER, VPC_ENDPOINT -> true;
				default -> false;
			};
		}

	}

	public NetworkInterface create(Spec spec) {
		Subnet subnet = this.call.get(ResourceTypes.SUBNET, spec.subnetId()).model();
		Quota.NETWORK_INTERFACES.checkOneMore(this.call, ResourceTypes.NETWORK_INTERFACE);
		String id = this.call.newId(ResourceTypes.NETWORK_INTERFACE);
		String ip = new PrivateAddressService(this.call).choose(subnet, spec, id);
		String dnsName = (ip != null && new VpcService(this.call).dnsHostnames(subnet.vpcId())) ? dnsName(ip) : null;
		boolean attached = spec.requesterManaged() || spec.instanceId() != null;
		NetworkInterface made = NetworkInterface.builder()
			.networkInterfaceId(id)
			.interfaceType(typeName(spec.type()))
			.description(spec.description())
			.ownerId(this.call.account())
			.requesterManaged(spec.requesterManaged())
			.requesterId(requesterId(spec))
			.subnetId(subnet.subnetId())
			.vpcId(subnet.vpcId())
			.availabilityZone(subnet.availabilityZone())
			.availabilityZoneId(subnet.availabilityZoneId())
			.groups(groups(subnet, spec))
			.macAddress("06" + this.call.hex(10).replaceAll("(..)", ":$1"))
			.privateIpAddress(ip)
			.privateDnsName(dnsName)
			.privateIpAddresses((ip != null) ? List.of(NetworkInterfacePrivateIpAddress.builder()
				.primary(true)
				.privateIpAddress(ip)
				.privateDnsName(dnsName)
				.build()) : List.of())
			.ipv6Addresses(List.of())
			.ipv6Native((ip != null) ? null : true)
			.sourceDestCheck(spec.type() != NetworkInterfaceType.NAT_GATEWAY
					&& spec.type() != NetworkInterfaceType.NETWORK_LOAD_BALANCER)
			.attachment(attached ? attachment(spec) : null)
			.status(attached ? NetworkInterfaceStatus.IN_USE : NetworkInterfaceStatus.AVAILABLE)
			.tagSet(Tags.merge(List.of(), spec.tags()))
			.build();
		this.call.put(this.call.created(ResourceTypes.NETWORK_INTERFACE, id, made));
		return made;
	}

	/**
	 * Lets a network interface go: at once, or when that latency has passed.
	 */
	public void release(String networkInterfaceId, @Nullable Latency lingers) {
		release(networkInterfaceId, lingers, networkInterfaceId);
	}

	/**
	 * Lets a network interface go when that latency has passed for another resource, so
	 * that both are gone at the same moment.
	 */
	public void release(String networkInterfaceId, @Nullable Latency lingers, String with) {
		this.call.find(ResourceTypes.NETWORK_INTERFACE, networkInterfaceId).ifPresent((found) -> {
			if (lingers == null) {
				this.call.remove(found);
			}
			else if (!found.deleted()) {
				this.call.put(found.withTime(Resource.DELETED, this.call.now())
					.withAttribute(LINGERS, lingers.name())
					.withAttribute(LINGERS_WITH, with));
			}
		});
	}

	public void regroup(String networkInterfaceId, List<String> groupIds) {
		Resource<NetworkInterface> found = get(networkInterfaceId);
		Subnet subnet = this.call.get(ResourceTypes.SUBNET, found.model().subnetId()).model();
		this.call.put(found.with(found.model().toBuilder().groups(groups(subnet, groupIds)).build()));
	}

	public List<NetworkInterface> existing() {
		return describe(this.call.resources().all(ResourceTypes.NETWORK_INTERFACE));
	}

	List<NetworkInterface> inSubnet(String subnetId) {
		return describe(this.call.resources().mentioning(ResourceTypes.NETWORK_INTERFACE, subnetId));
	}

	/**
	 * Returns whether an interface has the public or private address, in any subnet or in
	 * the given one.
	 */
	public boolean hasAddress(String ip, @Nullable String subnetId) {
		return describe(this.call.resources().mentioning(ResourceTypes.NETWORK_INTERFACE, ip)).stream()
			.anyMatch((found) -> subnetId == null || subnetId.equals(found.subnetId()));
	}

	List<NetworkInterface> describe(List<Resource<NetworkInterface>> kept) {
		return kept.stream().filter((found) -> exists(found)).map((found) -> describe(found)).toList();
	}

	/**
	 * The network interface of that id, as {@link #existing} has it.
	 */
	public Optional<NetworkInterface> find(String id) {
		return this.call.find(ResourceTypes.NETWORK_INTERFACE, id)
			.filter((found) -> exists(found))
			.map((found) -> describe(found));
	}

	/**
	 * The network interface of an instance.
	 * @throws AwsError if it has several
	 */
	public Optional<NetworkInterface> ofInstance(String instanceId) {
		List<NetworkInterface> attached = describe(
				this.call.resources().mentioning(ResourceTypes.NETWORK_INTERFACE, instanceId))
			.stream()
			.filter((found) -> found.attachment() != null && instanceId.equals(found.attachment().instanceId()))
			.toList();
		if (attached.size() > 1) {
			throw AwsError.of("InvalidInstanceID", "There are multiple interfaces attached to instance '%s'. Please "
					+ "specify an interface ID for the operation instead.", instanceId);
		}
		return attached.stream().findFirst();
	}

	/**
	 * The network interface as it is when it is on that instance.
	 */
	public Resource<NetworkInterface> attached(String id, String instanceId, int index, boolean deleteOnTermination) {
		Resource<NetworkInterface> found = get(id);
		NetworkInterfaceAttachment attachment = NetworkInterfaceAttachment.builder()
			.attachmentId(this.call.newId("eni-attach-"))
			.attachTime(this.call.now())
			.deleteOnTermination(deleteOnTermination)
			.deviceIndex(index)
			.networkCardIndex(0)
			.instanceId(instanceId)
			.instanceOwnerId(this.call.account())
			.status(AttachmentStatus.ATTACHED)
			.build();
		return found
			.with(found.model().toBuilder().attachment(attachment).status(NetworkInterfaceStatus.IN_USE).build());
	}

	public Resource<NetworkInterface> get(@Nullable String id) {
		this.call.find(ResourceTypes.NETWORK_INTERFACE, id).ifPresent((found) -> exists(found));
		return this.call.get(ResourceTypes.NETWORK_INTERFACE, id);
	}

	/**
	 * The security groups, as a network interface in that subnet names them.
	 * @throws AwsError if one does not exist or is of another VPC, or there are too many
	 */
	public List<GroupIdentifier> groups(Subnet subnet, List<String> groupIds) {
		Quota.GROUPS_PER_INTERFACE.check(this.call, groupIds::size);
		return groupIds.stream()
			.distinct()
			.map((id) -> group(subnet, this.call.get(ResourceTypes.SECURITY_GROUP, id).model()))
			.toList();
	}

	public String dnsName(String privateIp) {
		return resourceName("ip-" + privateIp.replace('.', '-'));
	}

	/**
	 * The private name of what has no IPv4 address.
	 */
	public String resourceName(String id) {
		String domain = "us-east-1".equals(this.call.region()) ? "ec2.internal"
				: this.call.region() + ".compute.internal";
		return id + "." + domain;
	}

	private boolean exists(Resource<NetworkInterface> found) {
		boolean gone = found.deleted() && this.call.passed(Latency.valueOf(found.attributes().get(LINGERS)),
				found.attributes().get(LINGERS_WITH), found.time(Resource.DELETED));
		if (gone) {
			this.call.remove(found);
		}
		return !gone;
	}

	private NetworkInterface describe(Resource<NetworkInterface> found) {
		return this.call.mentioning(ResourceTypes.ADDRESS, found.id())
			.map(Resource::model)
			.findFirst()
			.map((address) -> withAddress(found.model(), address))
			.orElse(found.model());
	}

	private static NetworkInterface withAddress(NetworkInterface model, Address address) {
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

	private List<GroupIdentifier> groups(Subnet subnet, Spec spec) {
		boolean hasDefault = spec.type() == NetworkInterfaceType.INTERFACE
				|| spec.type() == NetworkInterfaceType.VPC_ENDPOINT;
		return groups(subnet, (spec.groupIds().isEmpty() && hasDefault)
				? List.of(new VpcService(this.call).defaultGroupId(subnet.vpcId())) : spec.groupIds());
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

	/**
	 * The id of AWS or of the user, whichever asked for it; instances' interfaces have
	 * none.
	 */
	private @Nullable String requesterId(Spec spec) {
		return spec.requesterManaged() ? "amazon-aws" : (spec.instanceId() == null) ? this.call.userId() : null;
	}

	private NetworkInterfaceAttachment attachment(Spec spec) {
		boolean instance = spec.instanceId() != null;
		return NetworkInterfaceAttachment.builder()
			.attachmentId(this.call.newId(instance ? "eni-attach-" : "ela-attach-"))
			.attachTime(this.call.now())
			.deleteOnTermination(instance)
			.deviceIndex(instance ? 0 : 1)
			.networkCardIndex(0)
			.instanceId(spec.instanceId())
			.instanceOwnerId(instance ? this.call.account() : "amazon-aws")
			.status(AttachmentStatus.ATTACHED)
			.build();
	}

}
