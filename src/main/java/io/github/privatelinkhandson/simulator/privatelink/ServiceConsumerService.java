package io.github.privatelinkhandson.simulator.privatelink;

import java.util.List;

import software.amazon.awssdk.services.ec2.model.ServiceConfiguration;

import io.github.privatelinkhandson.simulator.store.Resource;

/**
 * The other accounts that have endpoints to an endpoint service: attributes of the
 * service. The endpoints are kept in their own accounts only, with all that becomes of
 * their connections.
 */
record ServiceConsumerService(Resource<ServiceConfiguration> service) {

	private static final String PREFIX = "consumer:";

	List<String> accounts() {
		return List.copyOf(this.service.attributes(PREFIX).keySet());
	}

	Resource<ServiceConfiguration> with(String account) {
		return this.service.withAttribute(PREFIX + account, "");
	}

	Resource<ServiceConfiguration> without(String account) {
		return this.service.withAttribute(PREFIX + account, null);
	}

}
