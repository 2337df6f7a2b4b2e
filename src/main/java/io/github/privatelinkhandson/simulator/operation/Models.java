package io.github.privatelinkhandson.simulator.operation;

import java.lang.reflect.Method;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

import org.springframework.util.ReflectionUtils;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.traits.ListTrait;
import software.amazon.awssdk.core.util.SdkAutoConstructList;
import software.amazon.awssdk.core.util.SdkAutoConstructMap;
import software.amazon.awssdk.utils.builder.Buildable;
import software.amazon.awssdk.utils.builder.ToCopyableBuilder;

/**
 * Reads and makes the SDK's model objects by their metadata.
 */
public final class Models {

	/** Looked up by reflection once for each class, not for each request. */
	private static final ClassValue<Method> BUILDERS = new ClassValue<>() {

		@Override
		protected Method computeValue(Class<?> model) {
			return Objects.requireNonNull(ReflectionUtils.findMethod(model, "builder"));
		}

	};

	private Models() {
	}

	/**
	 * An empty builder of a model class.
	 */
	public static SdkPojo builder(Class<?> model) {
		return (SdkPojo) Objects.requireNonNull(ReflectionUtils.invokeMethod(BUILDERS.get(model), null));
	}

	/**
	 * The member of that name, which some services begin with a small letter.
	 */
	public static Optional<SdkField<?>> field(SdkPojo pojo, String member) {
		for (SdkField<?> field : pojo.sdkFields()) {
			if (field.memberName().equalsIgnoreCase(member)) {
				return Optional.of(field);
			}
		}
		return Optional.empty();
	}

	/**
	 * The member's value; empty where it is left out.
	 */
	public static Optional<Object> given(SdkPojo pojo, SdkField<?> field) {
		Object value = field.getValueOrDefault(pojo);
		return (value instanceof SdkAutoConstructList || value instanceof SdkAutoConstructMap) ? Optional.empty()
				: Optional.ofNullable(value);
	}

	public static Optional<Object> given(SdkPojo pojo, String member) {
		return field(pojo, member).flatMap((field) -> given(pojo, field));
	}

	/**
	 * The value, or the items of a list.
	 */
	public static Stream<Object> items(Object value) {
		return (value instanceof Collection<?> items) ? items.stream().map(Object.class::cast) : Stream.of(value);
	}

	/**
	 * The items of a member that is a list of models.
	 */
	public static List<SdkPojo> models(SdkPojo pojo, String member) {
		return given(pojo, member).stream()
			.flatMap(Models::items)
			.filter(SdkPojo.class::isInstance)
			.map(SdkPojo.class::cast)
			.toList();
	}

	/**
	 * The model with another value of a member.
	 */
	@SuppressWarnings("unchecked")
	public static <T extends SdkPojo> T with(T model, SdkField<?> field, Object value) {
		Object builder = ((ToCopyableBuilder<?, ?>) model).toBuilder();
		field.set(builder, value);
		return (T) ((Buildable) builder).build();
	}

	/**
	 * The builder, which takes over what the model has under the same names.
	 */
	public static <B extends SdkPojo> B copy(SdkPojo model, B builder) {
		builder.sdkFields()
			.forEach((field) -> given(model, field.memberName())
				.ifPresent((value) -> field.set(builder, converted(value, field))));
		return builder;
	}

	private static Object converted(Object value, SdkField<?> field) {
		if (value instanceof List<?> items) {
			SdkField<?> member = field.getTrait(ListTrait.class).memberFieldInfo();
			return items.stream().map((item) -> converted(item, member)).toList();
		}
		return (value instanceof SdkPojo pojo) ? ((Buildable) copy(pojo, field.constructor().get())).build() : value;
	}

}
