package io.github.privatelinkhandson.simulator.loadbalancing;

import org.assertj.core.api.Assertions;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

import io.github.privatelinkhandson.simulator.operation.AwsError;

/**
 * Asserts that a call is refused with AWS's code.
 */
public final class Refusals {

	private Refusals() {
	}

	public static void assertRefused(String code, String text, ThrowingCallable work) {
		Assertions.assertThatThrownBy(work)
			.isInstanceOfSatisfying(AwsError.class, (error) -> Assertions.assertThat(error.code()).isEqualTo(code))
			.hasMessageContaining(text);
	}

}
