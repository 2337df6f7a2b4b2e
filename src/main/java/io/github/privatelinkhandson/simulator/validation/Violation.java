package io.github.privatelinkhandson.simulator.validation;

import java.math.BigDecimal;
import java.util.Collection;

import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkPojo;

/**
 * A constraint that a value of a request does not satisfy.
 *
 * @param constraint the demand in AWS's words ({@code Member must not be null})
 * @param bound the least or greatest value or length, null for other kinds
 */
record Violation(Kind kind, Place place, @Nullable Object value, String constraint, @Nullable BigDecimal bound) {

	/**
	 * Kinds of constraints.
	 */
	enum Kind {

		MISSING, ENUM, TOO_SMALL, TOO_LARGE, TOO_SHORT, TOO_LONG, PATTERN

	}

	static Violation missing(Place place) {
		return new Violation(Kind.MISSING, place, null, "Member must not be null", null);
	}

	static Violation of(Kind kind, Place place, Object value, String demand) {
		return new Violation(kind, place, value, "Member must " + demand, null);
	}

	static Violation atLeast(boolean number, Place place, Object value, BigDecimal least) {
		return new Violation(number ? Kind.TOO_SMALL : Kind.TOO_SHORT, place, value, "Member must have "
				+ (number ? "value" : "length") + " greater than or equal to " + least.toPlainString(), least);
	}

	static Violation atMost(boolean number, Place place, Object value, BigDecimal most) {
		return new Violation(number ? Kind.TOO_LARGE : Kind.TOO_LONG, place, value,
				"Member must have " + (number ? "value" : "length") + " less than or equal to " + most.toPlainString(),
				most);
	}

	/**
	 * The value as messages show it.
	 */
	String shownValue() {
		boolean models = this.value instanceof Collection<?> items
				&& items.stream().anyMatch(SdkPojo.class::isInstance);
		return models ? "[...]" : String.valueOf(this.value);
	}

}
