package io.github.privatelinkhandson.simulator.iam.policy;

import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import io.github.privatelinkhandson.simulator.operation.ClassPathText;

/**
 * The services that roles can trust, from the table {@code service-principals.txt}.
 */
final class ServicePrincipals {

	private static final String RESOURCE = "/simulator/service-principals.txt";

	private static final String DOMAIN = ".amazonaws.com";

	private static final Set<String> NAMES = ClassPathText.of(RESOURCE)
		.lines()
		.filter((line) -> !line.startsWith("#"))
		.flatMap((line) -> Pattern.compile(" ").splitAsStream(line))
		.collect(Collectors.toUnmodifiableSet());

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

}
