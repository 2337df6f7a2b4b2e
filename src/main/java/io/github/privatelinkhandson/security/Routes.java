package io.github.privatelinkhandson.security;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

import jakarta.servlet.http.HttpServletRequest;

/**
 * The one table of who may open what. Every route stands in it as it is mapped; what does
 * not is open to nobody.
 */
final class Routes {

	private static final List<String> TO_EVERYONE = List.of("/login", "/login/refused", "/join", "/enter", "/error",
			"/actuator/health", "/actuator/health/**", "/webjars/**", "/app*.css", "/app*.js", "/icon*.svg",
			"/favicon.ico", "/robots.txt", "/api/docs", "/api/docs.yaml");

	private static final List<String> TO_FACILITATORS = List.of("/actuator", "/actuator/prometheus", "/labs", "/aws",
			"/logout", "/password", "/preflight", "/api/labs", "/api/labs/{lab}/faults",
			"/api/labs/{lab}/faults/{fault}");

	private static final List<String> TO_PARTICIPANTS = List.of("/seat", "/seat/hand", "/seat/hand/lower", "/seat/read",
			"/seat/fresh");

	private static final List<String> WORKSHOPS = List.of("/workshops", "/workshops/new", "/workshops/{workshop}",
			"/workshops/{workshop}/closing", "/workshops/{workshop}/quotas", "/workshops/{workshop}/report",
			"/workshops/{workshop}/report.csv", "/api/workshops/{workshop}/report", "/workshops/{workshop}/start",
			"/workshops/{workshop}/edit", "/workshops/{workshop}/capacity", "/workshops/{workshop}/extend",
			"/workshops/{workshop}/rules", "/workshops/{workshop}/events", "/workshops/{workshop}/preflight",
			"/workshops/{workshop}/projector", "/workshops/{workshop}/participants/{participant}/claim",
			"/workshops/{workshop}/participants/{participant}/lower", "/api/workshops/{workshop}/board");

	private static final List<String> TO_LEADS = List.of("/facilitators", "/facilitators/password",
			"/facilitators/remove", "/workshops/{workshop}/teardown", "/workshops/{workshop}/close");

	private static final List<String> PAGES_OF_A_LAB = List.of("", "/analyses", "/calls", "/cancel", "/check",
			"/commands", "/extend", "/fixes/{fix}", "/keys", "/repair", "/run", "/stages/{stage}",
			"/stages/{stage}/check", "/stages/{stage}/repair", "/teardown");

	private static final List<String> CALLS_OF_A_LAB = List.of("", "/analyses", "/analyses/{analysis}", "/calls",
			"/cancel", "/check", "/commands", "/commands/{command}", "/events", "/extend", "/fixes/{fix}", "/key",
			"/receipt", "/repair", "/resources", "/run", "/stages/{stage}", "/stages/{stage}/check",
			"/stages/{stage}/plan");

	private static final List<String> ACTS = List.of("/workshops/{workshop}/acts",
			"/workshops/{workshop}/participants/{participant}", "/api/workshops/{workshop}/acts");

	/** Calls that there are none of; they come last. */
	private static final List<String> UNKNOWN = List.of("/api", "/api/**");

	static final List<Route> ALL = Stream
		.of(to(Access.EVERYONE, TO_EVERYONE, ""), to(Access.PARTICIPANT, TO_PARTICIPANTS, ""),
				to(Access.FORMER_PARTICIPANT, List.of("/end"), ""), to(Access.HOME, List.of("/"), ""),
				to(Access.FACILITATOR, TO_FACILITATORS, ""), to(Access.FACILITATOR, WORKSHOPS, ""),
				to(Access.LEAD, TO_LEADS, ""), to(Access.OWNER, PAGES_OF_A_LAB, "/labs/{lab}"),
				to(Access.OWNER, CALLS_OF_A_LAB, "/api/labs/{lab}"), to(Access.FACILITATOR, ACTS, ""),
				to(Access.FACILITATOR, UNKNOWN, ""))
		.flatMap(Function.identity())
		.toList();

	private Routes() {
	}

	static Optional<Route> of(HttpServletRequest request) {
		return ALL.stream().filter((route) -> route.matches(request)).findFirst();
	}

	private static Stream<Route> to(Access access, List<String> patterns, String prefix) {
		return patterns.stream().map((pattern) -> new Route(prefix + pattern, access));
	}

}
