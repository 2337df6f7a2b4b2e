package io.github.privatelinkhandson.security;

import java.net.InetAddress;

import org.jspecify.annotations.Nullable;

/**
 * The console would listen where others can reach it, without asking who they are.
 */
class UnprotectedAddressException extends RuntimeException {

	/**
	 * Create the exception.
	 * @param address what the console would listen on; null for every interface
	 */
	UnprotectedAddressException(@Nullable InetAddress address) {
		super("The console would listen on %s, where other machines can reach it, and has no facilitator's password"
			.formatted((address != null) ? address.getHostAddress() : "all interfaces"));
	}

}
