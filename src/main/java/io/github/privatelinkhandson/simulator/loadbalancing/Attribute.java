package io.github.privatelinkhandson.simulator.loadbalancing;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;

import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkPojo;

import io.github.privatelinkhandson.simulator.operation.AwsError;
import io.github.privatelinkhandson.simulator.store.Resource;

/**
 * An attribute of a load balancer, listener or target group. Only values that were set
 * are kept, as attributes of the resource.
 *
 * @param initial the value that it has until another is set
 * @param pattern what its values look like
 */
record Attribute(String key, String initial, String pattern) {

	private static final String PREFIX = "attribute:";

	static Attribute onOff(String key, boolean initial) {
		return new Attribute(key, Boolean.toString(initial), "true|false");
	}

	static Attribute text(String key) {
		return new Attribute(key, "", "[\\s\\S]{0,1024}");
	}

	static Map<String, String> values(List<Attribute> attributes, Resource<?> resource) {
		Map<String, String> values = new LinkedHashMap<>();
		attributes.forEach((attribute) -> values.put(attribute.key(),
				resource.attributes().getOrDefault(PREFIX + attribute.key(), attribute.initial())));
		return values;
	}

	static <A> List<A> list(Map<String, String> values, BiFunction<String, String, A> attribute) {
		return values.entrySet().stream().map((entry) -> attribute.apply(entry.getKey(), entry.getValue())).toList();
	}

	/**
	 * The resource with a value set.
	 * @throws AwsError if none of the attributes has that key or it has no such value
	 */
	static <T extends SdkPojo> Resource<T> set(List<Attribute> attributes, Resource<T> resource, String owner,
			@Nullable String key, @Nullable String value) {
		Attribute attribute = attributes.stream()
			.filter((candidate) -> candidate.key().equals(key))
			.findFirst()
			.orElseThrow(() -> AwsError.of("InvalidConfigurationRequest", "%s attribute key '%s' is not recognized",
					owner, key));
		String given = (value != null) ? value : "";
		if (!given.matches(attribute.pattern())) {
			throw AwsError.of("InvalidConfigurationRequest", "%s attribute value '%s' is not valid for the key '%s'",
					owner, given, key);
		}
		return resource.withAttribute(PREFIX + key, given);
	}

}
