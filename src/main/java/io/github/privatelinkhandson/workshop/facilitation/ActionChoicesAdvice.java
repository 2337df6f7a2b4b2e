package io.github.privatelinkhandson.workshop.facilitation;

import java.util.Arrays;
import java.util.List;

import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;

import io.github.privatelinkhandson.lab.StageKey;
import io.github.privatelinkhandson.stage.Step;
import io.github.privatelinkhandson.stage.blueprint.Blueprint;

/**
 * Provides all pages with the options of {@code fragments/workshop/acts.html}.
 */
@ControllerAdvice(annotations = Controller.class)
class ActionChoicesAdvice {

	private static final List<Choice> CHOICES = Arrays.stream(StageKey.values())
		.map((stage) -> new Choice(stage.key(), Blueprint.steps(stage)))
		.toList();

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
