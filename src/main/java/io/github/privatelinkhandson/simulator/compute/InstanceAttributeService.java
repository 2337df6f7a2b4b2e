package io.github.privatelinkhandson.simulator.compute;

import software.amazon.awssdk.services.ec2.model.Instance;

import io.github.privatelinkhandson.simulator.store.Resource;

/**
 * Attributes of an instance that others ask for.
 */
record InstanceAttributeService(Resource<Instance> instance) {

	static final String USER_DATA = "userData";

	static final String NO_TERMINATION = "disableApiTermination";

	static final String NO_STOP = "disableApiStop";

	boolean protectedFromTermination() {
		return this.instance.attribute(NO_TERMINATION) != null;
	}

	boolean protectedFromStop() {
		return this.instance.attribute(NO_STOP) != null;
	}

}
