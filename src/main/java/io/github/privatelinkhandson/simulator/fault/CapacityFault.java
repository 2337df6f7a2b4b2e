package io.github.privatelinkhandson.simulator.fault;

import java.time.Instant;
import java.util.Optional;

import org.springframework.modulith.NamedInterface;
import software.amazon.awssdk.services.ec2.model.Tag;

import io.github.privatelinkhandson.simulator.store.Resource;
import io.github.privatelinkhandson.simulator.store.ResourceTypes;

/**
 * A zone without capacity for an account's instances.
 */
@NamedInterface("fault")
public record CapacityFault(String id, String zone) {

	private static final String ZONE = "zone";

	Resource<Tag> kept(Instant at) {
		return Resource.created(ResourceTypes.FAULT, this.id, Tag.builder().build(), at).withAttribute(ZONE, this.zone);
	}

	static Optional<CapacityFault> of(Resource<Tag> kept) {
		return Optional.ofNullable(kept.attribute(ZONE)).map((zone) -> new CapacityFault(kept.id(), zone));
	}

}
