package io.github.privatelinkhandson.security;

import java.net.InetAddress;
import java.util.List;
import java.util.Locale;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * The host names that the console accepts, which prevents DNS rebinding: a foreign name
 * that resolves to the loopback interface is recognised by the Host header.
 */
class AllowedHosts {

	private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");

	private final List<String> configured;

	private final boolean any;

	/**
	 * @param address the address that the console listens on; null for every interface
	 */
	AllowedHosts(List<String> configured, @Nullable InetAddress address) {
		this.configured = configured.stream().map((host) -> host.toLowerCase(Locale.ROOT)).toList();
		this.any = configured.isEmpty() && (address == null || !address.isLoopbackAddress());
	}

	/**
	 * @param name a host name or address, without a port
	 */
	boolean allow(String name) {
		String host = name.toLowerCase(Locale.ROOT);
		return this.any || LOOPBACK.contains(host) || this.configured.contains(host);
	}

}
