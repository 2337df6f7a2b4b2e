package io.github.privatelinkhandson.lab;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import org.springframework.stereotype.Component;

/**
 * Counts labs by how far they have been asked to go and how they fare: the meters
 * {@code handson.labs} and {@code handson.labs.stage}.
 */
@Component
class LabMetrics implements MeterBinder {

	private final LabRepository repository;

	LabMetrics(LabRepository repository) {
		this.repository = repository;
	}

	@Override
	public void bindTo(MeterRegistry registry) {
		for (LabStatus status : LabStatus.values()) {
			Gauge.builder("handson.labs", () -> this.repository.count(status))
				.description("Labs by their status")
				.tag("status", status.key())
				.register(registry);
		}
		for (StageKey stage : StageKey.values()) {
			Gauge.builder("handson.labs.stage", () -> this.repository.count(stage))
				.description("Labs that are not gone, by the stage up to which they are built")
				.tag("stage", stage.key())
				.register(registry);
		}
	}

}
