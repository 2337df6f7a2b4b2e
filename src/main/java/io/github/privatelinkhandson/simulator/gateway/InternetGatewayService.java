package io.github.privatelinkhandson.simulator.gateway;

import java.util.List;

import software.amazon.awssdk.services.ec2.model.InternetGateway;

import io.github.privatelinkhandson.simulator.clock.Latency;
import io.github.privatelinkhandson.simulator.operation.Call;
import io.github.privatelinkhandson.simulator.store.Resource;
import io.github.privatelinkhandson.simulator.store.ResourceTypes;
import io.github.privatelinkhandson.simulator.vpc.RouteTargetService;

/**
 * The internet gateways of an account and region.
 */
public record InternetGatewayService(Call call) {

	public List<InternetGateway> existing() {
		return this.call.stream(ResourceTypes.INTERNET_GATEWAY).map((found) -> describe(found)).toList();
	}

	public boolean attached(String vpcId) {
		return this.call.stream(ResourceTypes.INTERNET_GATEWAY)
			.flatMap((found) -> found.model().attachments().stream())
			.anyMatch((attachment) -> vpcId.equals(attachment.vpcId()));
	}

	/**
	 * EC2 says {@code available} of an attachment that is there, not {@code attached}.
	 */
	InternetGateway describe(Resource<InternetGateway> found) {
		boolean there = this.call.passed(Latency.INTERNET_GATEWAY_ATTACHED, found.id(),
				found.time(RouteTargetService.ATTACHED));
		return found.model()
			.toBuilder()
			.attachments(found.model()
				.attachments()
				.stream()
				.map((attachment) -> attachment.toBuilder().state(there ? "available" : "attaching").build())
				.toList())
			.build();
	}

}
