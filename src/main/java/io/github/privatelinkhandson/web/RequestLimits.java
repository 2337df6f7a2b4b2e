package io.github.privatelinkhandson.web;

import java.time.Duration;

import jakarta.validation.constraints.Positive;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * Bounds of what clients may send to the console's ports.
 *
 * @param body the largest body of a request to the console; the practice AWS has its own
 * @param bodyTimeout the time within which the whole body has to be there
 * @param unfinishedPerAddress so many requests of one address may wait for their bodies
 * @param unfinished so many requests of all addresses may
 */
@Validated
@ConfigurationProperties("handson.limits")
record RequestLimits(@DefaultValue("64KB") DataSize body, @DefaultValue("15s") Duration bodyTimeout,
		@DefaultValue("32") @Positive int unfinishedPerAddress, @DefaultValue("100") @Positive int unfinished) {

}
