package io.github.privatelinkhandson.lab;

import jakarta.validation.constraints.Positive;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Bounds of the labs that are not gone.
 *
 * @param labsPerPerson so many labs one person may have opened; participants of workshops
 * have one each
 * @param labs so many labs there may be in all
 */
@Validated
@ConfigurationProperties("handson.limits")
record LabLimits(@DefaultValue("30") @Positive int labsPerPerson, @DefaultValue("1000") @Positive int labs) {

}
