package io.github.privatelinkhandson.simulator;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of the practice AWS.
 *
 * @param port the port on which AWS clients reach it; 0 for any free one, -1 for none
 * @param speed the speed as a multiple of AWS's; 1 is real time
 * @param consistency whether it is eventually consistent, as AWS is
 * @param throttling whether it refuses calls that come too fast, as AWS does
 * @param defaultVpcs whether every account has a default VPC in each region, as AWS's
 * have, and not only that of access key {@code test}
 */
@ConfigurationProperties("handson.practice")
record PracticeProperties(@DefaultValue("4566") int port, @DefaultValue("20") double speed,
		@DefaultValue("aws") Consistency consistency, @DefaultValue("true") boolean throttling,
		@DefaultValue("false") boolean defaultVpcs) {

	private static final double SLOWEST = 0.01;

	private static final double FASTEST = 1_000_000;

	private static final int LAST_PORT = 65_535;

	PracticeProperties {
		if (port < -1 || port > LAST_PORT) {
			throw new IllegalArgumentException("handson.practice.port is from -1 to 65535, not " + port);
		}
		// not a number is neither
		if (!(speed >= SLOWEST && speed <= FASTEST)) {
			throw new IllegalArgumentException("handson.practice.speed is a number from 0.01 to 1000000, not " + speed);
		}
	}

	/**
	 * Time at which the effects of a call become visible to others.
	 */
	enum Consistency {

		/** Some of them a little later, as in AWS. */
		AWS,

		/** All of them at once. */
		STRICT

	}

}
