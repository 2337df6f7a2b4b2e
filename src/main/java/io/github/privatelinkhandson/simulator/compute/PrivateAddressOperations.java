package io.github.privatelinkhandson.simulator.compute;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

import org.springframework.stereotype.Component;
import software.amazon.awssdk.services.ec2.model.AssignPrivateIpAddressesRequest;
import software.amazon.awssdk.services.ec2.model.AssignPrivateIpAddressesResponse;
import software.amazon.awssdk.services.ec2.model.AssignedPrivateIpAddress;
import software.amazon.awssdk.services.ec2.model.NetworkInterface;
import software.amazon.awssdk.services.ec2.model.NetworkInterfacePrivateIpAddress;
import software.amazon.awssdk.services.ec2.model.UnassignPrivateIpAddressesRequest;

import io.github.privatelinkhandson.simulator.operation.AwsError;
import io.github.privatelinkhandson.simulator.operation.Call;
import io.github.privatelinkhandson.simulator.operation.Operations;
import io.github.privatelinkhandson.simulator.store.Resource;
import io.github.privatelinkhandson.simulator.store.ResourceTypes;
import io.github.privatelinkhandson.simulator.vpc.NetworkInterfaceService;
import io.github.privatelinkhandson.simulator.vpc.PrivateAddressService;

/**
 * Gives network interfaces private addresses beside their first one, and takes them away.
 */
@Component
class PrivateAddressOperations implements Operations {

	AssignPrivateIpAddressesResponse assignPrivateIpAddresses(AssignPrivateIpAddressesRequest request, Call call) {
		String id = request.networkInterfaceId();
		NetworkInterface card = own(call, id).model();
		List<String> wanted = request.privateIpAddresses();
		Integer count = request.secondaryPrivateIpAddressCount();
		if (!wanted.isEmpty() && count != null) {
			throw AwsError.of("InvalidParameterCombination",
					"The parameter privateIpAddress cannot be used with the parameter secondaryPrivateIpAddressCount");
		}
		if (wanted.isEmpty() && (count == null || count < 1)) {
			throw AwsError.of("MissingParameter",
					"The request must contain the parameter privateIpAddress or secondaryPrivateIpAddressCount");
		}
		checkLimit(call, card, wanted.isEmpty() ? count : wanted.size());
		if (Boolean.TRUE.equals(request.allowReassignment())) {
			wanted.forEach((ip) -> takeFromOther(call, card, ip));
		}
		List<String> given = new ArrayList<>();
		for (int i = 0; i < (wanted.isEmpty() ? count : wanted.size()); i++) {
			given.add(new PrivateAddressService(call).add(id, wanted.isEmpty() ? null : wanted.get(i), i));
		}
		return AssignPrivateIpAddressesResponse.builder()
			.networkInterfaceId(id)
			.assignedPrivateIpAddresses(given.stream()
				.map((ip) -> AssignedPrivateIpAddress.builder().privateIpAddress(ip).build())
				.toList())
			.assignedIpv4Prefixes(List.of())
			.build();
	}

	private static Resource<NetworkInterface> own(Call call, String id) {
		Resource<NetworkInterface> card = new NetworkInterfaceService(call).get(id);
		if (card.model().requesterManaged()) {
			throw AwsError.of("AuthFailure", "You do not have permission to access the specified resource.");
		}
		return card;
	}

	/**
	 * The type of the instance, if it is on one, says how many addresses an interface may
	 * have.
	 */
	private static void checkLimit(Call call, NetworkInterface card, int more) {
		Optional.ofNullable(card.attachment())
			.flatMap((attachment) -> new InstanceService(call).find(attachment.instanceId()))
			.flatMap((instance) -> TypeSpec.find(instance.instanceTypeAsString()))
			.filter((type) -> card.privateIpAddresses().size() + more > type.addresses())
			.ifPresent((type) -> {
				throw AwsError.of("PrivateIpAddressLimitExceeded", "Number of private addresses will exceed limit.");
			});
	}

	private static void takeFromOther(Call call, NetworkInterface card, String ip) {
		call.mentioning(ResourceTypes.NETWORK_INTERFACE, ip)
			.filter((other) -> other.model().subnetId().equals(card.subnetId()))
			.filter((other) -> other.model()
				.privateIpAddresses()
				.stream()
				.anyMatch((address) -> !address.primary() && ip.equals(address.privateIpAddress())))
			.toList()
			.forEach((other) -> call.put(without(other, List.of(ip))));
	}

	void unassignPrivateIpAddresses(UnassignPrivateIpAddressesRequest request, Call call) {
		List<String> ips = call.require(request.privateIpAddresses(), "privateIpAddress");
		Resource<NetworkInterface> card = own(call, request.networkInterfaceId());
		Map<Boolean, List<String>> known = card.model()
			.privateIpAddresses()
			.stream()
			.collect(Collectors.partitioningBy(NetworkInterfacePrivateIpAddress::primary,
					Collectors.mapping(NetworkInterfacePrivateIpAddress::privateIpAddress, Collectors.toList())));
		AwsError.throwForAny(ips, known.get(true)::contains, (ip) -> AwsError.of("InvalidParameterValue",
				"%s is the primary address of interface %s and cannot be unassigned", ip, card.id()));
		if (!known.get(false).containsAll(ips)) {
			throw AwsError.of("InvalidParameterValue",
					"Some of the specified addresses are not assigned to interface %s", card.id());
		}
		call.put(without(card, ips));
	}

	private static Resource<NetworkInterface> without(Resource<NetworkInterface> card, List<String> ips) {
		return card.with(card.model()
			.toBuilder()
			.privateIpAddresses(card.model()
				.privateIpAddresses()
				.stream()
				.filter((address) -> !ips.contains(address.privateIpAddress()))
				.toList())
			.build());
	}

}
