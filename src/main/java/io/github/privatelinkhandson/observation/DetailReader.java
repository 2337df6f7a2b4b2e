package io.github.privatelinkhandson.observation;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

import software.amazon.awssdk.services.elasticloadbalancingv2.ElasticLoadBalancingV2Client;

import io.github.privatelinkhandson.aws.AwsClients;
import io.github.privatelinkhandson.observation.model.InsightsPath;
import io.github.privatelinkhandson.observation.model.LoadBalancingMapper;
import io.github.privatelinkhandson.observation.model.ObservedResource;
import io.github.privatelinkhandson.observation.model.ReadKind;
import io.github.privatelinkhandson.observation.model.TargetGroup;

/**
 * Reads details that cost a call for each resource: of those that were found when their
 * kind was read.
 */
record DetailReader(AwsClients clients, AccountObservation observation, ReadRequest request) {

	private static final int PAGE = 400;

	/**
	 * Analyses cost a call for each path: with more paths than this, labs' alone are
	 * read.
	 */
	private static final int FEW_PATHS = 50;

	List<? extends ObservedResource> read(ReadKind kind) {
		return switch (kind) {
			case LISTENERS -> each(ReadKind.LOAD_BALANCERS, this::listeners);
			case LOAD_BALANCER_ATTRIBUTES -> each(ReadKind.LOAD_BALANCERS, this::loadBalancerAttributes);
			case TARGET_GROUP_ATTRIBUTES -> each(ReadKind.TARGET_GROUPS, this::targetGroupAttributes);
			case TARGET_HEALTH -> each(ReadKind.TARGET_GROUPS, this::targets);
			case INSIGHTS_ANALYSES -> analyses();
			default -> throw new IllegalArgumentException(kind + " is no detail");
		};
	}

	private List<ObservedResource> each(ReadKind kind, Function<ObservedResource, ObservedResource> read) {
		Reading found = this.request.reading(kind);
		return this.observation.resources(found).stream().flatMap((resource) -> {
			Optional<ObservedResource> detail = Reads.ifThere(() -> read.apply(resource));
			if (detail.isEmpty()) {
				this.observation.remove(found, resource.id());
			}
			return detail.stream();
		}).toList();
	}

	private Detail listeners(ObservedResource balancer) {
		return new Detail.Listeners(balancer.id(),
				Reads.all(elb()
					.describeListenersPaginator((request) -> request.loadBalancerArn(balancer.id()).pageSize(PAGE))
					.listeners(), LoadBalancingMapper::listener));
	}

	private Detail loadBalancerAttributes(ObservedResource balancer) {
		return new Detail.Attributes(balancer.id(), attributes(
				elb().describeLoadBalancerAttributes((request) -> request.loadBalancerArn(balancer.id())).attributes(),
				(attribute) -> attribute.key(), (attribute) -> attribute.value()));
	}

	private Detail targetGroupAttributes(ObservedResource group) {
		return new Detail.Attributes(group.id(), attributes(
				elb().describeTargetGroupAttributes((request) -> request.targetGroupArn(group.id())).attributes(),
				(attribute) -> attribute.key(), (attribute) -> attribute.value()));
	}

	private Detail targets(ObservedResource group) {
		int port = ((TargetGroup) group).port();
		return new Detail.Targets(group.id(),
				elb().describeTargetHealth((request) -> request.targetGroupArn(group.id()))
					.targetHealthDescriptions()
					.stream()
					.map((target) -> LoadBalancingMapper.target(port, target))
					.toList());
	}

	private List<? extends ObservedResource> analyses() {
		List<InsightsPath> paths = this.observation.resources(new Reading(ReadKind.INSIGHTS_PATHS, null))
			.stream()
			.map(InsightsPath.class::cast)
			.toList();
		PrivateLinkReader reader = new PrivateLinkReader(this.clients.ec2());
		return paths.stream()
			.filter((path) -> covers(path, paths.size()))
			.flatMap((path) -> reader.insightsAnalyses(path).stream())
			.toList();
	}

	private boolean covers(InsightsPath path, int paths) {
		String lab = path.tags().get(LabScope.TAG);
		return (this.request.lab() != null) ? this.request.lab().lab().equals(lab)
				: (paths <= FEW_PATHS || lab != null);
	}

	private ElasticLoadBalancingV2Client elb() {
		return this.clients.elb();
	}

	private static <A> Map<String, String> attributes(Collection<A> attributes, Function<A, String> key,
			Function<A, String> value) {
		return attributes.stream()
			.filter((attribute) -> value.apply(attribute) != null)
			.collect(Collectors.toMap(key, value));
	}

}
