package io.github.privatelinkhandson.lab;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Bounds of the labs that are not gone.
 *
 * @param labsPerPerson so many labs one person may have opened; participants of workshops
 * have one each
 * @param labs so many labs there may be in all
 */
@ConfigurationProperties("handson.limits")
record LabLimits(@DefaultValue("500") int labsPerPerson, @DefaultValue("2000") int labs) {

	private static final int MOST = 100_000;

	LabLimits {
		check("labs-per-person", labsPerPerson);
		check("labs", labs);
	}

	private static void check(String setting, int value) {
		if (value < 1 || value > MOST) {
			throw new IllegalArgumentException(
					"handson.limits.%s is from 1 to %d, not %d".formatted(setting, MOST, value));
		}
	}

}
