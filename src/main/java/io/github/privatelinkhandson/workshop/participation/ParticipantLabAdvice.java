package io.github.privatelinkhandson.workshop.participation;

import java.util.Map;
import java.util.Optional;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.servlet.HandlerMapping;

import io.github.privatelinkhandson.workshop.Participant;

/**
 * Provides the pages of a workshop's lab with the participant's permissions and unread
 * events.
 */
@ControllerAdvice(annotations = Controller.class)
class ParticipantLabAdvice {

	/** Request attribute with what {@link WorkshopPolicy} has read already. */
	static final String READ = ParticipantLab.class.getName();

	private final ParticipantLabs participantLabs;

	ParticipantLabAdvice(ParticipantLabs participantLabs) {
		this.participantLabs = participantLabs;
	}

	@ModelAttribute("seat")
	@Nullable ParticipantLab participantLab(HttpServletRequest request, @AuthenticationPrincipal @Nullable Participant own) {
		if (request.getAttribute(READ) instanceof ParticipantLab read) {
			return read;
		}
		return lab(request).flatMap((lab) -> this.participantLabs.ofLab(lab, own != null)).orElse(null);
	}

	static Optional<String> lab(HttpServletRequest request) {
		@Nullable Object variables = request.getAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE);
		return (variables instanceof Map<?, ?> map && map.get("lab") instanceof String lab) ? Optional.of(lab)
				: Optional.empty();
	}

}
