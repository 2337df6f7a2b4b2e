package io.github.privatelinkhandson.simulator.validation;

import java.util.ArrayList;
import java.util.List;

import org.springframework.util.StringUtils;
import software.amazon.awssdk.core.SdkField;

/**
 * The place of a value in a request.
 *
 * @param path names from the request to the value, with the numbers of list items, as the
 * model spells them
 * @param wireName name of the member in a query request
 */
record Place(List<String> path, String wireName) {

	static final Place REQUEST = new Place(List.of(), "");

	Place member(SdkField<?> field) {
		return new Place(with(field.memberName()), field.locationName());
	}

	Place item(String key) {
		return new Place(with(key), this.wireName);
	}

	/**
	 * The names without the numbers of items ({@code Tags.Key}).
	 */
	String member() {
		return String.join(".", names());
	}

	/**
	 * The path as EC2 names a parameter ({@code metadataOptions.httpTokens}).
	 */
	String parameter() {
		return String.join(".", names().stream().map(StringUtils::uncapitalize).toList());
	}

	/**
	 * The path as services with validation by the model write it
	 * ({@code tags.1.member.key}).
	 */
	String memberPath() {
		return String.join(".",
				this.path.stream()
					.map((name) -> isNumber(name) ? name + ".member" : StringUtils.uncapitalize(name))
					.toList());
	}

	private List<String> names() {
		return this.path.stream().filter((name) -> !isNumber(name)).toList();
	}

	private List<String> with(String name) {
		List<String> longer = new ArrayList<>(this.path);
		longer.add(name);
		return longer;
	}

	private static boolean isNumber(String name) {
		return !name.isEmpty() && Character.isDigit(name.charAt(0));
	}

}
