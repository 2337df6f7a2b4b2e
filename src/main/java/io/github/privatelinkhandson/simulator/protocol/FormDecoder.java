package io.github.privatelinkhandson.simulator.protocol;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.traits.ListTrait;
import software.amazon.awssdk.core.traits.MapTrait;
import software.amazon.awssdk.utils.builder.Buildable;

import io.github.privatelinkhandson.simulator.operation.AwsError;

/**
 * Builds model requests from the parameters of a query request. EC2 numbers the items of
 * a list directly ({@code VpcId.1}), the other query services below a name
 * ({@code Names.member.1}).
 */
record FormDecoder(boolean ec2) {

	SdkPojo decode(Form node, SdkPojo builder) {
		for (SdkField<?> field : builder.sdkFields()) {
			Form kid = node.kid(field.locationName());
			if (kid != null) {
				field.set(builder, value(kid, field));
			}
		}
		return (SdkPojo) ((Buildable) builder).build();
	}

	private @Nullable Object value(Form node, SdkField<?> field) {
		return switch (field.marshallingType().getKnownType()) {
			case SDK_POJO -> structure(node, field.constructor().get());
			case LIST -> list(node, field.getTrait(ListTrait.class));
			case MAP -> map(node, field.getTrait(MapTrait.class));
			default -> scalar(node, field);
		};
	}

	private SdkPojo structure(Form node, SdkPojo builder) {
		node.isEmpty();
		return decode(node, builder);
	}

	private @Nullable List<?> list(Form node, ListTrait list) {
		Form items = this.ec2 ? node : node.kid(Objects.requireNonNullElse(list.memberLocationName(), "member"));
		List<Form> numbered = (items != null) ? items.numbered() : List.of();
		if (numbered.isEmpty() && !node.isEmpty()) {
			return null;
		}
		List<@Nullable Object> result = new ArrayList<>();
		numbered.forEach((item) -> result.add(value(item, list.memberFieldInfo())));
		return result;
	}

	private @Nullable Map<String, ?> map(Form node, MapTrait map) {
		Form entries = this.ec2 ? node : node.kid("entry");
		List<Form> numbered = (entries != null) ? entries.numbered() : List.of();
		if (numbered.isEmpty() && !node.isEmpty()) {
			return null;
		}
		Map<String, @Nullable Object> result = new LinkedHashMap<>();
		for (Form entry : numbered) {
			Form key = entry.kid(Objects.requireNonNullElse(map.keyLocationName(), "key"));
			Form value = entry.kid(Objects.requireNonNullElse(map.valueLocationName(), "value"));
			if (key != null && value != null) {
				result.put(Objects.requireNonNullElse(key.text(), ""), value(value, map.valueFieldInfo()));
			}
		}
		return result;
	}

	private @Nullable Object scalar(Form node, SdkField<?> field) {
		String text = node.text();
		if (text == null) {
			return null;
		}
		try {
			return Scalars.parse(field, text);
		}
		catch (IllegalArgumentException ex) {
			String name = field.locationName();
			throw this.ec2
					? AwsError.of("InvalidParameterValue", "Value (%s) for parameter %s is invalid. %s", text, name,
							ex.getMessage())
					: AwsError.of("ValidationError", "Value '%s' at '%s' failed to satisfy constraint: %s", text, name,
							ex.getMessage());
		}
	}

}
