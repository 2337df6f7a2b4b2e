package io.github.privatelinkhandson.simulator.compute;

import software.amazon.awssdk.services.ec2.model.Instance;

import io.github.privatelinkhandson.simulator.store.Resource;

/**
 * Attributes of an instance that others ask for.
 */
final class InstanceAttributeService {

	static final String USER_DATA = "userData";

	static final String NO_TERMINATION = "disableApiTermination";

	static final String NO_STOP = "disableApiStop";

	private InstanceAttributeService() {
	}

	static boolean protectedFromTermination(Resource<Instance> instance) {
		return instance.attribute(NO_TERMINATION) != null;
	}

	static boolean protectedFromStop(Resource<Instance> instance) {
		return instance.attribute(NO_STOP) != null;
	}

}
