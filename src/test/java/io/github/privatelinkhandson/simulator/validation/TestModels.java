package io.github.privatelinkhandson.simulator.validation;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.protocol.MarshallingKnownType;
import software.amazon.awssdk.core.traits.DefaultValueTrait;
import software.amazon.awssdk.core.traits.ListTrait;
import software.amazon.awssdk.utils.builder.Buildable;

import io.github.privatelinkhandson.simulator.operation.AwsService;
import io.github.privatelinkhandson.simulator.operation.Call;

/**
 * Requests that the service models allow, and such as they do not.
 */
public final class TestModels {

	private static final Map<AwsService, ServiceModel> MODELS = ServiceModel.load();

	/** Texts that match one of the patterns of the models. */
	private static final List<String> TEXTS = List.of("abcd", "/abcd/", "v1", "i-0123456789abcdef0", "1", "/", "ABCD",
			"0123456789abcdef0123456789abcdef0123", "10.0.0.1", "ipv4pool-coip-0a", "ipam-pool-0a", "200", "HTTPS",
			"#{protocol}", "arn:aws:iam::aws:policy/abcd", "tag:a", "Name", "123456789012");

	private static final RequestValidation VALIDATION = new RequestValidation();

	private TestModels() {
	}

	/**
	 * The request of a call, validated as all are before their operations run.
	 */
	public static <R extends SdkPojo> R checked(R request, Call call) {
		VALIDATION.beforeTransaction(request, call.context());
		return request;
	}

	/**
	 * A wrong request.
	 *
	 * @param what the member and the kind of fault
	 * @param code AWS's code
	 */
	public record Wrong(String what, String code, SdkPojo request) {

		@Override
		public String toString() {
			return this.what;
		}

	}

	/**
	 * An input member that is not played.
	 *
	 * @param key service, operation or structure, and member
	 * @param treatment what is done with it, in one word
	 */
	public record Unplayed(String key, String treatment, Set<String> defaults, String reason) {

	}

	public static List<Unplayed> unplayed() {
		return UnplayedMembers.load()
			.rules()
			.entrySet()
			.stream()
			.map((rule) -> new Unplayed(rule.getKey(), Shape.lowerCase(rule.getValue().treatment().name()),
					rule.getValue().defaults(), rule.getValue().reason()))
			.toList();
	}

	/**
	 * The name of a type in that table.
	 */
	public static String owner(Class<?> model) {
		return UnplayedMembers.owner(model);
	}

	/**
	 * A value of a member's type, whatever the model says.
	 */
	public static Object sample(SdkField<?> field) {
		return sample(new ServiceModel(Map.of(), Map.of()), field, null);
	}

	public static Set<String> filters(AwsService service, String action) {
		return MODELS.get(service).input(action).map(ServiceModel.Input::filters).orElse(Set.of());
	}

	/**
	 * A builder of a request with all members that are required, whose values the model
	 * allows.
	 */
	public static SdkPojo withRequired(AwsService service, String action, SdkPojo builder) {
		shape(service, action).ifPresent((shape) -> require(MODELS.get(service), builder, shape));
		return builder;
	}

	/**
	 * A request for each constraint of each member, the ones of structures and lists too,
	 * in which it alone is not kept.
	 */
	public static Stream<Wrong> wrong(AwsService service, String action, SdkPojo builder) {
		List<Wrong> all = new ArrayList<>();
		shape(service, action).ifPresent((shape) -> {
			Faults faults = new Faults(service, MODELS.get(service));
			for (Fault fault : faults.of(builder, shape, action, 0)) {
				all.add(new Wrong(fault.what(), fault.code(), fault.structure()));
			}
		});
		return all.stream();
	}

	private static Optional<Shape> shape(AwsService service, String action) {
		ServiceModel model = MODELS.get(service);
		return model.input(action).map((input) -> model.shapes().get(input.shape()));
	}

