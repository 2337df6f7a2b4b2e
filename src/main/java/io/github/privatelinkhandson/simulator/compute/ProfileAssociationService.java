package io.github.privatelinkhandson.simulator.compute;

import java.time.Instant;
import java.util.Optional;

import software.amazon.awssdk.services.ec2.model.Instance;

import io.github.privatelinkhandson.simulator.operation.Call;
import io.github.privatelinkhandson.simulator.store.Resource;
import io.github.privatelinkhandson.simulator.store.ResourceTypes;

/**
 * Associations of instances with instance profiles.
 */
public record ProfileAssociationService(Call call) {

	static final String ID = "profileAssociation";

	static final String SINCE = "profileAssociated";

	public Optional<Instant> since(String instanceId) {
		return this.call.find(ResourceTypes.INSTANCE, instanceId)
			.filter((resource) -> resource.attribute(ID) != null)
			.map((resource) -> resource.time(SINCE));
	}

	static Resource<Instance> made(Resource<Instance> instance, Call call) {
		return instance.withAttribute(ID, call.newId("iip-assoc-")).withTime(SINCE, call.now());
	}

}
