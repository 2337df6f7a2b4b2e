package io.github.privatelinkhandson.simulator.protocol;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiPredicate;

import org.jspecify.annotations.Nullable;

import io.github.privatelinkhandson.simulator.operation.AwsError;

/**
 * The parameters of a query request as the tree that the dots in their names make of
 * them: {@code TagSpecification.1.Tag.1.Key}. It knows which of them have been read.
 */
final class Form {

	/** Deeper than any request of AWS. */
	private static final int MAX_DEPTH = 12;

	/** More parameters than any request of AWS has that it does not refuse. */
	private static final int MAX_PARAMETERS = 6_000;

	/** Longer than any name of a parameter of AWS, in characters. */
	private static final int MAX_NAME = 256;

	private final Map<String, Form> kids = new LinkedHashMap<>();

	private @Nullable String value;

	private boolean read;

	private int parameters;

	/**
	 * Adds the parameters of a query string or of a form's body.
	 * @throws AwsError if they are malformed, or more, deeper or longer than any request
	 * of AWS
	 */
	void addAll(String encoded) {
		parameters(encoded, (name, value) -> {
			if (++this.parameters > MAX_PARAMETERS) {
				throw tooLarge();
			}
			add(decode(name), decode(value));
			return true;
		});
	}

	/**
	 * Finds the value of a parameter, and keeps nothing of the others.
	 */
	static @Nullable String find(String encoded, String wanted) {
		@Nullable String[] found = new String[1];
		parameters(encoded, (name, value) -> {
			found[0] = name.equals(wanted) ? decode(value) : found[0];
			return found[0] == null;
		});
		return found[0];
	}

	/**
	 * Goes through the parameters until the visitor has seen enough.
	 * @param visitor receives name and value, both encoded; false to stop
	 */
	private static void parameters(String encoded, BiPredicate<String, String> visitor) {
		int start = 0;
		boolean more = true;
		while (more && start < encoded.length()) {
			int next = encoded.indexOf('&', start);
			int end = (next < 0) ? encoded.length() : next;
			if (end > start) {
				int equals = encoded.indexOf('=', start);
				boolean empty = equals < 0 || equals > end;
				if ((empty ? end : equals) - start > MAX_NAME) {
					throw malformed();
				}
				more = visitor.test(encoded.substring(start, empty ? end : equals),
						empty ? "" : encoded.substring(equals + 1, end));
			}
			start = end + 1;
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
			String decoded = URLDecoder.decode(text, StandardCharsets.UTF_8);
			if (decoded.indexOf('\0') >= 0) {
				throw AwsError.of("InvalidParameterValue", "A parameter contains the character NUL.");
			}
			return decoded;
		}
		catch (IllegalArgumentException ex) {
			throw malformed();
		}
	}

	private static AwsError tooLarge() {
		return new AwsError(413, "RequestEntityTooLarge", "The request has too many parameters.");
	}

	private static AwsError malformed() {
		return new AwsError(404, "MalformedQueryString", "The query string contains a syntax error.");
	}

}
