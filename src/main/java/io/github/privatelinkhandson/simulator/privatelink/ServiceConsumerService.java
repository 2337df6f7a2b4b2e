package io.github.privatelinkhandson.simulator.privatelink;

import java.util.List;

import software.amazon.awssdk.services.ec2.model.ServiceConfiguration;

import io.github.privatelinkhandson.simulator.store.Resource;

/**
 * The other accounts that have endpoints to an endpoint service: attributes of the
 * service. The endpoints are kept in their own accounts only, with all that becomes of
 * their connections.
 */
final class ServiceConsumerService {

	private static final String PREFIX = "consumer:";

	private ServiceConsumerService() {
	}

	static List<String> of(Resource<ServiceConfiguration> service) {
		return service.attributes()
			.keySet()
			.stream()
			.filter((attribute) -> attribute.startsWith(PREFIX))
			.map((attribute) -> attribute.substring(PREFIX.length()))
			.sorted()
			.toList();
	}

	static Resource<ServiceConfiguration> with(Resource<ServiceConfiguration> service, String account) {
		return service.withAttribute(PREFIX + account, "");
	}

	static Resource<ServiceConfiguration> without(Resource<ServiceConfiguration> service, String account) {
		return service.withAttribute(PREFIX + account, null);
	}

}
