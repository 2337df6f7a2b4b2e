package io.github.privatelinkhandson.simulator.compute;

import java.util.List;

import software.amazon.awssdk.services.ec2.model.Instance;

import io.github.privatelinkhandson.simulator.store.Kinds;
import io.github.privatelinkhandson.simulator.wire.Call;

/**
 * The instances of an account and region as they are now.
 */
public final class Instances {

	private Instances() {
	}

	/**
	 * All instances but the terminated ones.
	 */
	public static List<Instance> current(Call call) {
		return call.resources()
			.all(Kinds.INSTANCE)
			.stream()
			.filter((resource) -> !Lifecycle.of(call, resource).terminated())
			.map((resource) -> resource.model().toBuilder().state(Lifecycle.of(call, resource).model()).build())
			.toList();
	}

}
