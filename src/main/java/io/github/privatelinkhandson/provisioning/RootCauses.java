package io.github.privatelinkhandson.provisioning;

import java.util.Map;
import java.util.Optional;

import io.github.privatelinkhandson.stage.blueprint.Blueprint;

/**
 * Which of a lab's failed steps the others wait for: those that failed though nothing
 * that they need had.
 */
record RootCauses(Map<String, LedgerEntry> entries, boolean anyFailed) {

	RootCauses(Map<String, LedgerEntry> entries) {
		this(entries, entries.values().stream().anyMatch((entry) -> entry.status().isStuck()));
	}

	/**
	 * The failed step that keeps a step from being ready: one that it needs, directly or
	 * not, else the step itself, if it has failed.
	 */
	Optional<String> of(String step) {
		return this.anyFailed ? first(step) : Optional.empty();
	}

	private Optional<String> first(String step) {
		return Blueprint.step(step)
			.needs()
			.stream()
			.filter((need) -> !this.entries.get(need).ready())
			.flatMap((need) -> first(need).stream())
			.findFirst()
			.or(() -> failed(step) ? Optional.of(step) : Optional.empty());
	}

	private boolean failed(String step) {
		return this.entries.get(step).status().isStuck();
	}

}
