package io.github.privatelinkhandson.simulator.validation;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;

import io.github.privatelinkhandson.simulator.operation.AwsError;
import io.github.privatelinkhandson.simulator.operation.AwsService;
import io.github.privatelinkhandson.simulator.operation.CallContext;
import io.github.privatelinkhandson.simulator.operation.ClassPathText;
import io.github.privatelinkhandson.simulator.operation.Models;

/**
 * The input members that no operation reads: some are refused in words, others are
 * ignored or only kept, for a reason that the table {@code unplayed-members.txt} names.
 */
final class UnplayedMembers {

	private static final String RESOURCE = "/simulator/unplayed-members.txt";

	private static final String REQUEST = "Request";

	private final Map<String, Rule> rules;

	private UnplayedMembers(Map<String, Rule> rules) {
		this.rules = rules;
	}

	/**
	 * One row of the table.
	 *
	 * @param defaults values that change nothing, and are accepted
	 * @param reason why it is not played
	 */
	record Rule(Treatment treatment, Set<String> defaults, String reason) {

		boolean refused() {
			return this.treatment == Treatment.REFUSE;
		}

	}

	/**
	 * Treatments of a member: a request with it is refused, it is ignored, or it is kept
	 * and shown without an effect.
	 */
	enum Treatment {

		REFUSE, IGNORE, KEEP

	}

	static UnplayedMembers load() {
		Map<String, Rule> rules = new LinkedHashMap<>();
		String service = "";
		for (String line : ClassPathText.of(RESOURCE).lines().toList()) {
			if (line.startsWith("[")) {
				service = line.substring(1, line.length() - 1);
			}
			else if (!line.isBlank() && !line.startsWith("#")) {
				add(rules, service, line);
			}
		}
		return new UnplayedMembers(rules);
	}

	/**
	 * The rules by service, operation or structure, and member
	 * ({@code ec2.CreateVpc.Ipv6Pool}).
	 */
	Map<String, Rule> rules() {
		return Collections.unmodifiableMap(this.rules);
	}

	/**
	 * Refuses a request with a member that would silently have no effect.
	 */
	void check(SdkPojo request, CallContext context) {
		structure(request, owner(request.getClass()), context);
	}

	Optional<Rule> rule(AwsService service, String owner, String member) {
		return Optional.ofNullable(this.rules.get(key(service.signingName(), owner, member)));
	}

	/**
	 * The operation of a request's type, the name of any other one.
	 */
	static String owner(Class<?> model) {
		String name = model.getSimpleName();
		return model.getSuperclass().getSimpleName().endsWith(REQUEST)
				? name.substring(0, name.length() - REQUEST.length()) : name;
	}

	private void structure(SdkPojo pojo, String owner, CallContext context) {
		for (SdkField<?> field : pojo.sdkFields()) {
			Models.given(pojo, field).ifPresent((value) -> {
				rule(context.service(), owner, field.memberName()).filter(Rule::refused)
					.filter((rule) -> !isDefault(value, rule, context))
					.ifPresent((rule) -> {
						throw refusal(context.service(), field, rule);
					});
				Models.items(value)
					.filter(SdkPojo.class::isInstance)
					.map(SdkPojo.class::cast)
					.forEach((kid) -> structure(kid, owner(kid.getClass()), context));
			});
		}
	}

	private static boolean isDefault(Object value, Rule rule, CallContext context) {
		return Models.items(value)
			.map(String::valueOf)
			.allMatch((text) -> rule.defaults().contains(text)
					|| (text.equals(context.region()) && rule.defaults().contains("{region}")));
	}

	private static AwsError refusal(AwsService service, SdkField<?> field, Rule rule) {
		String code = switch (service) {
			case EC2 -> "UnsupportedOperation";
			case ELBV2 -> "InvalidConfigurationRequest";
			default -> ValidationErrors.code(service);
		};
		return new AwsError(400, code,
				"The practice AWS does not support the parameter " + field.memberName() + ": " + rule.reason() + ".");
	}

	private static void add(Map<String, Rule> rules, String service, String line) {
		String[] cells = line.split("\\|");
		if (cells.length != 4) {
			throw new IllegalStateException("not a row of " + RESOURCE + ": " + line);
		}
		String[] names = cells[1].strip().split("[:\\s]+");
		Rule rule = new Rule(Treatment.valueOf(cells[0].strip().toUpperCase(Locale.ROOT)),
				Set.of(cells[2].strip().split("\\s+")), cells[3].strip());
		Stream.of(names)
			.skip(1)
			.forEach((member) -> Stream.of(names[0].split(","))
				.forEach((owner) -> rules.put(key(service, owner, member), rule)));
	}

	private static String key(String service, String owner, String member) {
		return service + "." + owner + "." + member;
	}

}
