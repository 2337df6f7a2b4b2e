package io.github.privatelinkhandson.live;

import jakarta.validation.constraints.Positive;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Bounds of open event streams.
 *
 * @param streamsPerPerson so many streams one sign-in or personal link may have open
 * @param streamsPerAddress so many streams one network address may have open, from which
 * a whole room may come
 */
@Validated
@ConfigurationProperties("handson.limits")
record StreamLimits(@DefaultValue("50") @Positive int streamsPerPerson,
		@DefaultValue("1500") @Positive int streamsPerAddress) {

}
