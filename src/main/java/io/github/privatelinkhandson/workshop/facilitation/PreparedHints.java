package io.github.privatelinkhandson.workshop.facilitation;

import java.util.Locale;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

import io.github.privatelinkhandson.problem.ConflictException;
import io.github.privatelinkhandson.provisioning.LabView;
import io.github.privatelinkhandson.provisioning.Provisioning;

/**
 * Selects the prepared hint for a lab: advice for the failed step, or else the hint of
 * the current stage.
 */
@Component
class PreparedHints {

	private final Provisioning provisioning;

	private final MessageSource messages;

	PreparedHints(Provisioning provisioning, MessageSource messages) {
		this.provisioning = provisioning;
		this.messages = messages;
	}

	/**
	 * The hint's key in the message bundles.
	 * @throws ConflictException with code {@code all-done} if there is nothing left to do
	 */
	String of(String lab) {
		LabView view = this.provisioning.view(lab);
		return view.stages()
			.stream()
			.flatMap((stage) -> stage.steps().stream())
			.flatMap((step) -> Stream.ofNullable(step.error()))
			.filter(LabView.Failure::cause)
			.findFirst()
			.map(this::advice)
			.orElseGet(() -> "act.hint." + current(view));
	}

	private String advice(LabView.Failure failure) {
		String ofCode = "advice.code." + failure.code();
		@Nullable String text = this.messages.getMessage(ofCode, null, null, Locale.ENGLISH);
		return (text != null) ? ofCode : "advice." + failure.hint();
	}

	private static String current(LabView view) {
		return view.stages()
			.stream()
			.filter((stage) -> !stage.status().equals("done"))
			.findFirst()
			.map(LabView.Stage::key)
			.orElseThrow(() -> ConflictException.invalid("all-done"));
	}

}
