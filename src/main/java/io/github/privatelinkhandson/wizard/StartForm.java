package io.github.privatelinkhandson.wizard;

import jakarta.validation.constraints.AssertTrue;
import org.jspecify.annotations.Nullable;

import io.github.privatelinkhandson.aws.Regions;

/**
 * Form with the choices made before a lab is started.
 *
 * @param account the account id that the learner has typed; asked for in mode aws only
 */
record StartForm(@Nullable String region, @Nullable String account) {

	@AssertTrue
	public boolean isOffered() {
		return this.region != null && Regions.ALL.contains(this.region);
	}

}
