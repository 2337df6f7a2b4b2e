package io.github.privatelinkhandson.lab;

import java.util.List;
import java.util.function.UnaryOperator;

import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The labs there are, and the one way to change one.
 */
@Service
public class Labs {

	private final LabRepository repository;

	private final TransactionTemplate transaction;

	private final ApplicationEventPublisher events;

	Labs(LabRepository repository, TransactionTemplate transaction, ApplicationEventPublisher events) {
		this.repository = repository;
		this.transaction = transaction;
		this.events = events;
	}

	public List<Lab> all() {
		return this.repository.findAll();
	}

	public List<Lab> in(String account, String region) {
		return this.repository.findIn(account, region);
	}

	/**
	 * The lab of that id.
	 * @throws LabNotFoundException if there is none
	 */
	public Lab get(String id) {
		return this.repository.find(id).orElseThrow(() -> new LabNotFoundException("lab", id));
	}

	public void add(Lab lab) {
		this.repository.insert(lab);
	}

	/**
	 * Changes a lab by one of its own methods, one change after another.
	 * @return the lab as it is now
	 * @throws LabNotFoundException if there is none of that id
	 * @throws LabStateException if its state does not allow the change
	 */
	public Lab change(String id, UnaryOperator<Lab> change) {
		Lab changed = this.transaction.execute((status) -> {
			Lab lab = this.repository.lock(id).orElseThrow(() -> new LabNotFoundException("lab", id));
			Lab after = change.apply(lab);
			if (!after.equals(lab)) {
				this.repository.update(after);
			}
			return after;
		});
		this.events.publishEvent(new LabChanged(id, changed.version()));
		return changed;
	}

	/**
	 * Tells those who follow the lab that something of it has changed.
	 */
	public void changed(String id) {
		this.repository.touch(id);
		this.events.publishEvent(new LabChanged(id, get(id).version()));
	}

}
