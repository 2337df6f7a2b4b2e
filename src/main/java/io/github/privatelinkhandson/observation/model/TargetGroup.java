package io.github.privatelinkhandson.observation.model;

import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * A target group; {@code id} is its ARN. {@code crossZone} is {@code true}, {@code false}
 * or {@code use_load_balancer_configuration}; {@code preserveClientIp} has no effect on
 * PrivateLink traffic.
 *
 * @param ipv6 whether its targets are reached by IPv6
 */
public record TargetGroup(String id, Map<String, String> tags, String name, String protocol, int port, String vpcId,
		String targetType, HealthCheck healthCheck, String crossZone, List<Target> targets,
		List<String> loadBalancerArns, boolean preserveClientIp, boolean ipv6) implements ObservedResource {

	/**
	 * With AWS's default of client IP preservation for the target type.
	 */
	public TargetGroup(String id, Map<String, String> tags, String name, String protocol, int port, String vpcId,
			String targetType, HealthCheck healthCheck, String crossZone, List<Target> targets,
			List<String> loadBalancerArns) {
		this(id, tags, name, protocol, port, vpcId, targetType, healthCheck, crossZone, targets, loadBalancerArns,
				"instance".equals(targetType), false);
	}

	/**
	 * The probe of targets; {@code path} is null for {@code TCP} checks; {@code port} is
	 * a number or {@code traffic-port}; {@code matcher} as in {@code 200-399}.
	 */
	public record HealthCheck(String protocol, String port, @Nullable String path, @Nullable String matcher) {
	}

	/**
	 * A registered target: an instance id or an address, its port, and its health with
	 * AWS's words ({@code initial}, {@code healthy}, {@code unhealthy}, {@code unused},
	 * {@code draining}; reason {@code Target.FailedHealthChecks} ...).
	 */
	public record Target(String targetId, int port, String state, @Nullable String reason,
			@Nullable String description) {

		/**
		 * A target whose health is not described.
		 */
		public Target(String targetId, int port, String state, @Nullable String reason) {
			this(targetId, port, state, reason, null);
		}

		/**
		 * Returns the reason in AWS's words.
		 */
		public String explanation() {
			return (this.description != null) ? this.reason + ": " + this.description : String.valueOf(this.reason);
		}

	}
}
