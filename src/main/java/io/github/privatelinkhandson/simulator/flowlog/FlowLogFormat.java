package io.github.privatelinkhandson.simulator.flowlog;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

import io.github.privatelinkhandson.simulator.operation.AwsError;

/**
 * The format of a flow log's records: fields, separated by spaces.
 */
record FlowLogFormat(List<String> fields) {

	/** The fields of version 2. */
	static final String DEFAULT = "${version} ${account-id} ${interface-id} ${srcaddr} ${dstaddr} ${srcport} ${dstport} "
			+ "${protocol} ${packets} ${bytes} ${start} ${end} ${action} ${log-status}";

	private static final Pattern WHOLE = Pattern.compile("\\$\\{[a-z0-9-]+}(\\s+\\$\\{[a-z0-9-]+})*");

	private static final Pattern FIELD = Pattern.compile("\\$\\{([a-z0-9-]+)}");

	/** The fields of later versions (VPC User Guide, Flow log records). */
	private static final Map<Integer, Set<String>> LATER = Map.of(3,
			Set.of("vpc-id", "subnet-id", "instance-id", "tcp-flags", "type", "pkt-srcaddr", "pkt-dstaddr"), 4,
			Set.of("region", "az-id", "sublocation-type", "sublocation-id"), 5,
			Set.of("pkt-src-aws-service", "pkt-dst-aws-service", "flow-direction", "traffic-path"), 7,
			Set.of("ecs-cluster-arn", "ecs-cluster-name", "ecs-container-instance-arn", "ecs-container-instance-id",
					"ecs-container-id", "ecs-second-container-id", "ecs-service-name", "ecs-task-definition-arn",
					"ecs-task-arn", "ecs-task-id"),
			8, Set.of("reject-reason"), 9, Set.of("resource-id"), 10, Set.of("encryption-status"));

	/**
	 * Reads a format.
	 * @throws AwsError if it is not one, or has a field that AWS does not know
	 */
	static FlowLogFormat of(@Nullable String format) {
		String text = (format != null) ? format : DEFAULT;
		if (!WHOLE.matcher(text).matches()) {
			throw AwsError.of("InvalidParameter", "Invalid LogFormat: '%s'", text);
		}
		List<String> fields = names(text);
		AwsError.throwForAny(fields, (field) -> !names(DEFAULT).contains(field) && version(field) == 2,
				(field) -> AwsError.of("InvalidParameter", "Invalid LogFormat: unknown field '%s'", field));
		return new FlowLogFormat(fields);
	}

	private static List<String> names(String format) {
		return FIELD.matcher(format).results().map((MatchResult found) -> found.group(1)).toList();
	}

	private static int version(String field) {
		return LATER.entrySet()
			.stream()
			.filter((version) -> version.getValue().contains(field))
			.mapToInt(Map.Entry::getKey)
			.findFirst()
			.orElse(2);
	}

	/**
	 * The version of the records: the highest of their fields'.
	 */
	int version() {
		return this.fields.stream().mapToInt(FlowLogFormat::version).max().orElse(2);
	}

	/**
	 * A record with these values.
	 */
	String line(UnaryOperator<String> value) {
		return this.fields.stream().map(value).collect(Collectors.joining(" "));
	}

}
