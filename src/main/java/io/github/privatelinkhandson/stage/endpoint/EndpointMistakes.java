package io.github.privatelinkhandson.stage.endpoint;

import java.util.function.BiPredicate;

import io.github.privatelinkhandson.observation.model.Endpoint;
import io.github.privatelinkhandson.observation.model.EndpointService;
import io.github.privatelinkhandson.stage.Mistake;
import io.github.privatelinkhandson.stage.StageContext;
import io.github.privatelinkhandson.stage.endpointservice.EndpointServiceBlueprint;
import io.github.privatelinkhandson.stage.vpc.VpcBlueprint;

/**
 * The mistakes that people make with the endpoint; the most precise ones come first.
 */
final class EndpointMistakes {

	static final Mistake<?>[] ALL = {
			mistake("endpoint-in-provider-vpc",
					(context, endpoint) -> context.isOf(VpcBlueprint.B.vpc(), endpoint.vpcId())),
			mistake("endpoint-in-other-vpc",
					(context, endpoint) -> context.isOtherThan(VpcBlueprint.A.vpc(), endpoint.vpcId())),
			mistake("endpoint-to-other-service", EndpointMistakes::isOfOtherService),
			mistake("endpoint-in-other-subnet",
					(context, endpoint) -> endpoint.subnetIds()
						.stream()
						.noneMatch((subnet) -> context.isOf(VpcBlueprint.A.privateSubnet(1), subnet))) };

	private EndpointMistakes() {
	}

	private static boolean isOfOtherService(StageContext context, Endpoint endpoint) {
		return context.find(EndpointServiceBlueprint.ENDPOINT_SERVICE, EndpointService.class)
			.filter((service) -> !service.serviceName().equals(endpoint.serviceName()))
			.isPresent();
	}

	private static Mistake<Endpoint> mistake(String code, BiPredicate<StageContext, Endpoint> rule) {
		return new Mistake<>(code, Endpoint.class, rule);
	}

}
