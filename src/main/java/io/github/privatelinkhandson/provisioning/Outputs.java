package io.github.privatelinkhandson.provisioning;

import org.springframework.stereotype.Component;

import io.github.privatelinkhandson.observation.model.Endpoint;
import io.github.privatelinkhandson.observation.model.EndpointService;
import io.github.privatelinkhandson.observation.model.NetworkInterface;
import io.github.privatelinkhandson.stage.StageContext;

/**
 * Keeps what comes out of a lab: the service's name, the endpoint's DNS name and address.
 */
@Component
class Outputs {

	static final String SERVICE_NAME = "serviceName";

	static final String ENDPOINT_DNS_NAME = "endpointDnsName";

	static final String ENDPOINT_IPV4 = "endpointIpv4";

	private final Ledger ledger;

	Outputs(Ledger ledger) {
		this.ledger = ledger;
	}

	/**
	 * Stores what the snapshot says.
	 * @return whether any of it is new
	 */
	boolean store(StageContext context) {
		String lab = context.lab().id();
		boolean changed = context.find("endpoint-service", EndpointService.class)
			.map((service) -> this.ledger.output(lab, SERVICE_NAME, service.serviceName()))
			.orElse(false);
		return context.find("endpoint", Endpoint.class).map((endpoint) -> store(context, endpoint)).orElse(false)
				|| changed;
	}

	private boolean store(StageContext context, Endpoint endpoint) {
		String lab = context.lab().id();
		boolean named = endpoint.dnsNames()
			.stream()
			.findFirst()
			.map((name) -> this.ledger.output(lab, ENDPOINT_DNS_NAME, name))
			.orElse(false);
		return endpoint.networkInterfaceIds()
			.stream()
			.flatMap((id) -> context.snapshot().find(NetworkInterface.class, id).stream())
			.findFirst()
			.map((found) -> this.ledger.output(lab, ENDPOINT_IPV4, found.privateIp()))
			.orElse(false) || named;
	}

}
