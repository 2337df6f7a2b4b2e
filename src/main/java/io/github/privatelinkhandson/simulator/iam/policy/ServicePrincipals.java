package io.github.privatelinkhandson.simulator.iam.policy;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The services that roles can trust, from the table {@code service-principals.txt}.
 */
final class ServicePrincipals {

	private static final String RESOURCE = "/simulator/service-principals.txt";

	private static final String DOMAIN = ".amazonaws.com";

	private static final Set<String> NAMES = load();

	/** The names of services that are also principals with a region in the name. */
	private static final Pattern REGIONAL = Pattern
		.compile("(states|logs|codedeploy)\\.[a-z]{2}(-[a-z]+)+-\\d\\.amazonaws\\.com");

	private ServicePrincipals() {
	}

	static boolean contains(String principal) {
		boolean global = principal.endsWith(DOMAIN)
				&& NAMES.contains(principal.substring(0, principal.length() - DOMAIN.length()));
		return global || REGIONAL.matcher(principal).matches();
	}

	private static Set<String> load() {
		try (InputStream table = Objects.requireNonNull(ServicePrincipals.class.getResourceAsStream(RESOURCE))) {
			return new String(table.readAllBytes(), StandardCharsets.UTF_8).lines()
				.filter((line) -> !line.startsWith("#"))
				.flatMap((line) -> Pattern.compile(" ").splitAsStream(line))
				.collect(Collectors.toUnmodifiableSet());
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
