package io.github.privatelinkhandson.web;

import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.core.Ordered;

/**
 * Has bodies read before the practice AWS and the console see a request, but after Spring
 * Boot's own valves, one of which finds the client's address behind a proxy. Customizers
 * are sorted by this interface only: an order on a bean's method would not count.
 */
record RequestBodies(
		RequestLimits limits) implements WebServerFactoryCustomizer<TomcatServletWebServerFactory>, Ordered {

	private static final int AFTER_BOOT = 1;

	@Override
	public int getOrder() {
		return AFTER_BOOT;
	}

	@Override
	public void customize(TomcatServletWebServerFactory factory) {
		factory.addConnectorCustomizers((connector) -> {
			connector.setProperty("disableUploadTimeout", "false");
			connector.setProperty("connectionUploadTimeout", String.valueOf(this.limits.bodyTimeout().toMillis()));
		});
		factory.addEngineValves(new RequestBodyValve(this.limits));
	}

}
