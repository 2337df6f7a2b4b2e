package io.github.privatelinkhandson.reachability;

import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

/**
 * Something that blocks packets, as Reachability Analyzer explains it: a code and the
 * components it is about, by the part they play.
 *
 * @param cause what is behind it, where the code alone does not say it: cross-zone load
 * balancing that is off makes a listener that does not apply
 */
public record Explanation(ExplanationCode code, @Nullable Direction direction, Map<Part, List<String>> components,
		@Nullable ExplanationCode cause) {

	/**
	 * Into the component or out of it.
	 */
	public enum Direction {

		INGRESS, EGRESS;

		public String wire() {
			return (this == INGRESS) ? "ingress" : "egress";
		}

	}

	/**
	 * The part that a component plays; values are ids, ARNs, names of zones and states,
	 * and numbers of ports.
	 */
	public enum Part {

		COMPONENT, STATE, INSTANCE, NETWORK_INTERFACE, SECURITY_GROUP, SUBNET, VPC, SOURCE_VPC, DESTINATION_VPC,
		ROUTE_TABLE, ROUTE, ACL, INTERNET_GATEWAY, NAT_GATEWAY, ENDPOINT, SERVICE, ZONE, LOAD_BALANCER, LISTENER,
		LISTENER_PORT, TARGET_GROUP, TARGET, TARGET_PORT, ADDRESS, PORT

	}

	static Explanation of(ExplanationCode code) {
		return new Explanation(code, null, Map.of(), null);
	}

	static Explanation of(ExplanationCode code, Direction direction) {
		return new Explanation(code, direction, Map.of(), null);
	}

	static Explanation badState(Part part, String id, String state) {
		return of(ExplanationCode.BAD_STATE).with(Part.COMPONENT, id).with(part, id).with(Part.STATE, state);
	}

	Explanation with(Part part, List<String> values) {
		if (values.isEmpty()) {
			return this;
		}
		Map<Part, List<String>> parts = new EnumMap<>(Part.class);
		parts.putAll(this.components);
		parts.put(part, List.copyOf(values));
		return new Explanation(this.code, this.direction, Collections.unmodifiableMap(parts), this.cause);
	}

	Explanation with(Part part, String value) {
		return with(part, List.of(value));
	}

	Explanation because(ExplanationCode newCause) {
		return new Explanation(this.code, this.direction, this.components, newCause);
	}

	public String text() {
		return this.code.text();
	}

	public Optional<String> one(Part part) {
		return all(part).stream().findFirst();
	}

	public List<String> all(Part part) {
		return this.components.getOrDefault(part, List.of());
	}

	/**
	 * The id of the component that blocks: the one that a person would look at first.
	 */
	public Optional<String> component() {
		return List
			.of(Part.COMPONENT, Part.SECURITY_GROUP, Part.ACL, Part.LOAD_BALANCER, Part.ENDPOINT, Part.SERVICE,
					Part.ROUTE_TABLE, Part.NAT_GATEWAY, Part.INTERNET_GATEWAY, Part.INSTANCE, Part.NETWORK_INTERFACE,
					Part.SOURCE_VPC)
			.stream()
			.flatMap((part) -> one(part).stream())
			.findFirst();
	}

}
