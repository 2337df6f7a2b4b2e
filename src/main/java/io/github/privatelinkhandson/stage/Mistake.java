package io.github.privatelinkhandson.stage;

import java.util.function.BiPredicate;

import io.github.privatelinkhandson.observation.model.ObservedResource;

/**
 * A mistake that people make with a step who build by hand: the resource is there, by its
 * name and tag, but not as the hands-on has it.
 *
 * @param code its name in the message bundles, under {@code hint.} and {@code mistake.}
 * @param rule recognises it in the resource
 */
public record Mistake<T extends ObservedResource>(String code, Class<T> type, BiPredicate<StageContext, T> rule) {

	boolean isMade(Step step, StageContext context) {
		return context.find(step, this.type).filter((found) -> this.rule.test(context, found)).isPresent();
	}

}
