package io.github.privatelinkhandson.stage.reachability;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

import com.fasterxml.jackson.annotation.JsonValue;

import io.github.privatelinkhandson.stage.Step;

/**
 * The two corrections of the NLB that let packets through, in the order in which the path
 * analyses ask for them.
 */
public enum Fix {

	NLB_SECURITY_GROUP(ReachabilityBlueprint.FIX_NLB_SECURITY_GROUP), CROSS_ZONE(ReachabilityBlueprint.FIX_CROSS_ZONE);

	private final Step step;

	Fix(Step step) {
		this.step = step;
	}

	/**
	 * Returns the name in addresses and message keys ({@code cross-zone}).
	 */
	@JsonValue
	public String key() {
		return name().toLowerCase(Locale.ROOT).replace('_', '-');
	}

	/**
	 * Returns the key of the step that applies it ({@code fix-cross-zone}).
	 */
	public String step() {
		return this.step.key();
	}

	public static Optional<Fix> of(String key) {
		return Arrays.stream(values()).filter((fix) -> fix.key().equals(key)).findFirst();
	}

	@Override
	public String toString() {
		return key();
	}

}
