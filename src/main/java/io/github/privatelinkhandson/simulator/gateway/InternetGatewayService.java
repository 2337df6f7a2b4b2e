package io.github.privatelinkhandson.simulator.gateway;

import java.util.List;

import software.amazon.awssdk.services.ec2.model.InternetGateway;

import io.github.privatelinkhandson.simulator.clock.Latency;
import io.github.privatelinkhandson.simulator.operation.Call;
import io.github.privatelinkhandson.simulator.store.Resource;
import io.github.privatelinkhandson.simulator.store.ResourceTypes;

/**
 * The internet gateways of an account and region.
 */
public final class InternetGatewayService {

	static final String ATTACHED = "attached";

	private InternetGatewayService() {
	}

	/**
	 * The internet gateways that exist now.
	 */
	public static List<InternetGateway> current(Call call) {
		return call.resources()
			.all(ResourceTypes.INTERNET_GATEWAY)
			.stream()
			.map((found) -> shown(call, found))
			.toList();
	}

	/**
	 * Whether the VPC has an internet gateway.
	 */
	public static boolean attached(Call call, String vpcId) {
		return call.resources()
			.all(ResourceTypes.INTERNET_GATEWAY)
			.stream()
			.flatMap((found) -> found.model().attachments().stream())
			.anyMatch((attachment) -> vpcId.equals(attachment.vpcId()));
	}

	/**
	 * EC2 says {@code available} of an attachment that is there, not {@code attached}.
	 */
	private static InternetGateway shown(Call call, Resource<InternetGateway> found) {
		boolean there = call.passed(Latency.INTERNET_GATEWAY_ATTACHED, found.id(), found.time(ATTACHED));
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
