package io.github.privatelinkhandson.provisioning;

import java.math.BigDecimal;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * A step that a stage will take: the AWS CLI command for it (null for what comes about by
 * itself), how long AWS takes for it, and what it costs by the hour (or once).
 */
public record PlannedStep(String step, String type, String name, List<String> needs, @Nullable String command,
		long typicalSeconds, BigDecimal hourlyUsd, BigDecimal onceUsd) {

}
