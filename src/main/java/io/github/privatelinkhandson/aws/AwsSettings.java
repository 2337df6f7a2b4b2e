package io.github.privatelinkhandson.aws;

import java.net.URI;
import java.util.List;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of mode {@code aws}.
 *
 * @param endpoint an AWS-compatible endpoint to use instead of AWS's own; it has no path,
 * since the SDK would drop it
 * @param profiles names of profiles of the AWS config files, one for each account that
 * labs are built in; none for the one account of the SDK's default credentials
 */
@ConfigurationProperties("handson.aws")
record AwsSettings(@Nullable URI endpoint, @DefaultValue List<String> profiles) {

	AwsSettings {
		if (profiles.stream().anyMatch(String::isBlank)) {
			throw new IllegalArgumentException("handson.aws.profiles has an empty name");
		}
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
