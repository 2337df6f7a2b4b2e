package io.github.privatelinkhandson.simulator.protocol;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Base64;

import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.traits.TimestampFormatTrait;

/**
 * Texts, numbers, times and bytes as the query protocols write them.
 */
final class Scalars {

	private static final DateTimeFormatter MILLISECONDS = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'")
		.withZone(ZoneOffset.UTC);

	private Scalars() {
	}

	/**
	 * The value of a member.
	 * @throws IllegalArgumentException if the text is none, with a message that says what
	 * is expected
	 */
	static Object parse(SdkField<?> field, String text) {
		try {
			return switch (field.marshallingType().getKnownType()) {
				case STRING -> text;
				case BOOLEAN -> bool(text);
				case INTEGER -> Integer.valueOf(text);
				case LONG -> Long.valueOf(text);
				case SHORT -> Short.valueOf(text);
				case BYTE -> Byte.valueOf(text);
				case FLOAT -> Float.valueOf(text);
				case DOUBLE -> Double.valueOf(text);
				case BIG_DECIMAL -> new BigDecimal(text);
				case INSTANT -> OffsetDateTime.parse(text).toInstant();
				case SDK_BYTES -> SdkBytes.fromByteArray(Base64.getDecoder().decode(text));
				default -> throw new IllegalStateException("no value for " + field.memberName());
			};
		}
		catch (IllegalArgumentException | DateTimeException ex) {
			throw new IllegalArgumentException("Expected: " + field.marshallingType().getTargetClass().getSimpleName(),
					ex);
		}
	}

	static String text(SdkField<?> field, Object value) {
		if (value instanceof Instant instant) {
			return time(field, instant);
		}
		return (value instanceof SdkBytes bytes) ? Base64.getEncoder().encodeToString(bytes.asByteArrayUnsafe())
				: value.toString();
	}

	private static boolean bool(String text) {
		if (!text.equalsIgnoreCase("true") && !text.equalsIgnoreCase("false")) {
			throw new IllegalArgumentException(text);
		}
		return Boolean.parseBoolean(text);
	}

	private static String time(SdkField<?> field, Instant instant) {
		TimestampFormatTrait trait = field.getTrait(TimestampFormatTrait.class);
		if (trait == null) {
			return MILLISECONDS.format(instant);
		}
		return switch (trait.format()) {
			case ISO_8601 -> MILLISECONDS.format(instant);
			case RFC_822 -> DateTimeFormatter.RFC_1123_DATE_TIME.format(instant.atOffset(ZoneOffset.UTC));
			case UNIX_TIMESTAMP -> BigDecimal.valueOf(instant.toEpochMilli(), 3).toPlainString();
			case UNIX_TIMESTAMP_MILLIS -> Long.toString(instant.toEpochMilli());
		};
	}

}
