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

import io.github.privatelinkhandson.simulator.operation.AwsError;
import io.github.privatelinkhandson.simulator.operation.Call;
import io.github.privatelinkhandson.simulator.store.Resource;
import io.github.privatelinkhandson.simulator.store.ResourceTypes;
import io.github.privatelinkhandson.simulator.vpc.CidrBlock;
import io.github.privatelinkhandson.simulator.vpc.NetworkInterfaceService;

/**
 * The Elastic IP addresses of an account and region.
 */
public final class AddressService {

	/**
	 * Addresses that are nobody's on the internet (RFC 2544), lest the practice AWS show
	 * somebody's as the learner's.
	 */
	private static final CidrBlock POOL = CidrBlock.parse("198.18.0.0/15").orElseThrow();

	private AddressService() {
	}

	/**
	 * The addresses that are allocated now. What an address was associated with goes, and
	 * the association with it.
	 */
	public static List<Address> current(Call call) {
		call.resources()
			.all(ResourceTypes.ADDRESS)
			.stream()
			.filter((found) -> found.model().networkInterfaceId() != null
					&& NetworkInterfaceService.find(call, found.model().networkInterfaceId()).isEmpty())
			.forEach((found) -> disassociate(call, found));
		return call.resources().all(ResourceTypes.ADDRESS).stream().map(Resource::model).toList();
	}

	/**
	 * The address of that allocation id.
	 * @throws AwsError if there is none
	 */
	static Resource<Address> get(Call call, @Nullable String allocationId) {
		current(call);
		return call.get(ResourceTypes.ADDRESS, allocationId);
	}

	/**
	 * The first address that is like this.
	 */
	static Optional<Resource<Address>> find(Call call, Predicate<Address> which) {
		return current(call).stream().filter(which).findFirst().map((found) -> get(call, found.allocationId()));
	}

	static Address allocate(Call call, List<Tag> tags) {
		String id = call.newId(ResourceTypes.ADDRESS);
		Address made = Address.builder()
			.allocationId(id)
			.publicIp(newPublicIp(call))
			.publicIpv4Pool("amazon")
			.networkBorderGroup(call.region())
			.domain(DomainType.VPC)
			.tags(tags)
			.build();
		call.resources().put(Resource.created(ResourceTypes.ADDRESS, id, made, call.now()));
		return made;
	}

	/**
	 * A public address that nothing in the account and region has.
	 */
	public static String newPublicIp(Call call) {
		return Stream.generate(() -> CidrBlock.dotted(POOL.address() + Long.parseLong(call.hex(7), 16) % POOL.size()))
			.filter((ip) -> call.resources().mentioning(ResourceTypes.ADDRESS, ip).isEmpty()
					&& !NetworkInterfaceService.hasAddress(call, ip, null))
			.findFirst()
			.orElseThrow();
	}

	/**
	 * Associates a free address with a network interface.
	 */
	static Address associate(Call call, Resource<Address> address, NetworkInterface to) {
		boolean instance = to.attachment() != null && to.attachment().instanceId() != null;
		Address associated = address.model()
			.toBuilder()
			.associationId(call.newId("eipassoc-"))
			.networkInterfaceId(to.networkInterfaceId())
			.networkInterfaceOwnerId(to.ownerId())
			.privateIpAddress(to.privateIpAddress())
			.instanceId(instance ? to.attachment().instanceId() : null)
			.build();
		call.resources().put(address.with(associated));
		return associated;
	}

	static void disassociate(Call call, Resource<Address> address) {
		call.resources()
			.put(address.with(address.model()
				.toBuilder()
				.associationId(null)
				.networkInterfaceId(null)
				.networkInterfaceOwnerId(null)
				.privateIpAddress(null)
				.instanceId(null)
				.build()));
	}

	/**
	 * Whether another service of AWS (a NAT gateway) uses the address.
	 */
	static boolean requesterManaged(Call call, Address address) {
		return address.networkInterfaceId() != null && NetworkInterfaceService.find(call, address.networkInterfaceId())
			.filter(NetworkInterface::requesterManaged)
			.isPresent();
	}

}
