package io.github.privatelinkhandson.simulator.store;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.util.SdkAutoConstructList;
import software.amazon.awssdk.services.ec2.model.Tag;

/**
 * The words by which resources are found: their tags, their attributes, and the ids, IPv4
 * addresses and ARNs of Elastic Load Balancing that their models mention, their own among
 * them.
 */
final class IndexTerms {

	private static final int MAX_ATTRIBUTE = 64;

	private static final int MAX_REFERENCE = 40;

	private static final Pattern LOAD_BALANCING = Pattern.compile("arn:aws[a-z-]*:elasticloadbalancing:.+");

	private final Set<String> words = new HashSet<>();

	private IndexTerms() {
	}

	static Set<String> of(Resource<?> resource) {
		IndexTerms terms = new IndexTerms();
		terms.add(resource.model());
		resource.attributes().forEach((name, value) -> {
			if (value.length() <= MAX_ATTRIBUTE) {
				terms.words.add(attribute(name, value));
			}
		});
		return terms.words;
	}

	static String tag(@Nullable String key, @Nullable String value) {
		return "tag " + key + "=" + value;
	}

	static String attribute(String name, String value) {
		return "attribute " + name + "=" + value;
	}

	private void add(@Nullable Object value) {
		if (value instanceof String text) {
			if (isReference(text)) {
				this.words.add(text);
			}
		}
		else if (value instanceof Tag tag) {
			this.words.add(tag(tag.key(), tag.value()));
		}
		else if (value instanceof SdkPojo pojo) {
			for (SdkField<?> field : pojo.sdkFields()) {
				add(field.getValueOrDefault(pojo));
			}
		}
		else if (value instanceof List<?> list && !(value instanceof SdkAutoConstructList)) {
			list.forEach(this::add);
		}
	}

	/**
	 * Tells if a text is an id, as EC2 makes them up, an IPv4 address, or an ARN of
	 * Elastic Load Balancing.
	 */
	static boolean isReference(String text) {
		if (text.startsWith("arn:")) {
			return LOAD_BALANCING.matcher(text).matches();
		}
		if (text.length() > MAX_REFERENCE || text.isEmpty()) {
			return false;
		}
		if (Character.digit(text.charAt(0), 10) >= 0) {
			return isMadeOf("0123456789.", text, 0) && text.chars().filter((c) -> c == '.').count() == 3;
		}
		int digits = text.lastIndexOf('-') + 1;
		int length = text.length() - digits;
		return digits > 1 && (length == 17 || length == 8) && isMadeOf("0123456789abcdef", text, digits);
	}

	private static boolean isMadeOf(String letters, String text, int from) {
		for (int i = from; i < text.length(); i++) {
			if (letters.indexOf(text.charAt(i)) < 0) {
				return false;
			}
		}
		return true;
	}

}
