package io.github.privatelinkhandson.simulator.json;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.util.SdkAutoConstructList;
import software.amazon.awssdk.core.util.SdkAutoConstructMap;
import software.amazon.awssdk.protocols.jsoncore.JsonWriter;

/**
 * Writes the members of model objects as JSON.
 */
final class PojoWriter {

	private PojoWriter() {
	}

	static void members(JsonWriter writer, SdkPojo pojo) {
		for (SdkField<?> field : pojo.sdkFields()) {
			Object value = field.getValueOrDefault(pojo);
			if (value == null || value instanceof SdkAutoConstructList || value instanceof SdkAutoConstructMap) {
				continue;
			}
			writer.writeFieldName(field.locationName());
			value(writer, value);
		}
	}

	private static void value(JsonWriter writer, @Nullable Object value) {
		if (value == null) {
			writer.writeNull();
		}
		else if (value instanceof SdkPojo pojo) {
			writer.writeStartObject();
			members(writer, pojo);
			writer.writeEndObject();
		}
		else if (value instanceof List<?> list) {
			writer.writeStartArray();
			list.forEach((item) -> value(writer, item));
			writer.writeEndArray();
		}
		else if (value instanceof Map<?, ?> map) {
			writer.writeStartObject();
			map.forEach((key, item) -> {
				writer.writeFieldName((String) key);
				value(writer, item);
			});
			writer.writeEndObject();
		}
		else {
			scalar(writer, value);
		}
	}

	private static void scalar(JsonWriter writer, Object value) {
		if (value instanceof String text) {
			writer.writeValue(text);
		}
		else if (value instanceof Boolean bool) {
			writer.writeValue(bool);
		}
		else if (value instanceof Number number) {
			writer.writeNumber(number.toString());
		}
		else if (value instanceof Instant instant) {
			writer.writeNumber(seconds(instant));
		}
		else if (value instanceof SdkBytes bytes) {
			writer.writeValue(bytes.asByteBuffer());
		}
		else {
			throw new IllegalArgumentException("no JSON for " + value.getClass());
		}
	}

	private static String seconds(Instant instant) {
		return BigDecimal.valueOf(instant.getEpochSecond())
			.add(BigDecimal.valueOf(instant.getNano(), 9))
			.stripTrailingZeros()
			.toPlainString();
	}

}
