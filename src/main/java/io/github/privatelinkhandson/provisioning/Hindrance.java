package io.github.privatelinkhandson.provisioning;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

import io.github.privatelinkhandson.aws.AwsFailure;
import io.github.privatelinkhandson.observation.model.ReadFailure;

/**
 * The reason for which the console cannot look at a lab, or may not act for it: a read
 * that fails, or credentials that AWS does not take. The work goes on by itself once it
 * has passed.
 *
 * @param operation the read that fails; null where nothing can be asked at all
 */
public record Hindrance(String code, String message, @Nullable String operation, Instant since, Instant nextTryAt) {

	static Hindrance of(ReadFailure failure) {
		AwsFailure refusal = failure.failure();
		return new Hindrance(refusal.code(), refusal.message(), failure.kind().operation(), failure.since(),
				failure.nextTryAt());
	}

	/**
	 * Returns the kind of the failure, by which pages say what to do.
	 */
	public String advice() {
		return "advice." + AwsFailure.recorded(this.code, this.message).kind().key();
	}

}
