package io.github.privatelinkhandson.lab;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

import io.github.privatelinkhandson.paging.Paged;
import io.github.privatelinkhandson.paging.Paging;
import io.github.privatelinkhandson.problem.ConflictException;
import io.github.privatelinkhandson.problem.NotFoundException;

/**
 * The labs there are, and the one way to change one.
 */
@Service
public class Labs {

	private final LabRepository repository;

	private final TransactionTemplate transaction;

	private final ApplicationEventPublisher events;

	private final LabLimits limits;

	Labs(LabRepository repository, TransactionTemplate transaction, ApplicationEventPublisher events,
			LabLimits limits) {
		this.repository = repository;
		this.transaction = transaction;
		this.events = events;
		this.limits = limits;
	}

	public List<Lab> all() {
		return this.repository.findAll();
	}

	/**
	 * Returns a page of all labs, newest first.
	 */
	public Paged<Lab> all(Paging paging) {
		return new Paged<>(this.repository.findAll(paging), paging, this.repository.countAll());
	}

	/**
	 * Returns a page of the labs that belong to no workshop, newest first.
	 */
	public Paged<Lab> outsideWorkshops(Paging paging) {
		return new Paged<>(this.repository.findOutsideWorkshops(paging), paging,
				this.repository.countAll() - countInWorkshops());
	}

	public long countInWorkshops() {
		return this.repository.countInWorkshops();
	}

	public List<Lab> in(String account, String region) {
		return this.repository.findIn(account, region);
	}

	/**
	 * The labs of an account, whatever their region.
	 */
	public List<Lab> in(String account) {
		return this.repository.findIn(account);
	}

	/**
	 * The labs of a workshop, also those that were given up, oldest first.
	 */
	public List<Lab> ofWorkshop(String workshop) {
		return this.repository.findInWorkshop(workshop);
	}

	/**
	 * The lab of that id.
	 * @throws NotFoundException if there is none
	 */
	public Lab get(String id) {
		return this.repository.find(id).orElseThrow(() -> new NotFoundException("lab", id));
	}

	public void add(Lab lab) {
		add(lab, null);
	}

	/**
	 * Adds a lab.
	 * @param person the name of the person who opens it; null for those who are counted
	 * by their workshop
	 */
	public void add(Lab lab, @Nullable String person) {
		this.repository.insert(lab, person);
	}

	/**
	 * Refuses a further lab where there are as many as may be.
	 * @param person the name of the person who opens it; null for those who are counted
	 * by their workshop
	 * @throws ConflictException with code {@code labs-limit} or
	 * {@code labs-per-person-limit}
	 */
	public void requireRoom(@Nullable String person) {
		if (person != null && this.repository.countOpenedBy(person) >= this.limits.labsPerPerson()) {
			throw new ConflictException("labs-per-person-limit", person + " has " + this.limits.labsPerPerson()
					+ " labs that are not gone, which is the limit (handson.limits.labs-per-person)");
		}
		if (this.repository.countPresent() >= this.limits.labs()) {
			throw new ConflictException("labs-limit", "There are " + this.limits.labs()
					+ " labs that are not gone, which is the limit (handson.limits.labs)");
		}
	}

	/**
	 * Changes a lab by one of its own methods, one change after another.
	 * @return the lab as it is now
	 * @throws NotFoundException if there is none of that id
	 * @throws ConflictException if its state does not allow the change
	 */
	public Lab change(String id, UnaryOperator<Lab> change) {
		Change made = this.transaction.execute((status) -> {
			Lab lab = lock(id);
			Lab after = change.apply(lab);
			if (after.equals(lab)) {
				return new Change(after, false);
			}
			this.repository.update(after);
			return new Change(after, true);
		});
		if (made.any()) {
			this.events.publishEvent(new LabChanged(id, made.lab().version()));
		}
		return made.lab();
	}

	/**
	 * Changes what belongs to a lab, one change of it after another, and tells those who
	 * follow the lab.
	 * @param work changes something if need be, and says whether it has
	 * @return whether it has
	 * @throws NotFoundException if there is none of that id
	 */
	public boolean edit(String id, Predicate<Lab> work) {
		Optional<Long> version = this.transaction.execute((status) -> {
			Lab lab = lock(id);
			if (!work.test(lab)) {
				return Optional.empty();
			}
			this.repository.touch(id);
			return Optional.of(lab.version() + 1);
		});
		version.ifPresent((now) -> this.events.publishEvent(new LabChanged(id, now)));
		return version.isPresent();
	}

	/**
	 * Tells those who follow the lab that something of it has changed.
	 */
	public void changed(String id) {
		edit(id, (lab) -> true);
	}

	private Lab lock(String id) {
		return this.repository.lock(id).orElseThrow(() -> new NotFoundException("lab", id));
	}

	private record Change(Lab lab, boolean any) {
	}

}
