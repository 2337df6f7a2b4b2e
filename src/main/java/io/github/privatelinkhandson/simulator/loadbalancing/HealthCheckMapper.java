package io.github.privatelinkhandson.simulator.loadbalancing;

import java.util.Objects;

import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.CreateTargetGroupRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.Matcher;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.ModifyTargetGroupRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetGroup;

import io.github.privatelinkhandson.simulator.operation.AwsError;

/**
 * Health check settings of target groups: defaults and validation.
 */
record HealthCheckMapper(TargetGroup group) {

	private static final String SUCCESS = "200-399";

	/** Longest list of success codes, in characters. */
	private static final int MAX_CODES = 1024;

	/**
	 * The target group with the health check that the request asks for, completed with
	 * the API's defaults.
	 */
	TargetGroup create(CreateTargetGroupRequest request) {
		boolean application = this.group.protocolAsString().startsWith("HTTP");
		String protocol = or(request.healthCheckProtocolAsString(),
				application ? this.group.protocolAsString() : "TCP");
		boolean http = http(protocol);
		int timeout = application ? 5 : "HTTP".equals(protocol) ? 6 : 10;
		return checked(this.group.toBuilder()
			.healthCheckEnabled(or(request.healthCheckEnabled(), true))
			.healthCheckProtocol(protocol)
			.healthCheckPort(or(request.healthCheckPort(), "traffic-port"))
			.healthCheckPath(http ? or(request.healthCheckPath(), "/") : request.healthCheckPath())
			.healthCheckIntervalSeconds(or(request.healthCheckIntervalSeconds(), 30))
			.healthCheckTimeoutSeconds(or(request.healthCheckTimeoutSeconds(), timeout))
			.healthyThresholdCount(or(request.healthyThresholdCount(), 5))
			.unhealthyThresholdCount(or(request.unhealthyThresholdCount(), 2))
			.matcher(http ? or(request.matcher(), matcher(application ? "200" : SUCCESS)) : request.matcher())
			.build());
	}

	TargetGroup modify(ModifyTargetGroupRequest request) {
		String protocol = or(request.healthCheckProtocolAsString(), this.group.healthCheckProtocolAsString());
		boolean http = http(protocol);
		String path = or(this.group.healthCheckPath(), "/");
		return checked(this.group.toBuilder()
			.healthCheckEnabled(or(request.healthCheckEnabled(), this.group.healthCheckEnabled()))
			.healthCheckProtocol(protocol)
			.healthCheckPort(or(request.healthCheckPort(), this.group.healthCheckPort()))
			.healthCheckPath(http ? or(request.healthCheckPath(), path) : request.healthCheckPath())
			.healthCheckIntervalSeconds(
					or(request.healthCheckIntervalSeconds(), this.group.healthCheckIntervalSeconds()))
			.healthCheckTimeoutSeconds(or(request.healthCheckTimeoutSeconds(), this.group.healthCheckTimeoutSeconds()))
			.healthyThresholdCount(or(request.healthyThresholdCount(), this.group.healthyThresholdCount()))
			.unhealthyThresholdCount(or(request.unhealthyThresholdCount(), this.group.unhealthyThresholdCount()))
			.matcher(http ? or(request.matcher(), or(this.group.matcher(), matcher(SUCCESS))) : request.matcher())
			.build());
	}

	private static TargetGroup checked(TargetGroup group) {
		String protocol = group.healthCheckProtocolAsString();
		if (!protocol.matches("HTTP|HTTPS|TCP")) {
			throw AwsError.of("ValidationError",
					"Health check protocol '%s' is not supported for target groups with the protocol '%s'", protocol,
					group.protocolAsString());
		}
		if (!http(protocol) && (group.healthCheckPath() != null || group.matcher() != null)) {
			throw AwsError.of("InvalidConfigurationRequest",
					"A health check path and success codes need the health check protocol HTTP or HTTPS, not '%s'",
					protocol);
		}
		if (http(protocol) && !group.healthCheckPath().startsWith("/")) {
			throw AwsError.of("ValidationError", "Health check path '%s' must begin with a '/'",
					group.healthCheckPath());
		}
		if (!group.healthCheckPort().equals("traffic-port") && !isPort(group.healthCheckPort())) {
			throw AwsError.of("ValidationError",
					"Health check port '%s' must be 'traffic-port' or in the range 1-65535", group.healthCheckPort());
		}
		if (!group.healthCheckEnabled()) {
			throw AwsError.of("ValidationError",
					"Health check enabled must be true for target groups with target type '%s'",
					group.targetTypeAsString());
		}
		checkMatcher(group.matcher());
		if (group.healthCheckTimeoutSeconds() > group.healthCheckIntervalSeconds()) {
			throw AwsError.of("ValidationError",
					"Health check timeout '%d' must be smaller than or equal to the interval '%d'",
					group.healthCheckTimeoutSeconds(), group.healthCheckIntervalSeconds());
		}
		return group;
	}

	private static void checkMatcher(@Nullable Matcher matcher) {
		if (matcher != null && (matcher.httpCode() == null || matcher.httpCode().length() > MAX_CODES
				|| !matcher.httpCode().matches("[2-5]\\d{2}(-[2-5]\\d{2})?(,[2-5]\\d{2}(-[2-5]\\d{2})?)*"))) {
			throw AwsError.of("ValidationError", "Health check matcher HTTP code '%s' must be in the range 200-599",
					matcher.httpCode());
		}
	}

	private static boolean http(String protocol) {
		return protocol.startsWith("HTTP");
	}

	private static boolean isPort(String port) {
		return port.matches("\\d{1,5}") && Integer.parseInt(port) >= 1 && Integer.parseInt(port) <= 65535;
	}

	private static Matcher matcher(String codes) {
		return Matcher.builder().httpCode(codes).build();
	}

	private static <T> T or(@Nullable T value, T fallback) {
		return Objects.requireNonNullElse(value, fallback);
	}

}
