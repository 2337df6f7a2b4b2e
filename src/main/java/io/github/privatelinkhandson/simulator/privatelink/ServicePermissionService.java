package io.github.privatelinkhandson.simulator.privatelink;

import java.util.stream.Stream;

import software.amazon.awssdk.services.ec2.model.ServiceConfiguration;

import io.github.privatelinkhandson.simulator.operation.Call;
import io.github.privatelinkhandson.simulator.store.Resource;

/**
 * Principals that may find and use an endpoint service.
 */
record ServicePermissionService(Call call) {

	static final String PREFIX = "principal:";

	/**
	 * Returns whether the consumer may connect to the service; the owner needs no
	 * permission.
	 */
	boolean allow(Resource<ServiceConfiguration> service, Call consumer) {
		String root = "arn:aws:iam::%s:root".formatted(consumer.account());
		return this.call.account().equals(consumer.account()) || Stream.of("*", root, consumer.userArn())
			.anyMatch((principal) -> service.attribute(PREFIX + principal) != null);
	}

}
