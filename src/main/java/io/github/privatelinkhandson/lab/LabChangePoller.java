package io.github.privatelinkhandson.lab;

import java.util.Map;

import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

import io.github.privatelinkhandson.database.ChangePoller;
import io.github.privatelinkhandson.database.Database;

/**
 * Brings the news of labs that other consoles on the same database have changed.
 */
@Component
class LabChangePoller extends ChangePoller {

	private final LabRepository repository;

	private final ApplicationEventPublisher events;

	LabChangePoller(LabRepository repository, Database database, ApplicationEventPublisher events) {
		super(database);
		this.repository = repository;
		this.events = events;
	}

	@EventListener
	void on(LabChanged change) {
		heard(change.lab(), change.version());
	}

	@Override
	protected Map<String, Long> versions() {
		return this.repository.versions();
	}

	@Override
	protected void publish(String id, long version) {
		this.events.publishEvent(new LabChanged(id, version));
	}

}
