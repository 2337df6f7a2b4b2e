package io.github.privatelinkhandson.simulator.json;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.traits.ListTrait;
import software.amazon.awssdk.core.traits.MapTrait;
import software.amazon.awssdk.protocols.jsoncore.JsonNode;
import software.amazon.awssdk.utils.builder.Buildable;

/**
 * Builds model objects from JSON.
 */
final class PojoReader {

	private static final int MAX_DIGITS = 64;

	private PojoReader() {
	}

	static SdkPojo object(JsonNode node, SdkPojo builder) {
		if (!node.isObject()) {
			throw new MalformedJson(kind(node) + " can not be converted to an object");
		}
		Map<String, JsonNode> members = node.asObject();
		for (SdkField<?> field : builder.sdkFields()) {
			JsonNode member = members.get(field.locationName());
			if (member != null && !member.isNull()) {
				field.set(builder, value(member, field));
			}
		}
		return (SdkPojo) ((Buildable) builder).build();
	}

	private static @Nullable Object value(JsonNode node, SdkField<?> field) {
		if (node.isNull()) {
			return null;
		}
		return switch (field.marshallingType().getKnownType()) {
			case SDK_POJO -> object(node, field.constructor().get());
			case LIST -> list(node, field.getTrait(ListTrait.class).memberFieldInfo());
			case MAP -> map(node, field.getTrait(MapTrait.class).valueFieldInfo());
			default -> scalar(node, field);
		};
	}

	private static List<?> list(JsonNode node, SdkField<?> member) {
		if (!node.isArray()) {
			throw new MalformedJson(kind(node) + " can not be converted to a list");
		}
		List<@Nullable Object> result = new ArrayList<>();
		node.asArray().forEach((item) -> result.add(value(item, member)));
		return result;
	}

	private static Map<String, ?> map(JsonNode node, SdkField<?> member) {
		if (!node.isObject()) {
			throw new MalformedJson(kind(node) + " can not be converted to a map");
		}
		Map<String, @Nullable Object> result = new LinkedHashMap<>();
		node.asObject().forEach((key, item) -> {
			if (!item.isNull()) {
				result.put(key, value(item, member));
			}
		});
		return result;
	}

	private static Object scalar(JsonNode node, SdkField<?> field) {
		try {
			return switch (field.marshallingType().getKnownType()) {
				case STRING -> node.asString();
				case BOOLEAN -> node.asBoolean();
				case INTEGER -> decimal(node).intValueExact();
				case LONG -> decimal(node).longValueExact();
				case SHORT -> decimal(node).shortValueExact();
				case BYTE -> decimal(node).byteValueExact();
				case FLOAT -> decimal(node).floatValue();
				case DOUBLE -> decimal(node).doubleValue();
				case BIG_DECIMAL -> decimal(node);
				case INSTANT -> instant(decimal(node));
				case SDK_BYTES -> SdkBytes.fromByteArray(Base64.getDecoder().decode(node.asString()));
				default -> throw new IllegalArgumentException("no value for " + field.memberName());
			};
		}
		catch (UnsupportedOperationException | IllegalArgumentException | ArithmeticException ex) {
			throw new MalformedJson(
					kind(node) + " can not be converted to " + field.marshallingType().getTargetClass().getSimpleName(),
					ex);
		}
	}

	/**
	 * Returns a number of ordinary length: the time to read one grows with the square of
	 * its length.
	 */
	private static BigDecimal decimal(JsonNode node) {
		String number = node.asNumber();
		if (number.length() > MAX_DIGITS) {
			throw new IllegalArgumentException("too long a number");
		}
		return new BigDecimal(number);
	}

	private static Instant instant(BigDecimal seconds) {
		if (seconds.precision() - seconds.scale() > 12) {
			throw new IllegalArgumentException("too far from now");
		}
		BigDecimal[] parts = seconds.divideAndRemainder(BigDecimal.ONE);
		return Instant.ofEpochSecond(parts[0].longValueExact(), parts[1].movePointRight(9).longValue());
	}

	private static String kind(JsonNode node) {
		if (node.isObject()) {
			return "START_OBJECT";
		}
		if (node.isArray()) {
			return "START_ARRAY";
		}
		if (node.isBoolean()) {
			return node.asBoolean() ? "TRUE_VALUE" : "FALSE_VALUE";
		}
		return node.isNumber() ? "NUMBER_VALUE" : "STRING_VALUE";
	}

}
