package io.github.privatelinkhandson.provisioning;

import java.util.LinkedHashMap;
import java.util.Map;

import io.github.privatelinkhandson.observation.model.Endpoint;
import io.github.privatelinkhandson.observation.model.EndpointService;
import io.github.privatelinkhandson.observation.model.NetworkInterface;
import io.github.privatelinkhandson.stage.StageContext;
import io.github.privatelinkhandson.stage.endpoint.EndpointBlueprint;
import io.github.privatelinkhandson.stage.endpointservice.EndpointServiceBlueprint;

/**
 * Results of a lab: the service's name, the endpoint's DNS name and address.
 */
final class LabOutputs {

	static final String SERVICE_NAME = "serviceName";

	static final String ENDPOINT_DNS_NAME = "endpointDnsName";

	static final String ENDPOINT_IPV4 = "endpointIpv4";

	private LabOutputs() {
	}

	/**
	 * As much of it as the snapshot says.
	 */
	static Map<String, String> of(StageContext context) {
		Map<String, String> outputs = new LinkedHashMap<>();
		context.find(EndpointServiceBlueprint.ENDPOINT_SERVICE, EndpointService.class)
			.ifPresent((service) -> outputs.put(SERVICE_NAME, service.serviceName()));
		context.find(EndpointBlueprint.ENDPOINT, Endpoint.class).ifPresent((endpoint) -> {
			endpoint.dnsNames().stream().findFirst().ifPresent((name) -> outputs.put(ENDPOINT_DNS_NAME, name));
			endpoint.networkInterfaceIds()
				.stream()
				.flatMap((id) -> context.snapshot().find(NetworkInterface.class, id).stream())
				.findFirst()
				.ifPresent((found) -> outputs.put(ENDPOINT_IPV4, found.privateIp()));
		});
		return outputs;
	}

}
