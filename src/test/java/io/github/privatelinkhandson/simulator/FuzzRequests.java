package io.github.privatelinkhandson.simulator;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.protocol.MarshallingType;
import software.amazon.awssdk.core.traits.ListTrait;
import software.amazon.awssdk.utils.builder.Buildable;

import io.github.privatelinkhandson.simulator.TestWire.Played;
import io.github.privatelinkhandson.simulator.validation.TestModels;

/**
 * Makes up requests, the same ones for the same random numbers and answers.
 */
final class FuzzRequests {

	private static final int DEEPEST = 5;

	private static final int MOST_KNOWN = 400;

	private static final Pattern ID = Pattern.compile(
			"\\b(?:[a-z]{1,8}-){1,3}[0-9a-f]{17}\\b|arn:aws:[a-z]+:[\\w:/.-]+|\\b10\\.\\d+\\.\\d+\\.\\d+(?:/\\d+)?");

	private static final List<String> TEXTS = List.of("", " ", "a", "-1", "0", "1", "80", "65536", "10.0.0.0/16",
			"10.0.1.0/24", "10.0.0.0/99", "999.1.1.1/8", "0.0.0.0/0", "::/0", "10.0.0.5", "tcp", "-", "all", "true",
			"default", "vpc-", "vpc-zzzz", "i-0", "arn:aws:", "arn:aws:iam::aws:policy/AmazonSSMManagedInstanceCore",
			"t3.micro", "ap-northeast-1a", "instance", "ipv4", "network", "{}", "{\"Statement\":[]}", "[", "null",
			"\u3042\ud83d\ude00", "%s%n", "*", "?", "\\", "a b", "<&>\"'", "TCP", "HTTP", "traffic-port", "on",
			"2026-01-01T00:00:00Z", "resolve:ssm:x", "/", "/a/", "AWS-RunShellScript", "commands", "Interface", "allow",
			"value", "ec2", "L-F678F1CE",
			"{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\",\"Principal\":{\"Service\":\"ec2.amazonaws.com\"},"
					+ "\"Action\":\"sts:AssumeRole\"}]}");

	private static final List<Integer> NUMBERS = List.of(0, 1, -1, 2, 5, 6, 17, 24, 80, 100, 443, 1000, 65535, 65536,
			Integer.MAX_VALUE, Integer.MIN_VALUE);

	private final Random random;

	private final List<String> known = new ArrayList<>();

	FuzzRequests(Random random) {
		this.random = random;
	}

	/**
	 * Takes the ids and addresses of an answer for requests to come.
	 */
	void learn(String answer) {
		ids(answer).limit(20).forEach((id) -> {
			if (this.known.size() < MOST_KNOWN) {
				this.known.add(id);
			}
			else {
				this.known.set(this.random.nextInt(MOST_KNOWN), id);
			}
		});
	}

	static Stream<String> ids(String answer) {
		return ID.matcher(answer).results().map(MatchResult::group);
	}

	SdkPojo of(Played operation) {
		SdkPojo builder = operation.builder();
		if (this.random.nextInt(10) > 0) {
			TestModels.withRequired(operation.service(), operation.action(), builder);
		}
		fill(builder, 100 / Math.max(1, builder.sdkFields().size() / 3), 0);
		return (SdkPojo) ((Buildable) builder).build();
	}

	/**
	 * Makes a request that is likely to be accepted: what is required, and ids of what
	 * there is.
	 */
	SdkPojo plausible(Played operation) {
		SdkPojo builder = operation.builder();
		TestModels.withRequired(operation.service(), operation.action(), builder);
		for (SdkField<?> field : builder.sdkFields()) {
			boolean list = field.marshallingType() == MarshallingType.LIST;
			boolean text = field.marshallingType() == MarshallingType.STRING;
			List<String> fitting = fitting(name(field));
			if (!fitting.isEmpty() && (text || list) && name(field).matches(".*(Ids?|Arns?)")) {
				field.set(builder, list ? List.of(pick(fitting)) : pick(fitting));
			}
			else if (text && name(field).equals("CidrBlock")) {
				field.set(builder, "10.%d.%d.0/24".formatted(this.random.nextInt(3), this.random.nextInt(256)));
			}
		}
		return (SdkPojo) ((Buildable) builder).build();
	}

