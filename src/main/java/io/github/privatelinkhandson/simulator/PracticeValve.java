package io.github.privatelinkhandson.simulator;

import java.io.IOException;
import java.util.function.Supplier;

import jakarta.servlet.ServletException;
import org.apache.catalina.connector.Connector;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;

import io.github.privatelinkhandson.simulator.protocol.AwsRequest;
import io.github.privatelinkhandson.simulator.protocol.AwsResponse;

/**
 * Takes the requests that come in at the practice AWS's port, and no others, before
 * anything of the console sees them; even what is no HTTP is answered as AWS would.
 */
final class PracticeValve extends ValveBase {

	private final Connector connector;

	private final Supplier<Dispatcher> dispatcher;

	PracticeValve(Connector connector, Supplier<Dispatcher> dispatcher) {
		super(true);
		this.connector = connector;
		this.dispatcher = dispatcher;
	}

	@Override
	public void invoke(Request request, Response response) throws IOException, ServletException {
		if (request.getConnector() != this.connector) {
			getNext().invoke(request, response);
			return;
		}
		AwsResponse answer = response.isError() ? this.dispatcher.get().refuse(response.getStatus())
				: this.dispatcher.get().handle(read(request));
		response.setStatus(answer.status());
		answer.headers().forEach(response::setHeader);
		response.setContentLength(answer.body().length);
		response.getOutputStream().write(answer.body());
	}

	private static AwsRequest read(Request request) throws IOException {
		byte[] body = request.getInputStream().readNBytes(Dispatcher.MAX_BODY + 1);
		return new AwsRequest(request.getMethod(), request.getRequestURI(), request.getQueryString(),
				request::getHeader, body);
	}

}
