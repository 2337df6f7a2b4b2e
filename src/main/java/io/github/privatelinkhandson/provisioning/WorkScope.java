package io.github.privatelinkhandson.provisioning;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import org.springframework.stereotype.Component;

import io.github.privatelinkhandson.database.Database;
import io.github.privatelinkhandson.lab.Lab;

/**
 * Which labs this process works on: all, or those that it was started for alone.
 */
@Component
public class WorkScope {

	private final ReconcileSettings settings;

	private final Database database;

	private final Set<String> assigned = ConcurrentHashMap.newKeySet();

	WorkScope(ReconcileSettings settings, Database database) {
		this.settings = settings;
		this.database = database;
	}

	public void add(Collection<Lab> labs) {
		labs.forEach((lab) -> this.assigned.add(lab.id()));
	}

	/**
	 * Tells that this process may do something for a lab.
	 */
	public boolean has(Lab lab) {
		return !this.settings.assignedOnly() || this.assigned.contains(lab.id());
	}

	/**
	 * Those of the labs that are to be looked at. Where other processes share the
	 * database, these are all: a job that nobody sees work in would be dropped, and the
	 * others need it.
	 */
	public List<Lab> seen(List<Lab> labs) {
		return this.database.isShared() ? labs : labs.stream().filter(this::has).toList();
	}

}
