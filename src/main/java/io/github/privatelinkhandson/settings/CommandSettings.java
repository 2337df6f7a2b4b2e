package io.github.privatelinkhandson.settings;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Arguments of the command line that say what it may delete.
 *
 * @param lab the lab whose orphans it lists or deletes, whether it is over or not
 * @param confirm the accounts in which it may delete orphans, separated by commas
 */
@ConfigurationProperties("handson")
record CommandSettings(@Nullable String lab, @Nullable String confirm) {

	CommandSettings {
		if (confirm != null && !confirm.matches("\\d{12}(,\\d{12})*")) {
			throw new IllegalArgumentException("handson.confirm is account ids of 12 digits, not " + confirm);
		}
	}

}
