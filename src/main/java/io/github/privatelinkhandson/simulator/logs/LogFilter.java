package io.github.privatelinkhandson.simulator.logs;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.github.privatelinkhandson.simulator.operation.AwsError;

/**
 * A filter pattern of terms: an event has all of the required ones, none of the excluded
 * ones, and one of the optional ones if there are any.
 */
record LogFilter(List<String> required, List<String> excluded, List<String> optional) {

	private static final Pattern TERM = Pattern.compile("\\G\\s*([?-]?)(?:\"([^\"]+)\"|(\\w+))(?=\\s|$)");

	/**
	 * Reads a pattern.
	 * @throws AwsError if it is of another kind: for JSON, columns or regular expressions
	 */
	static LogFilter of(String pattern) {
		LogFilter filter = new LogFilter(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
		Matcher matcher = TERM.matcher(pattern);
		int end = 0;
		while (matcher.find()) {
			String term = (matcher.group(2) != null) ? matcher.group(2) : matcher.group(3);
			switch (matcher.group(1)) {
				case "-" -> filter.excluded.add(term);
				case "?" -> filter.optional.add(term);
				default -> filter.required.add(term);
			}
			end = matcher.end();
		}
		if (!pattern.substring(end).isBlank()) {
			throw AwsError.of("InvalidParameterException",
					"Invalid filter pattern. The practice AWS understands patterns of terms only (ERROR, \"exact phrase\", "
							+ "?one ?other, -excluded).");
		}
		return filter;
	}

	boolean matches(String message) {
		return this.required.stream().allMatch(message::contains) && this.excluded.stream().noneMatch(message::contains)
				&& (this.optional.isEmpty() || this.optional.stream().anyMatch(message::contains));
	}

}