	/**
	 * Returns the ids that fit a member, of those that are known.
	 */
	private List<String> fitting(String member) {
		String prefix = prefix(member);
		return prefix.isEmpty() ? List.of() : this.known.stream().filter((id) -> id.startsWith(prefix)).toList();
	}

	private void fill(SdkPojo builder, int percent, int depth) {
		for (SdkField<?> field : builder.sdkFields()) {
			boolean token = name(field).matches("NextToken|Marker|DryRun") && this.random.nextInt(10) > 0;
			if (!token && (this.random.nextInt(100) < percent
					|| (name(field).matches("(.*Id|.*Ids|.*Arns?|CidrBlock|.*Names?)")
							&& this.random.nextInt(10) < 7))) {
				Object value = value(field, depth);
				if (value != null) {
					field.set(builder, value);
				}
			}
		}
	}

	private @Nullable Object value(SdkField<?> field, int depth) {
		return switch (field.marshallingType().getKnownType()) {
			case SDK_POJO -> structure(field, depth);
			case LIST -> list(field, depth);
			case MAP -> Map.of();
			case STRING -> text(name(field));
			case BOOLEAN -> this.random.nextBoolean();
			case INTEGER -> pick(NUMBERS);
			case LONG -> (long) pick(NUMBERS);
			case DOUBLE -> (double) pick(NUMBERS);
			case BIG_DECIMAL -> new BigDecimal(pick(NUMBERS));
			case INSTANT -> Instant.ofEpochSecond(pick(NUMBERS));
			case SDK_BYTES -> SdkBytes.fromUtf8String(pick(TEXTS));
			default -> null;
		};
	}

	private @Nullable Object structure(SdkField<?> field, int depth) {
		if (depth == DEEPEST) {
			return null;
		}
		SdkPojo builder = field.constructor().get();
		fill(builder, 60, depth + 1);
		return ((Buildable) builder).build();
	}

	private @Nullable Object list(SdkField<?> field, int depth) {
		List<Object> items = new ArrayList<>();
		for (int i = this.random.nextInt(4); i > 0; i--) {
			Object item = value(field.getTrait(ListTrait.class).memberFieldInfo(), depth);
			if (item != null) {
				items.add(item);
			}
		}
		return items;
	}

	private static String name(SdkField<?> field) {
		return Objects.requireNonNullElse(field.memberName(), "");
	}

	private String text(String member) {
		int kind = this.random.nextInt(10);
		if (kind < 6 && !this.known.isEmpty()) {
			String prefix = prefix(member);
			List<String> fitting = this.known.stream().filter((id) -> id.startsWith(prefix)).toList();
			return pick(fitting.isEmpty() ? this.known : fitting);
		}
		return (kind == 9) ? "x".repeat(this.random.nextInt(600)) : pick(TEXTS);
	}

	/**
	 * Prefix of the ids that fit a member, as far as its name tells.
	 */
	private static String prefix(String member) {
		String name = member.replaceAll("s?(Ids?|Arns?)$", "");
		return switch (name) {
			case "TargetGroup" -> "arn:aws:elasticloadbalancing:ap-northeast-1:";
			case "LoadBalancer", "NetworkLoadBalancer" -> "arn:aws:elasticloadbalancing:ap-northeast-1:";
			case "Vpc" -> "vpc-";
			case "Subnet" -> "subnet-";
			case "Group", "SecurityGroup" -> "sg-";
			case "Instance" -> "i-";
			case "Gateway", "InternetGateway" -> "igw-";
			case "RouteTable" -> "rtb-";
			case "NetworkAcl" -> "acl-";
			case "NetworkInterface" -> "eni-";
			case "Allocation" -> "eipalloc-";
			case "NatGateway" -> "nat-";
			case "VpcEndpoint" -> "vpce-";
			case "Service" -> "vpce-svc-";
			case "Image" -> "ami-";
			case "DhcpOptions" -> "dopt-";
			case "PrefixList" -> "pl-";
			case "PeerVpc" -> "vpc-";
			case "VpcPeeringConnection" -> "pcx-";
			case "FlowLog" -> "fl-";
			case "NetworkInsightsPath" -> "nip-";
			case "NetworkInsightsAnalysis" -> "nia-";
			default -> member.contains("Arn") ? "arn:" : name.contains("Cidr") ? "10." : "";
		};
	}

	private <T> T pick(List<T> some) {
		return some.get(this.random.nextInt(some.size()));
	}

}
