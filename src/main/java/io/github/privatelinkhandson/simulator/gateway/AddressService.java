package io.github.privatelinkhandson.simulator.gateway;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.ec2.model.Address;
import software.amazon.awssdk.services.ec2.model.DomainType;
import software.amazon.awssdk.services.ec2.model.NetworkInterface;
import software.amazon.awssdk.services.ec2.model.Tag;

import io.github.privatelinkhandson.simulator.operation.Call;
import io.github.privatelinkhandson.simulator.store.Resource;
import io.github.privatelinkhandson.simulator.store.ResourceTypes;
import io.github.privatelinkhandson.simulator.vpc.CidrBlock;
import io.github.privatelinkhandson.simulator.vpc.NetworkInterfaceService;

/**
 * The Elastic IP addresses of an account and region.
 */
public record AddressService(Call call) {

	/**
	 * Addresses that are nobody's on the internet (RFC 2544), lest the practice AWS show
	 * somebody's as the learner's.
	 */
	private static final CidrBlock POOL = CidrBlock.parse("198.18.0.0/15").orElseThrow();

	/**
	 * The addresses that are allocated now. What an address was associated with goes, and
	 * the association with it.
	 */
	public List<Address> existing() {
		return describe(this.call.resources().all(ResourceTypes.ADDRESS));
	}

	List<Address> describe(List<Resource<Address>> kept) {
		kept.stream()
			.filter((found) -> found.model().networkInterfaceId() != null
					&& new NetworkInterfaceService(this.call).find(found.model().networkInterfaceId()).isEmpty())
			.forEach((found) -> disassociate(found));
		return kept.stream()
			.flatMap((found) -> this.call.find(ResourceTypes.ADDRESS, found.id()).stream())
			.map(Resource::model)
			.toList();
	}

	Resource<Address> get(@Nullable String allocationId) {
		existing();
		return this.call.get(ResourceTypes.ADDRESS, allocationId);
	}

	public Optional<Resource<Address>> find(Predicate<Address> which) {
		return existing().stream().filter(which).findFirst().map((found) -> get(found.allocationId()));
	}

	Address allocate(List<Tag> tags) {
		String id = this.call.newId(ResourceTypes.ADDRESS);
		Address made = Address.builder()
			.allocationId(id)
			.publicIp(newPublicIp())
			.publicIpv4Pool("amazon")
			.networkBorderGroup(this.call.region())
			.domain(DomainType.VPC)
			.tags(tags)
			.build();
		this.call.put(this.call.created(ResourceTypes.ADDRESS, id, made));
		return made;
	}

	public String newPublicIp() {
		return Stream
			.generate(() -> CidrBlock.dotted(POOL.address() + Long.parseLong(this.call.hex(7), 16) % POOL.size()))
			.filter((ip) -> this.call.resources().mentioning(ResourceTypes.ADDRESS, ip).isEmpty()
					&& !new NetworkInterfaceService(this.call).hasAddress(ip, null))
			.findFirst()
			.orElseThrow();
	}

	public Address associate(Resource<Address> address, NetworkInterface to) {
		boolean instance = to.attachment() != null && to.attachment().instanceId() != null;
		Address associated = address.model()
			.toBuilder()
			.associationId(this.call.newId("eipassoc-"))
			.networkInterfaceId(to.networkInterfaceId())
			.networkInterfaceOwnerId(to.ownerId())
			.privateIpAddress(to.privateIpAddress())
			.instanceId(instance ? to.attachment().instanceId() : null)
			.build();
		this.call.put(address.with(associated));
		return associated;
	}

	void disassociate(Resource<Address> address) {
		this.call.put(address.with(address.model()
			.toBuilder()
			.associationId(null)
			.networkInterfaceId(null)
			.networkInterfaceOwnerId(null)
			.privateIpAddress(null)
			.instanceId(null)
			.build()));
	}

	/**
	 * Returns whether another AWS service (a NAT gateway, a load balancer) uses the
	 * address.
	 */
	boolean requesterManaged(Address address) {
		return address.networkInterfaceId() != null
				&& new NetworkInterfaceService(this.call).find(address.networkInterfaceId())
					.filter(NetworkInterface::requesterManaged)
					.isPresent();
	}

}
