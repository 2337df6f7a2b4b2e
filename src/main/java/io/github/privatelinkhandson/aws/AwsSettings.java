package io.github.privatelinkhandson.aws;

import java.net.URI;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.ConstructorBinding;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of mode {@code aws}.
 *
 * @param endpoint an AWS-compatible endpoint to use instead of AWS's own; it has no path,
 * since the SDK would drop it
 * @param profiles names of profiles of the AWS config files, one for each account that
 * labs are built in; none for the one account of the SDK's default credentials
 * @param accounts the accounts that may be worked in, by their ids
 * @param regions the regions that may be worked in
 */
@ConfigurationProperties("handson.aws")
record AwsSettings(@Nullable URI endpoint, @DefaultValue List<String> profiles, @DefaultValue AccessList accounts,
		@DefaultValue AccessList regions) {

	@ConstructorBinding
	AwsSettings {
		if (profiles.stream().anyMatch(String::isBlank)) {
			throw new IllegalArgumentException("handson.aws.profiles has an empty name");
		}
		if (endpoint != null && !usable(endpoint)) {
			throw new IllegalArgumentException(
					"handson.aws.endpoint must be like http://host:port, without a path: " + endpoint);
		}
		check("accounts", accounts, (account) -> account.matches("[0-9]{12}"), "the 12 digits of accounts' ids");
		check("regions", regions, AwsClientFactory::isRegion, "AWS's names of regions");
	}

	AwsSettings(@Nullable URI endpoint, List<String> profiles) {
		this(endpoint, profiles, AccessList.ALL, AccessList.ALL);
	}

	private static void check(String name, AccessList list, Predicate<String> valid, String expected) {
		check("handson.aws." + name + ".allow", list.allow(), valid, expected);
		check("handson.aws." + name + ".deny", list.deny(), valid, expected);
	}

	private static void check(String name, List<String> values, Predicate<String> valid, String expected) {
		if (!values.stream().allMatch(valid)) {
			throw new IllegalArgumentException(name + " takes " + expected + ": " + String.join(",", values));
		}
	}

	private static boolean usable(URI endpoint) {
		return endpoint.getScheme() != null && Set.of("http", "https").contains(endpoint.getScheme())
				&& endpoint.getHost() != null && Set.of("", "/").contains(endpoint.getPath());
	}

}