	private static void require(ServiceModel model, SdkPojo builder, Shape shape) {
		for (SdkField<?> field : builder.sdkFields()) {
			if (shape.isRequired(field.memberName())) {
				field.set(builder, sample(model, field, kid(model, shape, field.memberName())));
			}
		}
	}

	private static @Nullable Shape kid(ServiceModel model, @Nullable Shape shape, String member) {
		return (shape == null) ? null : shape.member(member).map(model.shapes()::get).orElse(null);
	}

	private static Object sample(ServiceModel model, SdkField<?> field, @Nullable Shape shape) {
		return switch (field.marshallingType().getKnownType()) {
			case SDK_POJO -> structure(model, field.constructor().get(), shape);
			case LIST -> {
				SdkField<?> member = field.getTrait(ListTrait.class).memberFieldInfo();
				int least = (shape != null && shape.min() != null) ? shape.min().intValue() : 1;
				yield Stream.generate(() -> sample(model, member, kid(model, shape, "member")))
					.limit(Math.max(1, least))
					.toList();
			}
			case MAP -> Map.of();
			case SDK_BYTES -> SdkBytes.fromUtf8String(TEXTS.get(0));
			case STRING -> text(shape);
			case BOOLEAN -> true;
			case INTEGER -> number(shape).intValue();
			case LONG -> number(shape).longValue();
			case DOUBLE -> number(shape).doubleValue();
			default -> throw new IllegalStateException("no sample of " + field.memberName());
		};
	}

	private static SdkPojo structure(ServiceModel model, SdkPojo builder, @Nullable Shape shape) {
		if (shape != null) {
			require(model, builder, shape);
		}
		return (SdkPojo) ((Buildable) builder).build();
	}

	private static BigDecimal number(@Nullable Shape shape) {
		return (shape != null && shape.min() != null) ? shape.min() : BigDecimal.ONE;
	}

	private static String text(@Nullable Shape shape) {
		if (shape == null) {
			return TEXTS.get(0);
		}
		return shape.values().isEmpty() ? TEXTS.stream()
			.filter((text) -> shape.pattern() == null || shape.pattern().matcher(text).matches())
			.filter((text) -> shape.min() == null || text.length() >= shape.min().intValue())
			.filter((text) -> shape.max() == null || text.length() <= shape.max().intValue())
			.findFirst()
			.orElseThrow(() -> new IllegalStateException("no text for " + shape)) : shape.values().get(0);
	}

	private record Fault(String what, String code, SdkPojo structure) {

	}

	private record Faults(AwsService service, ServiceModel model) {

		private static final int DEEPEST = 4;

		List<Fault> of(SdkPojo builder, Shape shape, String path, int depth) {
			List<Fault> faults = new ArrayList<>();
			for (SdkField<?> field : builder.sdkFields()) {
				String what = path + "." + field.memberName();
				if (shape.isRequired(field.memberName()) && !field.containsTrait(DefaultValueTrait.class)) {
					faults.add(new Fault(what + " is missing", missing(what), with(builder, shape, field, null)));
				}
				Shape kid = kid(this.model, shape, field.memberName());
				if (kid != null && depth < DEEPEST) {
					values(field, kid, what, depth).forEach((wrong) -> faults
						.add(new Fault(wrong.what(), wrong.code(), with(builder, shape, field, wrong.value()))));
				}
			}
			return faults;
		}

		private String missing(String what) {
			return DocumentedRules.MISSING.stream()
				.filter((rule) -> rule.path().equals(what))
				.map(DocumentedRules.Missing::code)
				.findFirst()
				.orElse((this.service == AwsService.EC2) ? "MissingParameter" : ValidationErrors.code(this.service));
		}

		private SdkPojo with(SdkPojo builder, Shape shape, SdkField<?> field, @Nullable Object value) {
			SdkPojo fresh = fresh(builder);
			require(this.model, fresh, shape);
			field.set(fresh, value);
			return (SdkPojo) ((Buildable) fresh).build();
		}

