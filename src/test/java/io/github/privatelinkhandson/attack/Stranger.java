package io.github.privatelinkhandson.attack;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.BindException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/**
 * An attacker at a socket, with another address than everybody else where the loopback
 * interface has several.
 */
final class Stranger {

	private static final String ADDRESS = "127.0.0.2";

	private static final int PATIENCE = 90_000;

	private Stranger() {
	}

	/**
	 * Sends a request.
	 * @param headers further lines of its head
	 * @return the status, or zero if the server hung up
	 */
	static int send(int port, String target, String headers, byte[] body) throws IOException {
		try (Socket socket = connect(port)) {
			try {
				socket.getOutputStream().write(head(port, target, headers, body.length));
				socket.getOutputStream().write(body);
				socket.getOutputStream().flush();
			}
			catch (IOException ex) {
				// it was refused before it was sent
			}
			return status(socket);
		}
	}

	/**
	 * Sends the first byte of a body of a thousand, and waits for what comes of it.
	 * @return the status, or zero if the server hung up
	 */
	static int begin(int port) throws IOException {
		try (Socket socket = connect(port)) {
			socket.getOutputStream()
				.write(head(port, "POST /login", "Content-Type: application/x-www-form-urlencoded\r\n", 1000));
			socket.getOutputStream().write('n');
			socket.getOutputStream().flush();
			return status(socket);
		}
	}

	private static Socket connect(int port) throws IOException {
		Socket socket = new Socket();
		try {
			socket.bind(new InetSocketAddress(ADDRESS, 0));
		}
		catch (BindException ex) {
			// not on every system is the whole network 127.0.0.0/8 the machine's own
		}
		socket.connect(new InetSocketAddress("127.0.0.1", port));
		socket.setSoTimeout(PATIENCE);
		return socket;
	}

	private static byte[] head(int port, String target, String headers, int length) {
		return (target + " HTTP/1.1\r\nHost: localhost:" + port + "\r\nConnection: close\r\nContent-Length: " + length
				+ "\r\n" + headers + "\r\n")
			.getBytes(StandardCharsets.US_ASCII);
	}

	private static int status(Socket socket) {
		try {
			String line = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII))
				.readLine();
			return (line == null) ? 0 : Integer.parseInt(line.split(" ")[1]);
		}
		catch (IOException ex) {
			return 0;
		}
	}

}
