package io.github.privatelinkhandson.testkit;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Tests in a browser, which are left out, loudly, where there is no Chromium.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(NeedsChromium.Condition.class)
public @interface NeedsChromium {

	/**
	 * Looks for Chromium.
	 */
	final class Condition implements ExecutionCondition {

		@Override
		public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
			if (Chromium.find().isPresent()) {
				return ConditionEvaluationResult.enabled("there is a Chromium");
			}
			System.err.printf("%n%s%n  NOT TESTED IN A BROWSER: %s%n  No Chromium was found; install it or set CHROMIUM"
					+ " to its path.%n%s%n%n", "*".repeat(100), context.getDisplayName(), "*".repeat(100));
			return ConditionEvaluationResult.disabled("no Chromium was found");
		}

	}

}
