package io.github.privatelinkhandson.simulator.store;

import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

/**
 * Resources of one kind in the order of their creation, with an index of the words by
 * which they are found.
 */
final class Table {

	private final Map<String, Row> byId = new LinkedHashMap<>();

	private final Map<String, SortedMap<Long, Row>> byWord = new HashMap<>();

	private long rows;

	/** Rows, and the words by which they are found. */
	private int weight;

	void put(Resource<?> resource) {
		put(resource, IndexTerms.of(resource));
	}

	void putFrom(Table other, String id) {
		Row row = other.byId.get(id);
		put(row.resource, row.words);
	}

	private void put(Resource<?> resource, Set<String> words) {
		Row before = this.byId.get(resource.id());
		Row row = new Row((before != null) ? before.number : this.rows++, resource, words);
		if (before != null) {
			forget(before);
		}
		this.byId.put(resource.id(), row);
		this.weight += 1 + row.words.size();
		row.words.forEach((word) -> this.byWord.computeIfAbsent(word, (w) -> new TreeMap<>()).put(row.number, row));
	}

	void remove(String id) {
		Row row = this.byId.remove(id);
		if (row != null) {
			forget(row);
		}
	}

	@Nullable Resource<?> get(String id) {
		Row row = this.byId.get(id);
		return (row != null) ? row.resource : null;
	}

	boolean contains(String id) {
		return this.byId.containsKey(id);
	}

	/**
	 * The words by which the resource of that id is found; none if there is no such
	 * resource.
	 */
	Set<String> words(String id) {
		Row row = this.byId.get(id);
		return (row != null) ? row.words : Set.of();
	}

	Stream<Resource<?>> all() {
		return resources(this.byId.values());
	}

	/**
	 * Finds the resources with that word, oldest first.
	 */
	Stream<Resource<?>> with(String word) {
		SortedMap<Long, Row> found = this.byWord.get(word);
		return resources((found != null) ? found.values() : List.of());
	}

	/**
	 * Returns how much is kept: a resource counts with its tags and references.
	 */
	int weight() {
		return this.weight;
	}

	private void forget(Row row) {
		this.weight -= 1 + row.words.size();
		row.words.forEach((word) -> this.byWord.computeIfPresent(word, (w, found) -> {
			found.remove(row.number);
			return found.isEmpty() ? null : found;
		}));
	}

	private static Stream<Resource<?>> resources(Collection<Row> rows) {
		return rows.stream().map((row) -> row.resource);
	}

	/**
	 * A resource in its place.
	 *
	 * @param words by which it is found
	 */
	private record Row(long number, Resource<?> resource, Set<String> words) {

	}

}
