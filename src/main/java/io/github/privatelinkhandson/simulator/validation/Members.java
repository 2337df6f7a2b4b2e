package io.github.privatelinkhandson.simulator.validation;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.util.SdkAutoConstructList;
import software.amazon.awssdk.core.util.SdkAutoConstructMap;

/**
 * Reads members of model objects by name.
 */
final class Members {

	private Members() {
	}

	/**
	 * The member's value; empty where the request leaves it out.
	 */
	static Optional<Object> given(SdkPojo pojo, SdkField<?> field) {
		Object value = field.getValueOrDefault(pojo);
		return (value instanceof SdkAutoConstructList || value instanceof SdkAutoConstructMap) ? Optional.empty()
				: Optional.ofNullable(value);
	}

	static Optional<Object> given(SdkPojo pojo, String member) {
		return field(pojo, member).flatMap((field) -> given(pojo, field));
	}

	static Optional<SdkField<?>> field(SdkPojo pojo, String member) {
		return pojo.sdkFields().stream().filter((field) -> field.memberName().equals(member)).findFirst();
	}

	/**
	 * The value, or the items of a list or map.
	 */
	static Stream<Object> items(Object value) {
		return (value instanceof Collection<?> items) ? items.stream().map(Object.class::cast) : Stream.of(value);
	}

	/**
	 * The items of a member that is a list of models.
	 */
	static List<SdkPojo> models(SdkPojo pojo, String member) {
		return given(pojo, member).stream()
			.flatMap(Members::items)
			.filter(SdkPojo.class::isInstance)
			.map(SdkPojo.class::cast)
			.toList();
	}

}
