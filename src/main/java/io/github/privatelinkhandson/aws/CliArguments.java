package io.github.privatelinkhandson.aws;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import software.amazon.awssdk.core.SdkRequest;

/**
 * A request's members as options of the AWS CLI, which names them by the rule of
 * botocore's {@code xform_name} and treats a few of them in a way of its own.
 */
final class CliArguments {

	private static final Pattern PLURAL_ACRONYM = Pattern.compile("[A-Z]{2,}s$");

	private static final Pattern CAPITALISED_WORD = Pattern.compile("(.)([A-Z][a-z]+)");

	private static final Pattern CAPITAL = Pattern.compile("([a-z0-9])([A-Z])");

	private static final Pattern PLAIN_WORD = Pattern.compile("[A-Za-z0-9_./:@%+=,-]+");

	private CliArguments() {
	}

	/**
	 * The options of an operation, each word quoted for a POSIX shell.
	 */
	static List<String> of(String operation, SdkRequest request) {
		Map<String, Object> members = CliValues.members(request);
		if ("RunInstances".equals(operation)) {
			members = runInstances(members);
		}
		List<String> words = new ArrayList<>();
		members.forEach((name, value) -> words.addAll(option(kebab(name), value)));
		return words;
	}

	/**
	 * {@code VpcEndpointIds} as {@code vpc-endpoint-ids}.
	 */
	static String kebab(String name) {
		Matcher plural = PLURAL_ACRONYM.matcher(name);
		String apart = plural.find() ? name.substring(0, plural.start()) + "-" + plural.group().toLowerCase(Locale.ROOT)
				: name;
		String words = CAPITALISED_WORD.matcher(apart).replaceAll("$1-$2");
		return CAPITAL.matcher(words).replaceAll("$1-$2").toLowerCase(Locale.ROOT);
	}

	private static List<String> option(String name, Object value) {
		if (value instanceof Boolean flag) {
			return List.of(flag ? "--" + name : "--no-" + name);
		}
		List<String> values = CliValues.words(value);
		if (values.size() == 1 && values.get(0).startsWith("-")) {
			return List.of("--" + name + "=" + quoted(values.get(0)));
		}
		List<String> words = new ArrayList<>(List.of("--" + name));
		values.forEach((word) -> words.add(quoted(word)));
		return words;
	}

	/**
	 * The CLI has one option for the two counts, and encodes the user data itself.
	 */
	private static Map<String, Object> runInstances(Map<String, Object> members) {
		Map<String, Object> result = new LinkedHashMap<>();
		members.forEach((name, value) -> {
			switch (name) {
				case "MinCount" -> {
					Object most = members.getOrDefault("MaxCount", value);
					result.put("Count", most.equals(value) ? value : value + ":" + most);
				}
				case "MaxCount" -> result.putIfAbsent("Count", value);
				case "UserData" ->
					result.put(name, new String(Base64.getDecoder().decode(value.toString()), StandardCharsets.UTF_8));
				default -> result.put(name, value);
			}
		});
		return result;
	}

	private static String quoted(String word) {
		return PLAIN_WORD.matcher(word).matches() ? word : "'" + word.replace("'", "'\\''") + "'";
	}

}
