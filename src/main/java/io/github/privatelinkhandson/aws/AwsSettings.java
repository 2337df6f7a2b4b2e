package io.github.privatelinkhandson.aws;

import java.net.URI;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Settings of mode {@code aws}.
 *
 * @param endpoint an AWS-compatible endpoint to use instead of AWS's own; it has no path,
 * since the SDK would drop it
 */
@ConfigurationProperties("handson.aws")
record AwsSettings(@Nullable URI endpoint) {

	AwsSettings {
		if (endpoint != null && !usable(endpoint)) {
			throw new IllegalArgumentException(
					"handson.aws.endpoint must be like http://host:port, without a path: " + endpoint);
		}
	}

	private static boolean usable(URI endpoint) {
		return endpoint.getScheme() != null && Set.of("http", "https").contains(endpoint.getScheme())
				&& endpoint.getHost() != null && Set.of("", "/").contains(endpoint.getPath());
	}

}
