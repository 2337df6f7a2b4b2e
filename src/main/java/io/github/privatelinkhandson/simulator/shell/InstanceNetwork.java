package io.github.privatelinkhandson.simulator.shell;

import java.util.List;
import java.util.Optional;

import io.github.privatelinkhandson.simulator.compute.Machine;
import io.github.privatelinkhandson.simulator.iam.policy.RequestedAction;

/**
 * The network as one instance sees it.
 */
public interface InstanceNetwork {

	/**
	 * The addresses of that DNS name, those of IPv4 first; none if there is no such name.
	 */
	List<String> resolve(String name);

	Connection connect(String address, int port);

	/**
	 * Calls one of AWS's services.
	 * @param host the service's name
	 */
	Access call(String host, RequestedAction request);

	/**
	 * The address of the VPC's DNS server.
	 */
	String nameServer();

	/**
	 * The result of a call of one of AWS's services: the policy of an endpoint on its way
	 * may deny it.
	 */
	enum Access {

		ALLOWED, DENIED, UNREACHABLE

	}

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
