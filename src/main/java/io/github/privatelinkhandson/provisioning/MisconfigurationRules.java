package io.github.privatelinkhandson.provisioning;

import java.util.Optional;
import java.util.function.Predicate;

import io.github.privatelinkhandson.observation.model.Endpoint;
import io.github.privatelinkhandson.observation.model.EndpointService;
import io.github.privatelinkhandson.observation.model.Instance;
import io.github.privatelinkhandson.observation.model.LoadBalancer;
import io.github.privatelinkhandson.observation.model.NatGateway;
import io.github.privatelinkhandson.observation.model.ObservedResource;
import io.github.privatelinkhandson.observation.model.TargetGroup;
import io.github.privatelinkhandson.stage.StageContext;

/**
 * Recognises what people get wrong who build by hand: the resource is there, by its name
 * and tag, but not as the hands-on has it.
 */
class MisconfigurationRules {

	private static final int WEB = 80;

	private final StageContext context;

	MisconfigurationRules(StageContext context) {
		this.context = context;
	}

	/**
	 * The mistake that was made with a step, if one was: a key in the message bundles
	 * under {@code hint.} and {@code mistake.}.
	 */
	Optional<String> of(String step) {
		return switch (step) {
			case "nat-a" -> nat(step, "subnet-a-private1", "subnet-a-private2");
			case "nat-b" -> nat(step, "subnet-b-private1", "subnet-b-private2");
			case "ec2-a" -> instance(step, "subnet-a-private1");
			case "ec2-b" -> instance(step, "subnet-b-private2");
			case "target-group" -> targetGroup();
			case "nlb" -> wrong(step, LoadBalancer.class, (nlb) -> isNot("vpc-b", nlb.vpcId()), "nlb-in-other-vpc");
			case "endpoint-service" ->
				wrong(step, EndpointService.class, (service) -> !service.acceptanceRequired(), "service-accepts-all");
			case "endpoint" -> endpoint();
			default -> Optional.empty();
		};
	}

	private Optional<String> nat(String step, String private1, String private2) {
		return wrong(step, NatGateway.class, (nat) -> is(private1, nat.subnetId()) || is(private2, nat.subnetId()),
				"nat-in-private-subnet");
	}

	private Optional<String> instance(String step, String subnet) {
		return wrong(step, Instance.class, (instance) -> isNot(subnet, instance.subnetId()), "instance-in-other-subnet")
			.or(() -> wrong(step, Instance.class, (instance) -> instance.instanceProfileArn() == null,
					"instance-without-profile"));
	}

	private Optional<String> targetGroup() {
		return wrong("target-group", TargetGroup.class, (group) -> isNot("vpc-b", group.vpcId()),
				"target-group-in-other-vpc")
			.or(() -> wrong("target-group", TargetGroup.class,
					(group) -> group.port() != WEB || !"TCP".equals(group.protocol()), "target-group-port"));
	}

	private Optional<String> endpoint() {
		return wrong("endpoint", Endpoint.class, (endpoint) -> is("vpc-b", endpoint.vpcId()),
				"endpoint-in-provider-vpc")
			.or(() -> wrong("endpoint", Endpoint.class, (endpoint) -> isNot("vpc-a", endpoint.vpcId()),
					"endpoint-in-other-vpc"))
			.or(() -> wrong("endpoint", Endpoint.class, this::isOfOtherService, "endpoint-to-other-service"))
			.or(() -> wrong("endpoint", Endpoint.class,
					(endpoint) -> endpoint.subnetIds().stream().noneMatch((subnet) -> is("subnet-a-private1", subnet)),
					"endpoint-in-other-subnet"));
	}

	private boolean isOfOtherService(Endpoint endpoint) {
		return this.context.find("endpoint-service", EndpointService.class)
			.filter((service) -> !service.serviceName().equals(endpoint.serviceName()))
			.isPresent();
	}

	private <T extends ObservedResource> Optional<String> wrong(String step, Class<T> type, Predicate<T> rule,
			String code) {
		return this.context.find(step, type).filter(rule).map((found) -> code);
	}

	private boolean is(String step, String id) {
		return this.context.knownId(step).filter(id::equals).isPresent();
	}

	/**
	 * Returns whether the resource is known to be another one than the step's.
	 */
	private boolean isNot(String step, String id) {
		return this.context.knownId(step).filter((known) -> !known.equals(id)).isPresent();
	}

}
