package io.github.privatelinkhandson.facilitator;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Service;

import io.github.privatelinkhandson.database.Database;
import io.github.privatelinkhandson.security.OidcAccounts;

/**
 * Maps users of an OpenID Connect provider to the facilitators listed in the settings.
 */
@Service
class OidcFacilitatorList implements OidcAccounts {

	private final FacilitatorRepository repository;

	private final OidcSettings settings;

	private final Database database;

	OidcFacilitatorList(FacilitatorRepository repository, FacilitatorSettings settings, Database database) {
		this.repository = repository;
		this.settings = settings.oidc();
		this.database = database;
	}

	@Override
	public boolean any() {
		return this.settings.namesAny();
	}

	/**
	 * Find the facilitator whom a provider's claims describe. The name of a facilitator
	 * with a password is given to nobody else.
	 */
	@Override
	public Optional<Authentication> find(Map<String, Object> claims) {
		Optional<String> listed = this.settings.best(values(claims, this.settings.claim()));
		Optional<String> name = values(claims, this.settings.name()).stream()
			.map((value) -> OidcSettings.EMAIL.equals(this.settings.name()) ? value.toLowerCase(Locale.ROOT) : value)
			.filter(Facilitator::isName)
			.findFirst();
		if (listed.isEmpty() || name.isEmpty()) {
			return Optional.empty();
		}
		Facilitator facilitator = new Facilitator(name.get(), this.settings.role(listed.get()).orElseThrow());
		return this.database.exclusively(Facilitators.LOCK, () -> keep(facilitator, listed.get()))
				? Optional.of(facilitator.authentication()) : Optional.empty();
	}

	private boolean keep(Facilitator facilitator, String listedAs) {
		if (!this.repository.exists(facilitator.name())) {
			this.repository.insert(facilitator, null, listedAs);
			return true;
		}
		return this.repository.update(facilitator, listedAs);
	}

	/**
	 * Returns the values of a claim. E-mail addresses that the provider has not verified
	 * are ignored.
	 */
	private static List<String> values(Map<String, Object> claims, String claim) {
		@Nullable Object said = claims.get(claim);
		if (OidcSettings.EMAIL.equals(claim) && !"true".equals(String.valueOf(claims.get("email_verified")))) {
			return List.of();
		}
		if (said instanceof List<?> several) {
			return several.stream().filter(Objects::nonNull).map(Object::toString).toList();
		}
		return (said != null) ? List.of(said.toString()) : List.of();
	}

}
