package io.github.privatelinkhandson.simulator;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletResponse;
import org.apache.catalina.connector.Connector;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;
import org.apache.coyote.ActionCode;

import io.github.privatelinkhandson.simulator.fault.AnswerLost;
import io.github.privatelinkhandson.simulator.protocol.AwsRequest;
import io.github.privatelinkhandson.simulator.protocol.AwsResponse;

/**
 * Takes the requests that come in at the practice AWS's port, and no others, before
 * anything of the console sees them; even what is no HTTP is answered as AWS would.
 */
final class PracticeValve extends ValveBase {

	/** Bytes beyond which a request waits for its turn. */
	private static final int LARGE = 128 * 1024;

	private static final Duration TURN = Duration.ofSeconds(15);

	/**
	 * The turn of large requests: reading one keeps a processor busy, which pages need
	 * too.
	 */
	private final Semaphore turn = new Semaphore(1, true);

	private final Connector connector;

	private final Supplier<Dispatcher> dispatcher;

	private final Clock clock;

	private final boolean loopback;

	/**
	 * Create a valve.
	 * @param loopback true if the port is open on the loopback interface only
	 */
	PracticeValve(Connector connector, Supplier<Dispatcher> dispatcher, Clock clock, boolean loopback) {
		super(true);
		this.loopback = loopback;
		this.connector = connector;
		this.dispatcher = dispatcher;
		this.clock = clock;
	}

	@Override
	public void invoke(Request request, Response response) throws IOException, ServletException {
		if (request.getConnector() != this.connector) {
			getNext().invoke(request, response);
			return;
		}
		try {
			write(answer(request, response), response);
		}
		catch (AnswerLost ex) {
			request.getCoyoteRequest().action(ActionCode.CLOSE_NOW, ex);
		}
	}

	private AwsResponse answer(Request request, Response response) throws IOException {
		if (response.isError()) {
			return this.dispatcher.get().refuse(response.getStatus());
		}
		if (request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE) instanceof Integer status) {
			return this.dispatcher.get().refuse(status);
		}
		return BrowserRequests.isForeign(request, this.loopback) ? this.dispatcher.get().refuseForeign()
				: handle(read(request));
	}

	private AwsResponse handle(AwsRequest request) {
		if (request.length() <= LARGE) {
			return this.dispatcher.get().handle(request);
		}
		if (!takeTurn()) {
			return this.dispatcher.get().refuse(HttpServletResponse.SC_SERVICE_UNAVAILABLE);
		}
		try {
			return this.dispatcher.get().handle(request);
		}
		finally {
			this.turn.release();
		}
	}

	private boolean takeTurn() {
		try {
			return this.turn.tryAcquire(TURN.toMillis(), TimeUnit.MILLISECONDS);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			return false;
		}
	}

	/**
	 * Writes an answer, with the time by which signatures are looked at: clients set
	 * their clocks by it.
	 */
	private void write(AwsResponse answer, Response response) throws IOException {
		// what the server has refused itself takes no body otherwise
		response.setSuspended(false);
		response.setStatus(answer.status());
		answer.headers().forEach(response::setHeader);
		response.setDateHeader("Date", this.clock.instant().toEpochMilli());
		response.setContentLength(answer.body().length);
		response.getOutputStream().write(answer.body());
	}

	private static AwsRequest read(Request request) throws IOException {
		byte[] body = request.getInputStream().readNBytes(Dispatcher.MAX_BODY + 1);
		return new AwsRequest(request.getMethod(), request.getRequestURI(), request.getQueryString(),
				request::getHeader, body);
	}

}
