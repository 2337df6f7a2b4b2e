package io.github.privatelinkhandson.blueprint;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import io.github.privatelinkhandson.lab.StageKey;

/**
 * Collects the steps of one stage.
 */
class StepList {

	private final List<Step> steps = new ArrayList<>();

	private final StageKey stage;

	StepList(StageKey stage) {
		this.stage = stage;
	}

	StepList add(String key, String type, String name, int seconds, String... needs) {
		return add(key, type, name, Price.FREE, seconds, needs);
	}

	StepList add(String key, String type, String name, Price price, int seconds, String... needs) {
		this.steps.add(new Step(key, this.stage, type, name, List.of(needs), Duration.ofSeconds(seconds), price));
		return this;
	}

	List<Step> steps() {
		return List.copyOf(this.steps);
	}

}
