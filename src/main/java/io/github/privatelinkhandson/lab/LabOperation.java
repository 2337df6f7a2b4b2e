package io.github.privatelinkhandson.lab;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Declares which operation on a lab a controller's method carries out, for workshops to
 * allow it or not, and to record it. Each method that changes a lab has one.
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

		/** Builds what is missing and corrects what is wrong. */
		REPAIR,

		/** Compares the lab with the account. */
		CHECK,

		/** Stops what is being done. */
		CANCEL,

		/** Analyses the path. */
		ANALYZE,

		/** Applies a fix that an analysis calls for. */
		FIX,

		/** Runs a command on an instance. */
		COMMAND,

		/** Injects or removes faults of the practice AWS. */
		FAULT,

		/** Extends the lease. */
		EXTEND,

		/** Takes the lab down. */
		TEAR_DOWN

	}

}
