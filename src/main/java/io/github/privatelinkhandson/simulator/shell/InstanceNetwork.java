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

	Connection connect(String address, int port);

	boolean reaches(String host, int port);

	/**
	 * The address of the VPC's DNS server.
	 */
	String nameServer();

	/**
	 * The result of an attempt to connect.
	 *
	 * @param server who accepted it; empty where it is not an instance
	 */
	record Connection(Outcome outcome, Optional<Machine> server) {

		/**
		 * The possible outcomes of an attempt to connect.
		 */
		public enum Outcome {

			ACCEPTED, REFUSED, TIMED_OUT

		}

	}

}
