package io.github.privatelinkhandson.simulator.store;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import software.amazon.awssdk.core.SdkPojo;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

import io.github.privatelinkhandson.simulator.json.SdkJson;

/**
 * Changes as text: a line for each, its parts between tabs. JSON has neither tabs nor
 * ends of lines.
 */
final class Journal {

	/** A text is at most that long before its last change, so it fits its column. */
	private static final int LONG = 200_000;

	private static final String TAB = "\t";

	private static final String END = "\n";

	private static final JsonMapper JSON = new JsonMapper();

	private Journal() {
	}

	/**
	 * The changes in as few texts as their length allows.
	 */
	static List<String> write(List<Change> changes) {
		List<String> texts = new ArrayList<>();
		StringBuilder text = new StringBuilder();
		for (Change change : changes) {
			if (text.length() > LONG) {
				texts.add(text.toString());
				text.setLength(0);
			}
			text.append(text.isEmpty() ? "" : END);
			write(change, text);
		}
		texts.add(text.toString());
		return texts;
	}

	static List<Change> read(String text) {
		return text.lines().map(Journal::readChange).toList();
	}

	private static void write(Change change, StringBuilder text) {
		text.append(change.region()).append(TAB).append(change.type().name()).append(TAB).append(change.id());
		Resource<?> resource = change.resource();
		if (resource != null) {
			Map<String, String> times = new LinkedHashMap<>();
			resource.times().forEach((what, at) -> times.put(what, at.toString()));
			text.append(TAB)
				.append(SdkJson.write(resource.model()))
				.append(TAB)
				.append(JSON.writeValueAsString(times))
				.append(TAB)
				.append(JSON.writeValueAsString(resource.attributes()));
		}
	}

	private static Change readChange(String line) {
		String[] parts = line.split(TAB, -1);
		ResourceType<?> type = ResourceTypes.named(parts[1]);
		return new Change(parts[0], type, parts[2], (parts.length > 3) ? resource(type, parts) : null);
	}

	@SuppressWarnings("unchecked")
	private static <T extends SdkPojo> Resource<T> resource(ResourceType<T> type, String[] parts) {
		Map<String, Instant> times = new LinkedHashMap<>();
		strings(parts[4]).forEach((what, at) -> times.put(what, Instant.parse(at)));
		return new Resource<>(type, parts[2], (T) SdkJson.read(parts[3], type.builder().get()), Map.copyOf(times),
				Map.copyOf(strings(parts[5])));
	}

	private static Map<String, String> strings(String text) {
		return JSON.readValue(text, new TypeReference<>() {
		});
	}

}
