package io.github.privatelinkhandson.settings;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/**
 * Explains why a console does not start with a setting that it does not have.
 */
class UnknownSettingAnalyzer extends AbstractFailureAnalyzer<UnknownSettingException> {

	@Override
	protected FailureAnalysis analyze(Throwable rootFailure, UnknownSettingException cause) {
		return new FailureAnalysis(String.valueOf(cause.getMessage()),
				"Correct its name, or remove it: docs/operations.md lists all settings.", cause);
	}

}
