package io.github.privatelinkhandson.simulator.loadbalancing;

import java.time.Instant;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.LoadBalancer;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.LoadBalancerStateEnum;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.Tag;

import io.github.privatelinkhandson.simulator.clock.Latency;
import io.github.privatelinkhandson.simulator.operation.AwsError;
import io.github.privatelinkhandson.simulator.operation.Call;
import io.github.privatelinkhandson.simulator.store.Resource;
import io.github.privatelinkhandson.simulator.store.ResourceTypes;

/**
 * The load balancers of an account and region as they are now.
 */
public record LoadBalancerService(Call call) {

	static final String CROSS_ZONE = "load_balancing.cross_zone.enabled";

	static final String DELETION_PROTECTION = "deletion_protection.enabled";

	private static final List<Attribute> ATTRIBUTES = List.of(Attribute.onOff("access_logs.s3.enabled", false),
			Attribute.text("access_logs.s3.bucket"), Attribute.text("access_logs.s3.prefix"),
			Attribute.onOff(DELETION_PROTECTION, false),
			new Attribute("dns_record.client_routing_policy", "any_availability_zone",
					"availability_zone_affinity|partial_availability_zone_affinity|any_availability_zone"),
			Attribute.onOff("ipv6.deny_all_igw_traffic", false), Attribute.onOff(CROSS_ZONE, false),
			new Attribute("secondary_ips.auto_assigned.per_subnet", "0", "[0-7]"),
			Attribute.onOff("zonal_shift.config.enabled", false));

	public List<LoadBalancer> existing() {
		return this.call.stream(ResourceTypes.LOAD_BALANCER).map((resource) -> describe(resource)).toList();
	}

	public Map<String, String> attributes(String arn) {
		return Attribute.values(ATTRIBUTES, get(arn));
	}

	public List<Tag> tags(String arn) {
		return new TagSet<>(get(arn)).list();
	}

	Resource<LoadBalancer> get(@Nullable String arn) {
		String given = LoadBalancingNameService.arn(arn, "loadbalancer", "load balancer");
		return this.call.find(ResourceTypes.LOAD_BALANCER, given).orElseThrow(() -> notFound(given));
	}

	static AwsError notFound(String arnOrName) {
		return AwsError.of("LoadBalancerNotFound", "Load balancers '[%s]' not found", arnOrName);
	}

	static Resource<LoadBalancer> withAttribute(Resource<LoadBalancer> resource, @Nullable String key,
			@Nullable String value) {
		return Attribute.set(ATTRIBUTES, resource, "Load balancer", key, value);
	}

	LoadBalancer describe(Resource<LoadBalancer> resource) {
		LoadBalancerStateEnum state = this.call.passed(Latency.LOAD_BALANCER_ACTIVE, resource.id(),
				resource.createdAt()) ? LoadBalancerStateEnum.ACTIVE : LoadBalancerStateEnum.PROVISIONING;
		return resource.model().toBuilder().state((builder) -> builder.code(state)).build();
	}

	Instant activeAt(Resource<LoadBalancer> resource) {
		return this.call.time().end(Latency.LOAD_BALANCER_ACTIVE, resource.id(), resource.createdAt());
	}

	/**
	 * Returns whether an endpoint service uses the load balancer.
	 */
	boolean offered(String arn) {
		return this.call.stream(ResourceTypes.ENDPOINT_SERVICE)
			.filter((service) -> service.model().networkLoadBalancerArns().contains(arn))
			.anyMatch((service) -> !this.call.passed(Latency.ENDPOINT_SERVICE_DELETED, service.id(),
					service.time(Resource.DELETED)));
	}

}
