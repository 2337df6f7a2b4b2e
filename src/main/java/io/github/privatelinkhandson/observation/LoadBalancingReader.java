package io.github.privatelinkhandson.observation;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.stream.Collectors;

import software.amazon.awssdk.services.elasticloadbalancingv2.ElasticLoadBalancingV2Client;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.Listener;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.LoadBalancerTypeEnum;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.Tag;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TagDescription;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetHealthDescription;

import io.github.privatelinkhandson.observation.model.LoadBalancer;
import io.github.privatelinkhandson.observation.model.LoadBalancingMapper;
import io.github.privatelinkhandson.observation.model.TargetGroup;

/**
 * Reads Network Load Balancers and target groups. Listeners, attributes and health cost
 * calls for each, so that those outside the scope are left out.
 */
record LoadBalancingReader(ElasticLoadBalancingV2Client elb, ParallelReads reads, ObservationScope scope) {

	private static final int PAGE = 400;

	/** As many as DescribeTags takes. */
	private static final int TAGS_BATCH = 20;

	CompletableFuture<List<LoadBalancer>> loadBalancers() {
		return this.reads.start(this::networkLoadBalancers)
			.thenCompose((all) -> inScope(all, (balancer) -> balancer.loadBalancerArn()))
			.thenCompose((wanted) -> this.reads.startEach(wanted, this::loadBalancer));
	}

	CompletableFuture<List<TargetGroup>> targetGroups() {
		return this.reads.start(this::allTargetGroups)
			.thenCompose((all) -> inScope(all, (group) -> group.targetGroupArn()))
			.thenCompose((wanted) -> this.reads.startEach(wanted, this::targetGroup));
	}

	private List<software.amazon.awssdk.services.elasticloadbalancingv2.model.LoadBalancer> networkLoadBalancers() {
		return this.elb.describeLoadBalancersPaginator((request) -> request.pageSize(PAGE))
			.loadBalancers()
			.stream()
			.filter((balancer) -> balancer.type() == LoadBalancerTypeEnum.NETWORK)
			.toList();
	}

	private List<software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetGroup> allTargetGroups() {
		return this.elb.describeTargetGroupsPaginator((request) -> request.pageSize(PAGE))
			.targetGroups()
			.stream()
			.toList();
	}

	private List<LoadBalancer> loadBalancer(
			Tagged<software.amazon.awssdk.services.elasticloadbalancingv2.model.LoadBalancer> balancer) {
		String arn = balancer.item().loadBalancerArn();
		return ParallelReads.ifThere(() -> {
			List<Listener> listeners = this.elb
				.describeListenersPaginator((request) -> request.loadBalancerArn(arn).pageSize(PAGE))
				.listeners()
				.stream()
				.toList();
			Map<String, String> attributes = attributes(
					this.elb.describeLoadBalancerAttributes((request) -> request.loadBalancerArn(arn)).attributes(),
					(attribute) -> attribute.key(), (attribute) -> attribute.value());
			return LoadBalancingMapper.loadBalancer(balancer.item(), attributes, listeners, balancer.tags());
		}).stream().toList();
	}

	private List<TargetGroup> targetGroup(
			Tagged<software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetGroup> group) {
		String arn = group.item().targetGroupArn();
		return ParallelReads.ifThere(() -> {
			Map<String, String> attributes = attributes(
					this.elb.describeTargetGroupAttributes((request) -> request.targetGroupArn(arn)).attributes(),
					(attribute) -> attribute.key(), (attribute) -> attribute.value());
			List<TargetHealthDescription> health = this.elb
				.describeTargetHealth((request) -> request.targetGroupArn(arn))
				.targetHealthDescriptions();
			return LoadBalancingMapper.targetGroup(group.item(), attributes, health, group.tags());
		}).stream().toList();
	}

	/**
	 * Those of the items that the scope covers, with their tags.
	 */
	private <I> CompletableFuture<List<Tagged<I>>> inScope(List<I> items, Function<I, String> arn) {
		return this.reads.startEach(batches(items.stream().map(arn).toList()), this::tags).thenApply((descriptions) -> {
			Map<String, List<Tag>> tags = new HashMap<>();
			descriptions.forEach((description) -> tags.put(description.resourceArn(), description.tags()));
			return items.stream()
				.filter((item) -> tags.containsKey(arn.apply(item)))
				.map((item) -> new Tagged<>(item, tags.get(arn.apply(item))))
				.filter((item) -> this.scope.covers(item.tagKeys()))
				.toList();
		});
	}

	/**
	 * The tags of a batch, where one that has gone spoils the batch, but not the
	 * observation.
	 */
	private Collection<TagDescription> tags(List<String> arns) {
		return ParallelReads
			.ifThere(() -> this.elb.describeTags((request) -> request.resourceArns(arns)).tagDescriptions())
			.orElseGet(() -> (arns.size() == 1) ? List.of()
					: arns.stream().flatMap((arn) -> tags(List.of(arn)).stream()).toList());
	}

	private static List<List<String>> batches(List<String> arns) {
		List<List<String>> batches = new ArrayList<>();
		for (int from = 0; from < arns.size(); from += TAGS_BATCH) {
			batches.add(arns.subList(from, Math.min(from + TAGS_BATCH, arns.size())));
		}
		return batches;
	}

	private static <A> Map<String, String> attributes(Collection<A> attributes, Function<A, String> key,
			Function<A, String> value) {
		return attributes.stream()
			.filter((attribute) -> value.apply(attribute) != null)
			.collect(Collectors.toMap(key, value));
	}

	private record Tagged<I>(I item, List<Tag> tags) {

		List<String> tagKeys() {
			return this.tags.stream().map(Tag::key).toList();
		}

	}

}
