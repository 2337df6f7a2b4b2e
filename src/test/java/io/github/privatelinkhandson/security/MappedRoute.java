package io.github.privatelinkhandson.security;

import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.springframework.context.ApplicationContext;
import org.springframework.http.HttpMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.RequestMappingInfoHandlerMapping;

/**
 * A pattern of addresses that something answers, and a method that it answers.
 */
record MappedRoute(HttpMethod method, String pattern) {

	static Set<MappedRoute> all(ApplicationContext context) {
		return context.getBeansOfType(RequestMappingInfoHandlerMapping.class)
			.values()
			.stream()
			.flatMap((mapping) -> mapping.getHandlerMethods().keySet().stream())
			.flatMap(MappedRoute::of)
			.collect(Collectors.toSet());
	}

	static Set<String> patterns(ApplicationContext context) {
		return all(context).stream().map(MappedRoute::pattern).collect(Collectors.toCollection(TreeSet::new));
	}

	/**
	 * An address of this pattern.
	 */
	String address(String lab, String workshop) {
		return this.pattern.replace("{lab}", lab)
			.replace("{workshop}", workshop)
			.replace("{stage}", "vpc")
			.replace("{fix}", "cross-zone")
			.replaceAll("\\{[a-z]+}", "0")
			.replace("**", "x");
	}

	boolean isCall() {
		return this.pattern.startsWith("/api");
	}

	private static Stream<MappedRoute> of(RequestMappingInfo info) {
		Set<HttpMethod> methods = info.getMethodsCondition().getMethods().isEmpty()
				? Set.of(HttpMethod.GET, HttpMethod.POST)
				: info.getMethodsCondition()
					.getMethods()
					.stream()
					.map((method) -> HttpMethod.valueOf(method.name()))
					.collect(Collectors.toSet());
		return info.getPatternValues()
			.stream()
			.flatMap((pattern) -> methods.stream().map((method) -> new MappedRoute(method, pattern)));
	}

}
