package io.github.privatelinkhandson.workshop.facilitation;

import java.util.Locale;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

import io.github.privatelinkhandson.lab.StageKey;
import io.github.privatelinkhandson.problem.ConflictException;
import io.github.privatelinkhandson.provisioning.LabQueries;
import io.github.privatelinkhandson.provisioning.LabView;

/**
 * Selects the prepared hint for a lab: advice for the failed step, or else the hint of
 * the current stage.
 */
@Component
class PreparedHints {

	private final LabQueries queries;

	private final MessageSource messages;

	PreparedHints(LabQueries queries, MessageSource messages) {
		this.queries = queries;
		this.messages = messages;
	}

	/**
	 * The hint's key in the message bundles.
	 * @throws ConflictException with code {@code all-done} if there is nothing left to do
	 */
	String of(String lab) {
		LabView view = this.queries.view(lab);
		return view.causes()
			.stream()
			.flatMap((step) -> Stream.ofNullable(step.error()))
			.findFirst()
			.map(this::advice)
			.orElseGet(() -> "act.hint." + current(view));
	}

	private String advice(LabView.Failure failure) {
		String ofCode = "advice.code." + failure.code();
		@Nullable String text = this.messages.getMessage(ofCode, null, null, Locale.ENGLISH);
		return (text != null) ? ofCode : failure.advice();
	}

	private static StageKey current(LabView view) {
		return view.firstUndone().map(LabView.Stage::key).orElseThrow(() -> ConflictException.invalid("all-done"));
	}

}
