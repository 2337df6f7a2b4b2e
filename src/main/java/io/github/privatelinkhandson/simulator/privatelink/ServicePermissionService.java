package io.github.privatelinkhandson.simulator.privatelink;

import java.util.stream.Stream;

import software.amazon.awssdk.services.ec2.model.ServiceConfiguration;

import io.github.privatelinkhandson.simulator.operation.Call;
import io.github.privatelinkhandson.simulator.store.Resource;

/**
 * Principals that may find and use an endpoint service.
 */
final class ServicePermissionService {

	static final String NOTE = "principal:";

	private ServicePermissionService() {
	}

	/**
	 * Whether the service may be connected to by that consumer; its owner needs no
	 * permission.
	 */
	static boolean allow(Call owner, Resource<ServiceConfiguration> service, Call consumer) {
		String root = "arn:aws:iam::%s:root".formatted(consumer.account());
		return owner.account().equals(consumer.account()) || Stream.of("*", root, consumer.userArn())
			.anyMatch((principal) -> service.note(NOTE + principal) != null);
	}

}
