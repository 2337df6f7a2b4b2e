package io.github.privatelinkhandson.simulator.protocol;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.protocol.MarshallingKnownType;
import software.amazon.awssdk.core.traits.DefaultValueTrait;
import software.amazon.awssdk.core.traits.ListTrait;
import software.amazon.awssdk.core.traits.MapTrait;
import software.amazon.awssdk.utils.builder.Buildable;

/**
 * Makes up model objects, the same ones for the same seed.
 */
final class RandomPojo {

	private static final int MAX_DEPTH = 4;

	private static final String[] PIECES = { "a", "Z9", "<&>\"'", "\ud83d\ude00", "\u3042", "\r\n", " ", "+", "%20",
			"a=b&c", ";", "/*", "\t", "]]>", "\\" };

	private final Random random;

	private final int emptyListPercent;

	RandomPojo(long seed, int emptyListPercent) {
		this.random = new Random(seed);
		this.emptyListPercent = emptyListPercent;
	}

	SdkPojo of(SdkPojo builder) {
		SdkPojo pojo = of(builder, 0);
		return (pojo != null) ? pojo : (SdkPojo) ((Buildable) builder).build();
	}

	/**
	 * An object in which something is set, as no query can carry another one.
	 */
	private @Nullable SdkPojo of(SdkPojo builder, int depth) {
		boolean empty = true;
		for (SdkField<?> field : builder.sdkFields()) {
			boolean needed = field.containsTrait(DefaultValueTrait.class)
					|| field.unmarshallLocationName().equals("return");
			if (needed || empty || this.random.nextInt(100) < 80) {
				Object value = value(field, depth);
				if (value != null) {
					field.set(builder, value);
					empty &= value instanceof List<?> list && list.isEmpty();
				}
			}
		}
		return empty ? null : (SdkPojo) ((Buildable) builder).build();
	}

	private @Nullable Object value(SdkField<?> field, int depth) {
		MarshallingKnownType type = field.marshallingType().getKnownType();
		return switch (type) {
			case SDK_POJO -> (depth < MAX_DEPTH) ? of(field.constructor().get(), depth + 1) : null;
			case LIST ->
				(depth < MAX_DEPTH) ? list(field.getTrait(ListTrait.class).memberFieldInfo(), depth + 1) : null;
			case MAP -> (depth < MAX_DEPTH) ? map(field.getTrait(MapTrait.class).valueFieldInfo(), depth + 1) : null;
			case STRING -> text();
			case BOOLEAN -> this.random.nextBoolean();
			case INTEGER -> this.random.nextInt();
			case LONG -> this.random.nextLong();
			case SHORT -> (short) this.random.nextInt();
			case BYTE -> (byte) this.random.nextInt();
			case FLOAT -> this.random.nextInt(1000) / 4f;
			case DOUBLE -> this.random.nextInt(1_000_000) / 8d;
			case BIG_DECIMAL -> new BigDecimal(this.random.nextInt(1000)).movePointLeft(1);
			case INSTANT -> Instant.ofEpochMilli(this.random.nextLong(4_000_000_000_000L));
			case SDK_BYTES -> SdkBytes.fromUtf8String(text());
			default -> throw new IllegalStateException("no random " + type);
		};
	}

	private @Nullable List<?> list(SdkField<?> member, int depth) {
		List<@Nullable Object> list = new ArrayList<>();
		if (this.random.nextInt(100) < this.emptyListPercent) {
			return list;
		}
		for (int i = this.random.nextInt(2); i >= 0; i--) {
			Object item = value(member, depth);
			if (item == null || (item instanceof List<?> inner && inner.isEmpty())) {
				return null;
			}
			list.add(item);
		}
		return list;
	}

	private @Nullable Map<String, ?> map(SdkField<?> member, int depth) {
		Map<String, @Nullable Object> map = new LinkedHashMap<>();
		for (int i = this.random.nextInt(2); i >= 0; i--) {
			Object item = value(member, depth);
			if (item == null) {
				return null;
			}
			map.put("key" + i + text(), item);
		}
		return map;
	}

	private String text() {
		StringBuilder text = new StringBuilder();
		for (int i = this.random.nextInt(4); i >= 0; i--) {
			text.append(PIECES[this.random.nextInt(PIECES.length)]);
		}
		return text.toString();
	}

}
