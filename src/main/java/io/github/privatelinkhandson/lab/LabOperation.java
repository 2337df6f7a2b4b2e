package io.github.privatelinkhandson.lab;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Declares which operation on a lab a controller's method carries out, for workshops to
 * allow it or not. A method that changes a lab and has no such annotation is allowed
 * whenever the lab may be changed at all.
 */
@Documented
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface LabOperation {

	Kind value();

	/**
	 * The operations that workshops tell apart.
	 */
	enum Kind {

		/** Builds the stage in the address. */
		BUILD_STAGE,

		/** Builds several stages at once. */
		RUN,

		/** Analyses the path, or applies a fix that an analysis calls for. */
		PROVE,

		/** Extends the lease. */
		EXTEND,

		/** Takes the lab down. */
		TEAR_DOWN

	}

}
