package io.github.privatelinkhandson.simulator.compute;

import java.util.concurrent.ThreadLocalRandom;

import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.ec2.model.NetworkInterface;
import software.amazon.awssdk.services.ec2.model.NetworkInterfaceAssociation;

import io.github.privatelinkhandson.simulator.operation.Call;
import io.github.privatelinkhandson.simulator.store.Resource;
import io.github.privatelinkhandson.simulator.vpc.NetworkInterfaceService;

/**
 * The public addresses that EC2 lends to instances while they run, where their subnet
 * maps them.
 */
record PublicAddressService(Call call) {

	private static final String AMAZON = "amazon";

	void give(String networkInterfaceId) {
		ThreadLocalRandom random = ThreadLocalRandom.current();
		String ip = "54.%d.%d.%d".formatted(random.nextInt(150, 250), random.nextInt(256), random.nextInt(1, 255));
		Resource<NetworkInterface> resource = new NetworkInterfaceService(this.call).get(networkInterfaceId);
		NetworkInterfaceAssociation association = NetworkInterfaceAssociation.builder()
			.publicIp(ip)
			.publicDnsName("")
			.ipOwnerId(AMAZON)
			.build();
		this.call.put(resource.with(with(resource.model(), association)));
	}

	private static NetworkInterface with(NetworkInterface model, @Nullable NetworkInterfaceAssociation association) {
		return model.toBuilder()
			.association(association)
			.privateIpAddresses(model.privateIpAddresses()
				.stream()
				.map((ip) -> ip.primary() ? ip.toBuilder().association(association).build() : ip)
				.toList())
			.build();
	}

	/**
	 * Takes the address back.
	 * @return whether there was one
	 */
	boolean take(String networkInterfaceId) {
		Resource<NetworkInterface> resource = new NetworkInterfaceService(this.call).get(networkInterfaceId);
		NetworkInterfaceAssociation association = resource.model().association();
		if (association == null || !AMAZON.equals(association.ipOwnerId())) {
			return false;
		}
		this.call.put(resource.with(with(resource.model(), null)));
		return true;
	}

}
