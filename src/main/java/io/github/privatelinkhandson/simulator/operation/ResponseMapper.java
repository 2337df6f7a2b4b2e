package io.github.privatelinkhandson.simulator.operation;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.springframework.core.ResolvableType;
import org.springframework.util.ClassUtils;
import org.springframework.util.StringUtils;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.utils.builder.SdkBuilder;

/**
 * Makes an operation's response of what its method returns: the response itself, nothing
 * where it is empty, or else the value of its one member, or a page of a list. Members
 * that accompany such a value (tokens, flags) are filled in.
 */
public final class ResponseMapper {

	private static final Set<String> ACCOMPANYING = Set.of("NextToken", "NextMarker", "Marker", "IsTruncated",
			"ClientToken", "Return", "ReturnValue");

	/** The same in the SDK's names of the fields that describe them. */
	private static final Set<String> ACCOMPANYING_FIELDS = ACCOMPANYING.stream()
		.map((member) -> member.replaceAll("(?<=[a-z])(?=[A-Z])", "_").toUpperCase(Locale.ROOT) + "_FIELD")
		.collect(Collectors.toUnmodifiableSet());

	private final Class<?> type;

	/**
	 * Creates a mapper.
	 * @param request the request class of the SDK
	 */
	public ResponseMapper(Class<?> request) {
		this.type = ClassUtils.resolveClassName(request.getName().replaceFirst("Request$", "Response"),
				request.getClassLoader());
	}

	/**
	 * Tells if the response can be made of results of that class. No class of the model
	 * is initialized for that, which would take long for all operations together.
	 */
	public boolean maps(Class<?> result) {
		if (result == void.class || result == this.type) {
			return true;
		}
		List<Class<?>> members = Stream.of(this.type.getDeclaredFields())
			.filter((field) -> field.getType() == SdkField.class && !ACCOMPANYING_FIELDS.contains(field.getName()))
			.<Class<?>>map((field) -> ResolvableType.forField(field).getGeneric().toClass())
			.toList();
		return members.size() == 1 && members.get(0).isAssignableFrom((result == Page.class) ? List.class : result);
	}

	public SdkPojo map(@Nullable Object result, SdkPojo request) {
		if (this.type.isInstance(result)) {
			return (SdkPojo) result;
		}
		SdkPojo builder = Models.builder(this.type);
		if (result != null) {
			builder.sdkFields().forEach((field) -> field.set(builder, value(field, result, request)));
		}
		return (SdkPojo) ((SdkBuilder<?, ?>) builder).build();
	}

	private static @Nullable Object value(SdkField<?> field, Object result, SdkPojo request) {
		Page<?> page = (result instanceof Page<?> given) ? given : new Page<>(List.of(), null);
		return switch (StringUtils.capitalize(field.memberName())) {
			case "NextToken", "NextMarker", "Marker" -> page.next();
			case "IsTruncated" -> page.next() != null;
			case "ClientToken" -> Models.given(request, "ClientToken").orElse(null);
			case "Return", "ReturnValue" -> true;
			default -> (page == result) ? page.items() : result;
		};
	}

}
