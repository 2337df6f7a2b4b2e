package io.github.privatelinkhandson.simulator.ssm;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

import org.springframework.stereotype.Component;
import software.amazon.awssdk.services.ec2.model.Instance;
import software.amazon.awssdk.services.ssm.model.DescribeInstanceInformationRequest;
import software.amazon.awssdk.services.ssm.model.InstanceInformation;

import io.github.privatelinkhandson.simulator.compute.InstanceService;
import io.github.privatelinkhandson.simulator.operation.AwsError;
import io.github.privatelinkhandson.simulator.operation.Call;
import io.github.privatelinkhandson.simulator.operation.Operations;
import io.github.privatelinkhandson.simulator.operation.Page;
import io.github.privatelinkhandson.simulator.operation.Pages;

/**
 * The instances that Systems Manager manages.
 */
@Component
class ManagedInstanceOperations implements Operations {

	private static final int PAGE = 10;

	private static final Map<String, Function<InstanceInformation, String>> KEYS = Map.of("InstanceIds",
			InstanceInformation::instanceId, "PingStatus", InstanceInformation::pingStatusAsString, "PlatformTypes",
			InstanceInformation::platformTypeAsString, "ResourceType", InstanceInformation::resourceTypeAsString,
			"AgentVersion", InstanceInformation::agentVersion, "SourceIds", InstanceInformation::sourceId,
			"SourceTypes", InstanceInformation::sourceTypeAsString);

	private final InstanceNetworks networks;

	ManagedInstanceOperations() {
		this(InstanceNetworks.DATA_PLANE);
	}

	ManagedInstanceOperations(InstanceNetworks networks) {
		this.networks = networks;
	}

	static List<InstanceInformation> information(Call call, List<Instance> instances, InstanceNetworks networks) {
		return instances.stream()
			.flatMap((instance) -> new Agent(call, instance, networks).information().stream())
			.toList();
	}

	Page<InstanceInformation> describeInstanceInformation(DescribeInstanceInformationRequest request, Call call) {

		List<Condition> conditions = conditions(request);
		List<Instance> instances = new InstanceService(call).existing()
			.stream()
			.filter((instance) -> conditions.stream().allMatch((condition) -> condition.maySelect(instance)))
			.toList();
		List<InstanceInformation> found = information(call, instances, this.networks).stream()
			.filter((information) -> conditions.stream().allMatch((condition) -> condition.selects(information)))
			.toList();
		return Pages.of(found, request, PAGE);
	}

	static boolean tagged(Instance instance, String key, List<String> values) {
		return instance.tags()
			.stream()
			.anyMatch((tag) -> key.equals("tag:" + tag.key()) && values.contains(tag.value()));
	}

	private static List<Condition> conditions(DescribeInstanceInformationRequest request) {
		List<Condition> conditions = new ArrayList<>();
		request.filters().forEach((filter) -> conditions.add(Condition.of(filter.key(), filter.values())));
		request.instanceInformationFilterList()
			.forEach((filter) -> conditions.add(Condition.of(filter.keyAsString(), filter.valueSet())));
		return conditions;
	}

	/**
	 * A filter of the request.
	 */
	private record Condition(String key, List<String> values) {

		static Condition of(String key, List<String> values) {
			if (!KEYS.containsKey(key) && !key.startsWith("tag:") && !key.equals("tag-key")) {
				throw AwsError.of("InvalidFilterKey", "The specified key is not valid: %s", key);
			}
			return new Condition(key, values);
		}

		/**
		 * Decides what can be decided without asking the agent.
		 */
		boolean maySelect(Instance instance) {
			if (this.key.equals("InstanceIds")) {
				return this.values.contains(instance.instanceId());
			}
			if (this.key.equals("tag-key")) {
				return instance.tags().stream().anyMatch((tag) -> this.values.contains(tag.key()));
			}
			return !this.key.startsWith("tag:") || tagged(instance, this.key, this.values);
		}

		boolean selects(InstanceInformation information) {
			return !KEYS.containsKey(this.key) || this.values.contains(KEYS.get(this.key).apply(information));
		}

	}

}
