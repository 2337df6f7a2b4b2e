package io.github.privatelinkhandson.simulator.privatelink;

import java.util.Optional;

import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.ec2.model.ServiceConfiguration;

import io.github.privatelinkhandson.simulator.operation.Call;
import io.github.privatelinkhandson.simulator.store.ResourceTypes;

/**
 * An endpoint service that the caller may connect to, its own or another account's.
 *
 * @param provider the call as it is for the service's owner
 */
record OfferedService(ServiceConfiguration model, Call provider, Call consumer) {

	/**
	 * The other account that offers it, or null where it is the caller's own.
	 */
	@Nullable String otherAccount() {
		return this.provider.account().equals(this.consumer.account()) ? null : this.provider.account();
	}

	/**
	 * Lets the owner know that the caller's account has an endpoint to it.
	 */
	void connect() {
		if (otherAccount() != null) {
			this.provider.find(ResourceTypes.ENDPOINT_SERVICE, this.model.serviceId())
				.map((service) -> new ServiceConsumerService(service).with(this.consumer.account()))
				.ifPresent(this.provider::put);
		}
	}

	/**
	 * The call as it is for the owner of the service of that name, whether or not the
	 * caller may know of it.
	 */
	static Optional<Call> provider(Call call, String serviceName) {
		String id = serviceName.substring(serviceName.lastIndexOf('.') + 1);
		if (call.find(ResourceTypes.ENDPOINT_SERVICE, id).isPresent()) {
			return Optional.of(call);
		}
		return ResourceTypes.ENDPOINT_SERVICE.wellFormed(id)
				? call.resources().ownerOf(ResourceTypes.ENDPOINT_SERVICE, id).map(call::in) : Optional.empty();
	}

}
