package io.github.privatelinkhandson.simulator.store;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkPojo;

/**
 * A resource as it is kept. The model holds what does not change by itself; states that
 * pass with time are computed from {@code times} when read and are not in the model.
 *
 * @param times when things happened to it; {@code created} is always there
 * @param attributes what AWS knows of it but does not describe (client token, files on a
 * disk)
 */
public record Resource<T extends SdkPojo>(ResourceType<T> type, String id, T model, Map<String, Instant> times,
		Map<String, String> attributes) {

	public static final String CREATED = "created";

	public static final String DELETED = "deleted";

	public static <T extends SdkPojo> Resource<T> created(ResourceType<T> type, String id, T model, Instant at) {
		return new Resource<>(type, id, model, Map.of(CREATED, at), Map.of());
	}

	public Instant createdAt() {
		return this.times.get(CREATED);
	}

	public @Nullable Instant time(String what) {
		return this.times.get(what);
	}

	public boolean deleted() {
		return this.times.containsKey(DELETED);
	}

	public @Nullable String attribute(String name) {
		return this.attributes.get(name);
	}

	/**
	 * The attributes whose names begin so, by the rest of their names.
	 */
	public SortedMap<String, String> attributes(String prefix) {
		SortedMap<String, String> found = new TreeMap<>();
		this.attributes.forEach((name, value) -> {
			if (name.startsWith(prefix)) {
				found.put(name.substring(prefix.length()), value);
			}
		});
		return found;
	}

	public Resource<T> with(T newModel) {
		return new Resource<>(this.type, this.id, newModel, this.times, this.attributes);
	}

	/**
	 * With the time of something; null takes the time away.
	 */
	public Resource<T> withTime(String what, @Nullable Instant at) {
		return new Resource<>(this.type, this.id, this.model, plus(this.times, what, at), this.attributes);
	}

	/**
	 * With an attribute; null removes it.
	 */
	public Resource<T> withAttribute(String name, @Nullable String value) {
		return new Resource<>(this.type, this.id, this.model, this.times, plus(this.attributes, name, value));
	}

	private static <V> Map<String, V> plus(Map<String, V> map, String key, @Nullable V value) {
		Map<String, V> result = new LinkedHashMap<>(map);
		if (value != null) {
			result.put(key, value);
		}
		else {
			result.remove(key);
		}
		return Map.copyOf(result);
	}

}
