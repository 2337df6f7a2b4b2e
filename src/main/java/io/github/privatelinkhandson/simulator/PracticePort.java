package io.github.privatelinkhandson.simulator;

import java.net.InetAddress;
import java.time.Clock;
import java.util.function.Supplier;

import org.apache.catalina.connector.Connector;
import org.apache.coyote.http11.AbstractHttp11Protocol;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;

/**
 * The practice AWS's own port of the console's server. AWS's clients drop the path of
 * their endpoint, so it cannot share the console's.
 */
final class PracticePort implements WebServerFactoryCustomizer<TomcatServletWebServerFactory> {

	/** Milliseconds that a part of a request's body may take. */
	private static final int BODY_TIMEOUT = 15_000;

	private final int wanted;

	private final InetAddress address;

	private final Supplier<Dispatcher> dispatcher;

	private final Clock clock;

	private @Nullable Connector connector;

	/**
	 * Create a port.
	 * @param wanted its number; 0 for any free one, negative for none
	 */
	PracticePort(int wanted, InetAddress address, Supplier<Dispatcher> dispatcher, Clock clock) {
		this.wanted = wanted;
		this.address = address;
		this.dispatcher = dispatcher;
		this.clock = clock;
	}

	@Override
	public void customize(TomcatServletWebServerFactory factory) {
		if (this.wanted < 0) {
			return;
		}
		this.connector = new Connector(TomcatServletWebServerFactory.DEFAULT_PROTOCOL);
		this.connector.setPort(this.wanted);
		AbstractHttp11Protocol<?> protocol = (AbstractHttp11Protocol<?>) this.connector.getProtocolHandler();
		protocol.setAddress(this.address);
		protocol.setTcpNoDelay(true);
		protocol.setDisableUploadTimeout(false);
		protocol.setConnectionUploadTimeout(BODY_TIMEOUT);
		factory.addAdditionalConnectors(this.connector);
		factory.addEngineValves(
				new PracticeValve(this.connector, this.dispatcher, this.clock, this.address.isLoopbackAddress()));
	}

	/**
	 * The port's number, negative where there is none.
	 */
	int number() {
		return (this.connector != null) ? this.connector.getLocalPort() : -1;
	}

}
