package io.github.privatelinkhandson.aws;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.Collection;

import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import org.jspecify.annotations.Nullable;

/**
 * Constraint on a region, or a collection of at least one region, that has to be among
 * {@link Regions#ALL}.
 */
@Documented
@Target({ ElementType.FIELD, ElementType.PARAMETER })
@Retention(RetentionPolicy.RUNTIME)
@Constraint(validatedBy = { OfferedRegion.OneRegion.class, OfferedRegion.AllRegions.class })
public @interface OfferedRegion {

	String message();

	Class<?>[] groups() default {};

	Class<? extends Payload>[] payload() default {};

	/**
	 * Validates one region.
	 */
	class OneRegion implements ConstraintValidator<OfferedRegion, String> {

		@Override
		public boolean isValid(@Nullable String region, ConstraintValidatorContext context) {
			return region != null && Regions.ALL.contains(region);
		}

	}

	/**
	 * Validates regions.
	 */
	class AllRegions implements ConstraintValidator<OfferedRegion, Collection<String>> {

		@Override
		public boolean isValid(@Nullable Collection<String> regions, ConstraintValidatorContext context) {
			return regions != null && !regions.isEmpty() && Regions.ALL.containsAll(regions);
		}

	}

}
