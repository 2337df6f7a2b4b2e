package io.github.privatelinkhandson.settings;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Settings that belong to no module: the folder of the data, and the arguments of the
 * command line.
 *
 * @param dataDir the folder of the embedded database
 * @param teardown the lab that the command line takes down, or {@code all}
 * @param orphans what the command line does with what belongs to no lab
 * @param mode the mode in which it looks for that
 * @param account the account in which it does
 * @param region the region in which it does
 */
@ConfigurationProperties("handson")
record ConsoleSettings(String dataDir, @Nullable String teardown, @Nullable String orphans, @Nullable String mode,
		@Nullable String account, @Nullable String region) {

	ConsoleSettings {
		if (dataDir.isBlank()) {
			throw new IllegalArgumentException("handson.data-dir is the path of a folder");
		}
		require("account", account, "\\d{12}", "an account id of 12 digits");
		require("region", region, "[a-z]{2}(-[a-z]+)+-\\d+", "a region such as ap-northeast-1");
	}

	private static void require(String setting, @Nullable String value, String pattern, String words) {
		if (value != null && !value.matches(pattern)) {
			throw new IllegalArgumentException("handson.%s is %s, not %s".formatted(setting, words, value));
		}
	}

}