		private static SdkPojo fresh(SdkPojo builder) {
			try {
				Object built = ((Buildable) builder).build();
				return (SdkPojo) built.getClass().getMethod("builder").invoke(null);
			}
			catch (ReflectiveOperationException ex) {
				throw new IllegalStateException(ex);
			}
		}

		private List<Value> values(SdkField<?> field, Shape shape, String what, int depth) {
			MarshallingKnownType type = field.marshallingType().getKnownType();
			List<Value> values = new ArrayList<>();
			if (type == MarshallingKnownType.SDK_POJO) {
				of(field.constructor().get(), shape, what, depth + 1)
					.forEach((fault) -> values.add(new Value(fault.what(), fault.code(), fault.structure())));
			}
			else if (type == MarshallingKnownType.LIST) {
				lists(field, shape, what, depth, values);
			}
			else if (type == MarshallingKnownType.STRING) {
				texts(shape, what, values);
			}
			else if (type != MarshallingKnownType.MAP) {
				numbers(type, shape, what, values);
			}
			return values;
		}

		private void lists(SdkField<?> field, Shape shape, String what, int depth, List<Value> values) {
			SdkField<?> member = field.getTrait(ListTrait.class).memberFieldInfo();
			Shape kid = kid(this.model, shape, "member");
			int least = (shape.min() != null) ? shape.min().intValue() : 0;
			if (kid != null) {
				values(member, kid, what, depth + 1).forEach((wrong) -> values.add(new Value(wrong.what(), wrong.code(),
						Stream.concat(Stream.of(wrong.value()), Stream.generate(() -> sample(this.model, member, kid)))
							.limit(Math.max(1, least))
							.toList())));
			}
			if (least > 1) {
				values.add(new Value(what + " is too short", code(), List.of()));
			}
			if (shape.max() != null) {
				values.add(new Value(what + " is too long", code(),
						Stream.generate(() -> sample(this.model, member, kid))
							.limit(shape.max().intValue() + 1L)
							.toList()));
			}
		}

		private void texts(Shape shape, String what, List<Value> values) {
			if (!shape.values().isEmpty()) {
				values.add(new Value(what + " is not in its enumeration", code(), "bogus"));
				values.add(new Value(what + " is written in another case", code(), flipped(shape)));
			}
			if (shape.pattern() != null && !shape.pattern().matcher("\u3042 \u0001").matches()) {
				values.add(new Value(what + " does not match its pattern", code(), "\u3042 \u0001"));
			}
			if (shape.min() != null && shape.min().intValue() > 1) {
				values.add(new Value(what + " is too short", code(), "a"));
			}
			if (shape.max() != null && shape.max().intValue() < 200_000) {
				values.add(new Value(what + " is too long", code(), "a".repeat(shape.max().intValue() + 1)));
			}
		}

		private static String flipped(Shape shape) {
			String value = shape.values().get(0);
			String upper = value.toUpperCase(java.util.Locale.ROOT);
			return upper.equals(value) ? Shape.lowerCase(value) + "x" : upper;
		}

		private void numbers(MarshallingKnownType type, Shape shape, String what, List<Value> values) {
			if (shape.min() != null) {
				values
					.add(new Value(what + " is too small", code(), number(type, shape.min().subtract(BigDecimal.ONE))));
			}
			if (shape.max() != null) {
				values.add(new Value(what + " is too large", code(), number(type, shape.max().add(BigDecimal.ONE))));
			}
		}

		private static Object number(MarshallingKnownType type, BigDecimal value) {
			return switch (type) {
				case LONG -> value.longValue();
				case DOUBLE -> value.doubleValue();
				default -> value.intValue();
			};
		}

		private String code() {
			return ValidationErrors.code(this.service);
		}

	}

	private record Value(String what, String code, Object value) {

	}

}
