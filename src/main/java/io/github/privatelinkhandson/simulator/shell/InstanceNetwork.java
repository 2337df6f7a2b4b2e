package io.github.privatelinkhandson.simulator.shell;

import java.util.List;
import java.util.Optional;

import io.github.privatelinkhandson.simulator.compute.Machine;

/**
 * The network as one instance sees it.
 */
public interface InstanceNetwork {

	/**
	 * The IPv4 addresses of that DNS name; none if there is no such name.
	 */
	List<String> resolve(String name);

	/**
	 * What becomes of a TCP connection from the instance.
	 */
	Connection connect(String address, int port);

	/**
	 * Whether the instance reaches the internet at that TCP port.
	 */
	boolean reachesInternet(int port);

	/**
	 * The address of the VPC's DNS server.
	 */
	String nameServer();

	/**
	 * What became of a connection.
	 *
	 * @param server who accepted it; empty where it is not an instance
	 */
	record Connection(Outcome outcome, Optional<Machine> server) {

		/**
		 * Whether a connection came to be.
		 */
		public enum Outcome {

			ACCEPTED, REFUSED, TIMED_OUT

		}

	}

}
