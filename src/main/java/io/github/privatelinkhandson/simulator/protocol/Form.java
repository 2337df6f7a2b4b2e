package io.github.privatelinkhandson.simulator.protocol;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import io.github.privatelinkhandson.simulator.operation.AwsError;

/**
 * The parameters of a query request as the tree that the dots in their names make of
 * them: {@code TagSpecification.1.Tag.1.Key}. It knows which of them have been read.
 */
final class Form {

	/** Deeper than any request of AWS. */
	private static final int MAX_DEPTH = 32;

	private final Map<String, Form> kids = new LinkedHashMap<>();

	private @Nullable String value;

	private boolean read;

	void addAll(String encoded) {
		for (String pair : encoded.split("&")) {
			if (!pair.isEmpty()) {
				int equals = pair.indexOf('=');
				String name = decode((equals < 0) ? pair : pair.substring(0, equals));
				add(name, (equals < 0) ? "" : decode(pair.substring(equals + 1)));
			}
		}
	}

	private void add(String name, String text) {
		String[] segments = name.split("\\.", MAX_DEPTH + 1);
		if (segments.length > MAX_DEPTH) {
			throw malformed();
		}
		Form node = this;
		for (String segment : segments) {
			node = node.kids.computeIfAbsent(segment, (s) -> new Form());
		}
		node.value = text;
	}

	@Nullable Form kid(String name) {
		return this.kids.get(name);
	}

	/**
	 * The children with a number for a name, by number.
	 */
	List<Form> numbered() {
		return this.kids.entrySet()
			.stream()
			.filter((kid) -> kid.getKey().matches("\\d{1,9}"))
			.sorted(Map.Entry.comparingByKey((a, b) -> Integer.compare(Integer.parseInt(a), Integer.parseInt(b))))
			.map(Map.Entry::getValue)
			.toList();
	}

	/**
	 * The value, which is then known to have been read.
	 */
	@Nullable String text() {
		this.read = true;
		return this.value;
	}

	/**
	 * Tells if it was sent empty ({@code Name=}), as clients send empty lists and
	 * structures; such a value is then known to have been read.
	 */
	boolean isEmpty() {
		boolean empty = this.value != null && this.value.isEmpty();
		this.read |= empty;
		return empty;
	}

	/**
	 * The name of a parameter that nobody has read.
	 */
	Optional<String> unread() {
		if (this.value != null && !this.read) {
			return Optional.of("");
		}
		for (Map.Entry<String, Form> kid : this.kids.entrySet()) {
			Optional<String> unread = kid.getValue().unread();
			if (unread.isPresent()) {
				return unread.map((rest) -> rest.isEmpty() ? kid.getKey() : kid.getKey() + "." + rest);
			}
		}
		return Optional.empty();
	}

	private static String decode(String text) {
		try {
			return URLDecoder.decode(text, StandardCharsets.UTF_8);
		}
		catch (IllegalArgumentException ex) {
			throw malformed();
		}
	}

	private static AwsError malformed() {
		return new AwsError(404, "MalformedQueryString", "The query string contains a syntax error.");
	}

}
