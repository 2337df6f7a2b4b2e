package io.github.privatelinkhandson.web;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.locks.LockSupport;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.ServletException;
import org.apache.catalina.connector.Connector;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;
import org.apache.coyote.ActionCode;
import org.apache.coyote.ContinueResponseTiming;
import org.apache.tomcat.util.buf.ByteChunk;
import org.apache.tomcat.util.net.ApplicationBufferHandler;
import org.springframework.http.HttpStatus;

/**
 * Reads the body of each request before anything else sees the request, so that slow
 * clients hold no more than a few threads, and no more than a body may have is ever kept.
 * A refused request goes on without a body and with the status as request attribute
 * {@link RequestDispatcher#ERROR_STATUS_CODE}, for those who write answers.
 */
final class RequestBodyValve extends ValveBase {

	/** Largest body of a request to the practice AWS, in bytes. */
	private static final int OF_PRACTICE_AWS = 1 << 20;

	/** Nanoseconds between two looks for a body. */
	private static final long MOMENT = 2_000_000;

	private static final int MOMENTS = 25;

	private final RequestLimits limits;

	private final Semaphore unfinished;

	private final Map<String, Integer> unfinishedByAddress = new ConcurrentHashMap<>();

	RequestBodyValve(RequestLimits limits) {
		super(true);
		this.limits = limits;
		this.unfinished = new Semaphore(limits.unfinished());
	}

	@Override
	public void invoke(Request request, Response response) throws IOException, ServletException {
		org.apache.coyote.Request coyote = request.getCoyoteRequest();
		if (response.isError() || !hasBody(coyote)) {
			getNext().invoke(request, response);
			return;
		}
		ByteChunk body = new ByteChunk();
		HttpStatus status = read(request, response, body);
		if (status == HttpStatus.OK) {
			coyote.action(ActionCode.REQ_SET_BODY_REPLAY, body);
			getNext().invoke(request, response);
			return;
		}
		coyote.setContentLength(0);
		request.setAttribute(RequestDispatcher.ERROR_STATUS_CODE, status.value());
		getNext().invoke(request, response);
		// what is left of the body is no next request
		coyote.action(ActionCode.DISABLE_SWALLOW_INPUT, null);
	}

	private int most(Request request) {
		Connector connector = request.getConnector();
		boolean console = connector == connector.getService().findConnectors()[0];
		return console ? Math.toIntExact(this.limits.body().toBytes()) : OF_PRACTICE_AWS;
	}

	private static boolean hasBody(org.apache.coyote.Request request) {
		return request.getContentLengthLong() > 0 || request.getHeader("Transfer-Encoding") != null;
	}

	private HttpStatus read(Request request, Response response, ByteChunk body) {
		org.apache.coyote.Request coyote = request.getCoyoteRequest();
		int bytes = most(request);
		if (coyote.getContentLengthLong() > bytes) {
			return HttpStatus.CONTENT_TOO_LARGE;
		}
		if (comesAtOnce(coyote)) {
			return readWithin(request, response, body, bytes);
		}
		String address = request.getRemoteAddr();
		if (!this.unfinished.tryAcquire()) {
			return HttpStatus.TOO_MANY_REQUESTS;
		}
		try {
			int ofAddress = this.unfinishedByAddress.merge(address, 1, Integer::sum);
			return (ofAddress > this.limits.unfinishedPerAddress()) ? HttpStatus.TOO_MANY_REQUESTS
					: readWithin(request, response, body, bytes);
		}
		finally {
			this.unfinishedByAddress.computeIfPresent(address, (a, count) -> (count > 1) ? count - 1 : null);
			this.unfinished.release();
		}
	}

	/**
	 * Returns whether the whole body is there, or comes with the next packets: many
	 * clients send it after the head.
	 */
	private static boolean comesAtOnce(org.apache.coyote.Request request) {
		long length = request.getContentLengthLong();
		for (int i = 0; length >= 0 && i < MOMENTS; i++) {
			request.action(ActionCode.AVAILABLE, Boolean.TRUE);
			if (request.getAvailable() >= length) {
				return true;
			}
			LockSupport.parkNanos(MOMENT);
		}
		return false;
	}

	private HttpStatus readWithin(Request request, Response response, ByteChunk body, int most) {
		long deadline = System.nanoTime() + this.limits.bodyTimeout().toNanos();
		Part part = new Part();
		try {
			response.sendAcknowledgement(ContinueResponseTiming.IMMEDIATELY);
			while (request.getCoyoteRequest().doRead(part) > 0) {
				ByteBuffer bytes = part.getByteBuffer();
				if (body.getLength() + bytes.remaining() > most) {
					return HttpStatus.CONTENT_TOO_LARGE;
				}
				body.append(bytes);
				if (System.nanoTime() > deadline) {
					return HttpStatus.REQUEST_TIMEOUT;
				}
			}
			return HttpStatus.OK;
		}
		catch (IOException ex) {
			// the client has gone, or sends nothing any more
			return HttpStatus.REQUEST_TIMEOUT;
		}
	}

	/**
	 * The part of a body that was read last.
	 */
	private static final class Part implements ApplicationBufferHandler {

		private ByteBuffer bytes = ByteBuffer.allocate(0);

		@Override
		public void setByteBuffer(ByteBuffer buffer) {
			this.bytes = buffer;
		}

		@Override
		public ByteBuffer getByteBuffer() {
			return this.bytes;
		}

		@Override
		public void expand(int size) {
		}

	}

}
