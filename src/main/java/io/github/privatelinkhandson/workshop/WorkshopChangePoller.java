package io.github.privatelinkhandson.workshop;

import java.util.Map;

import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

import io.github.privatelinkhandson.database.ChangePoller;
import io.github.privatelinkhandson.database.Database;

/**
 * Publishes changes of workshops made by other consoles on the same database.
 */
@Component
class WorkshopChangePoller extends ChangePoller {

	private final WorkshopRepository repository;

	private final ApplicationEventPublisher events;

	WorkshopChangePoller(WorkshopRepository repository, Database database, ApplicationEventPublisher events) {
		super(database);
		this.repository = repository;
		this.events = events;
	}

	@EventListener
	void on(WorkshopChanged change) {
		heard(change.workshop(), change.version());
	}

	@Override
	protected Map<String, Long> versions() {
		return this.repository.versions();
	}

	@Override
	protected void publish(String id, long version) {
		this.events.publishEvent(new WorkshopChanged(id, version));
	}

}
