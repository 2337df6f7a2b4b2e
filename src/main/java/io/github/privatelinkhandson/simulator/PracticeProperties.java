package io.github.privatelinkhandson.simulator;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Positive;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

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
@Validated
@ConfigurationProperties("handson.practice")
record PracticeProperties(@DefaultValue("4566") @Min(-1) @Max(65535) int port,
		@DefaultValue("20") @Positive double speed, @DefaultValue("aws") Consistency consistency,
		@DefaultValue("true") boolean throttling, @DefaultValue("false") boolean defaultVpcs) {

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
