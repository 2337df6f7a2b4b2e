package io.github.privatelinkhandson.simulator.compute;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

import software.amazon.awssdk.services.ec2.model.Instance;

import io.github.privatelinkhandson.simulator.clock.Latency;
import io.github.privatelinkhandson.simulator.operation.Call;
import io.github.privatelinkhandson.simulator.store.Resource;
import io.github.privatelinkhandson.simulator.store.ResourceTypes;

/**
 * The first boot of an instance that has a script for user data, which cloud-init runs
 * then and never again.
 */
public record FirstBoot(Instance instance, String script) {

	private static final String BEGUN = "cloudInit";

	/**
	 * The first boots that have come so far since this was asked last: each is given
	 * once.
	 */
	public static List<FirstBoot> due(Call call) {
		return call.stream(ResourceTypes.INSTANCE)
			.filter((resource) -> resource.attribute(InstanceAttributeOperations.USER_DATA) != null
					&& resource.time(BEGUN) == null)
			.filter((resource) -> up(call, resource))
			.flatMap((resource) -> begin(call, resource).stream())
			.toList();
	}

	private static boolean up(Call call, Resource<Instance> resource) {
		InstanceLifecycle lifecycle = InstanceLifecycle.of(call, resource);
		return lifecycle.running() && call.passed(Latency.FIRST_BOOT, resource.id(), lifecycle.runningSince());
	}

	private static Optional<FirstBoot> begin(Call call, Resource<Instance> resource) {
		call.put(resource.withTime(BEGUN, call.now()));
		String encoded = resource.attributes().get(InstanceAttributeOperations.USER_DATA).replaceAll("\\s", "");
		String data = new String(Base64.getDecoder().decode(encoded), StandardCharsets.UTF_8);
		return data.startsWith("#!") ? Optional.of(new FirstBoot(new InstanceMapper(call).of(resource), data))
				: Optional.empty();
	}

}
