package io.github.privatelinkhandson.workshop.participation;

import java.util.List;
import java.util.Optional;

import org.springframework.core.annotation.Order;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.authentication.preauth.PreAuthenticatedAuthenticationToken;
import org.springframework.stereotype.Component;

import io.github.privatelinkhandson.security.CookieAuthenticator;
import io.github.privatelinkhandson.security.LabAccess;
import io.github.privatelinkhandson.security.ParticipantCookie;
import io.github.privatelinkhandson.security.SecurityRole;
import io.github.privatelinkhandson.workshop.Participant;
import io.github.privatelinkhandson.workshop.Participants;
import io.github.privatelinkhandson.workshop.WorkshopStatus;
import io.github.privatelinkhandson.workshop.Workshops;

/**
 * Authenticates participants by the secret of their personal link, and decides what they
 * may open.
 */
@Component
@Order(2)
class ParticipantAuthentication implements CookieAuthenticator, LabAccess {

	private final Participants participants;

	private final Workshops workshops;

	ParticipantAuthentication(Participants participants, Workshops workshops) {
		this.participants = participants;
		this.workshops = workshops;
	}

	@Override
	public String cookie() {
		return ParticipantCookie.NAME;
	}

	@Override
	public Optional<Authentication> find(String secret) {
		return this.participants.withSecret(secret)
			.map((found) -> new PreAuthenticatedAuthenticationToken(found, "", List.of(SecurityRole.PARTICIPANT)));
	}

	@Override
	public boolean mayOpen(Authentication participant, String lab) {
		return participant.getPrincipal() instanceof Participant owner && lab.equals(owner.lab()) && takesPart(owner);
	}

	@Override
	public boolean mayTakePart(Authentication participant) {
		return participant.getPrincipal() instanceof Participant known && takesPart(known);
	}

	@Override
	public Optional<String> replacement(Authentication participant, Optional<String> lab) {
		if (!(participant.getPrincipal() instanceof Participant known)) {
			return Optional.empty();
		}
		if (!takesPart(known)) {
			return Optional.of("/end");
		}
		return lab.filter((former) -> this.participants.formerLabs(known.id()).contains(former))
			.map((former) -> "/seat/fresh");
	}

	private boolean takesPart(Participant participant) {
		return !participant.removed()
				&& this.workshops.status(this.workshops.get(participant.workshop())) != WorkshopStatus.CLOSED;
	}

}
