package io.github.privatelinkhandson.security;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/**
 * Says what to do about a console that would be open to anybody.
 */
class UnprotectedAddressAnalyzer extends AbstractFailureAnalyzer<UnprotectedAddressException> {

	@Override
	protected FailureAnalysis analyze(Throwable rootFailure, UnprotectedAddressException cause) {
		return new FailureAnalysis(cause.getMessage() + ".", """
				Do one of these:
				 - set handson.facilitator.password (HANDSON_FACILITATOR_PASSWORD) to 12 characters or more
				 - set handson.facilitator.generate=true: a password is made up at the first start, and printed once
				 - listen on this machine only: server.address=127.0.0.1""", cause);
	}

}
