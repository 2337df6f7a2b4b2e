package io.github.privatelinkhandson.workshop;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import org.jspecify.annotations.Nullable;

/**
 * Constraint on a text that users enter: not empty and not too long, once cleaned.
 *
 * @see UserText#fits(String, int)
 */
@Documented
@Target({ ElementType.FIELD, ElementType.PARAMETER })
@Retention(RetentionPolicy.RUNTIME)
@Constraint(validatedBy = FittingText.Validator.class)
public @interface FittingText {

	/** The maximal length in characters. */
	int max();

	String message();

	Class<?>[] groups() default {};

	Class<? extends Payload>[] payload() default {};

	/**
	 * Validates texts.
	 */
	class Validator implements ConstraintValidator<FittingText, String> {

		private int max;

		@Override
		public void initialize(FittingText constraint) {
			this.max = constraint.max();
		}

		@Override
		public boolean isValid(@Nullable String text, ConstraintValidatorContext context) {
			return UserText.fits(text, this.max);
		}

	}

}
