package io.github.privatelinkhandson.simulator;

import java.io.IOException;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import io.github.privatelinkhandson.simulator.protocol.AwsRequest;
import io.github.privatelinkhandson.simulator.protocol.AwsResponse;

/**
 * Takes the requests that come in at the practice AWS's port, and no others, before anything
 * of the console sees them.
 */
final class PracticeFilter implements Filter {

	private final PracticePort port;

	private final Dispatcher dispatcher;

	PracticeFilter(PracticePort port, Dispatcher dispatcher) {
		this.port = port;
		this.dispatcher = dispatcher;
	}

	@Override
	public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
			throws IOException, ServletException {
		if (this.port.received(request)) {
			answer((HttpServletRequest) request, (HttpServletResponse) response);
		}
		else {
			chain.doFilter(request, response);
		}
	}

	private void answer(HttpServletRequest request, HttpServletResponse response) throws IOException {
		byte[] body = request.getInputStream().readNBytes(Dispatcher.MAX_BODY + 1);
		AwsResponse answer = this.dispatcher.handle(new AwsRequest(request.getMethod(), request.getRequestURI(),
				request.getQueryString(), request::getHeader, body));
		response.setStatus(answer.status());
		answer.headers().forEach(response::setHeader);
		response.setContentLength(answer.body().length);
		response.getOutputStream().write(answer.body());
	}

}
