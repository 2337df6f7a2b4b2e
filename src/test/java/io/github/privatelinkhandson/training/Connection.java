package io.github.privatelinkhandson.training;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

import org.jspecify.annotations.Nullable;

/**
 * A connection to a server on this machine that costs next to nothing: bytes out, bytes
 * in. It is kept alive as long as the server lets it.
 */
public final class Connection implements AutoCloseable {

	private final int port;

	private @Nullable Socket socket;

	private @Nullable InputStream input;

	public Connection(int port) {
		this.port = port;
	}

	/**
	 * The body of the answer to a request, which has to be a good one.
	 */
	public String exchange(byte[] request) {
		try {
			if (this.socket == null) {
				open();
			}
			this.socket.getOutputStream().write(request);
			return answer();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	@Override
	public void close() throws IOException {
		if (this.socket != null) {
			this.socket.close();
			this.socket = null;
		}
	}

	private void open() throws IOException {
		this.socket = new Socket(InetAddress.getLoopbackAddress(), this.port);
		this.socket.setTcpNoDelay(true);
		this.input = new BufferedInputStream(this.socket.getInputStream(), 65536);
	}

	private String answer() throws IOException {
		String status = line();
		int length = 0;
		boolean last = status.startsWith("HTTP/1.0");
		for (String header = line(); !header.isEmpty(); header = line()) {
			String lower = header.toLowerCase(Locale.ROOT);
			if (lower.startsWith("content-length:")) {
				length = Integer.parseInt(lower.substring("content-length:".length()).trim());
			}
			last |= lower.equals("connection: close");
		}
		String body = new String(this.input.readNBytes(length), StandardCharsets.UTF_8);
		if (last) {
			close();
		}
		if (!status.contains(" 200")) {
			throw new IllegalStateException(status + " " + body);
		}
		return body;
	}

	private String line() throws IOException {
		StringBuilder line = new StringBuilder();
		for (int c = this.input.read(); c != '\n'; c = this.input.read()) {
			if (c < 0) {
				throw new EOFException("the server hung up");
			}
			if (c != '\r') {
				line.append((char) c);
			}
		}
		return line.toString();
	}

}
