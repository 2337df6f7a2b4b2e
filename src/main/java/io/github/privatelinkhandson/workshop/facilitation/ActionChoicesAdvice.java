package io.github.privatelinkhandson.workshop.facilitation;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;

import io.github.privatelinkhandson.lab.StageKey;
import io.github.privatelinkhandson.stage.Step;
import io.github.privatelinkhandson.stage.blueprint.Blueprint;

/**
 * Provides all pages with the options of {@code fragments/workshop/acts.html}, and with
 * the steps by their keys.
 */
@ControllerAdvice(annotations = Controller.class)
class ActionChoicesAdvice {

	private static final List<Choice> CHOICES = Arrays.stream(StageKey.values())
		.map((stage) -> new Choice(stage.key(), Blueprint.steps(stage)))
		.toList();

	private static final Map<String, Step> STEPS = Blueprint.steps()
		.stream()
		.collect(Collectors.toUnmodifiableMap(Step::key, Function.identity()));

	@ModelAttribute("stepsByKey")
	Map<String, Step> stepsByKey() {
		return STEPS;
	}

	@ModelAttribute("choices")
	List<Choice> choices() {
		return CHOICES;
	}

	/**
	 * A stage and its steps.
	 */
	record Choice(String stage, List<Step> steps) {

	}

}
