package io.github.privatelinkhandson.observation;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.elasticloadbalancingv2.ElasticLoadBalancingV2Client;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.LoadBalancer;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.LoadBalancerTypeEnum;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TagDescription;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetGroup;

import io.github.privatelinkhandson.observation.model.LoadBalancingMapper;
import io.github.privatelinkhandson.observation.model.ObservedResource;

/**
 * Reads Network Load Balancers or target groups. Known ones are read by their ARNs.
 * Others are looked for in the account's list, of which tags are read of those alone that
 * may be a lab's: an account may have thousands of its own.
 *
 * @param names the names that a lab's has
 * @param marker the part of an ARN that says what it is
 */
record LoadBalancingReader<I>(ElasticLoadBalancingV2Client elb, Source<I> source, Function<LabScope, String> names,
		String marker) {

	private static final int PAGE = 400;

	/** As many as DescribeTags and a list of ARNs take. */
	private static final int BATCH = 20;

	/** Among so many, one of a lab is looked for by its tag alone. */
	private static final int FEW = 40;

	/** So many labs are looked up by name where the account has more than a page. */
	private static final int FEW_LABS = 8;

	static LoadBalancingReader<LoadBalancer> loadBalancers(ElasticLoadBalancingV2Client elb) {
		return new LoadBalancingReader<>(elb, new LoadBalancers(elb), LabScope::loadBalancer, ":loadbalancer/");
	}

	static LoadBalancingReader<TargetGroup> targetGroups(ElasticLoadBalancingV2Client elb) {
		return new LoadBalancingReader<>(elb, new TargetGroups(elb), LabScope::targetGroup, ":targetgroup/");
	}

	/**
	 * Reads all that the account has.
	 */
	List<ObservedResource> all() {
		List<I> items = new ArrayList<>();
		@Nullable String next = null;
		do {
			Page<I> page = this.source.page(next);
			items.addAll(page.items());
			next = page.next();
		}
		while (next != null);
		return mapped(items, tags(arns(items)));
	}

	/**
	 * Reads what these labs have.
	 * @param known what was read of them before
	 * @return the resources by lab
	 */
	Map<String, List<ObservedResource>> of(Collection<ReadRequest> requests, Collection<ObservedResource> known) {
		Map<String, Map<String, String>> knownTags = known.stream()
			.collect(Collectors.toMap(ObservedResource::id, ObservedResource::tags, (a, b) -> b));
		List<LabScope> labs = requests.stream().map(ReadRequest::lab).toList();
		List<LabScope> sought = requests.stream()
			.filter((request) -> request.thorough() || arns(request.lab()).isEmpty())
			.map(ReadRequest::lab)
			.toList();
		Map<String, I> found = new HashMap<>();
		if (!sought.isEmpty()) {
			listed(sought).forEach((item) -> found.put(this.source.arn(item), item));
		}
		known(labs.stream().flatMap((lab) -> arns(lab).stream()).filter((arn) -> !found.containsKey(arn)).toList())
			.forEach((item) -> found.put(this.source.arn(item), item));
		Map<String, Map<String, String>> tags = new HashMap<>(knownTags);
		tags.putAll(tags(
				found.keySet().stream().filter((arn) -> !knownTags.containsKey(arn) || !sought.isEmpty()).toList()));
		List<ObservedResource> mapped = mapped(found.values(), tags);
		return labs.stream()
			.collect(Collectors.toMap(LabScope::lab, (lab) -> mapped.stream().filter((one) -> isOf(lab, one)).toList(),
					(a, b) -> b));
	}

	private static boolean isOf(LabScope lab, ObservedResource resource) {
		return lab.arns().contains(resource.id()) || lab.lab().equals(resource.tags().get(LabScope.TAG));
	}

	private List<I> listed(List<LabScope> labs) {
		Page<I> first = this.source.page(null);
		if (first.next() != null && labs.size() <= FEW_LABS) {
			return labs.stream().flatMap((lab) -> this.source.named(this.names.apply(lab)).stream()).toList();
		}
		List<I> items = new ArrayList<>(first.items());
		for (String next = first.next(); next != null;) {
			Page<I> page = this.source.page(next);
			items.addAll(page.items());
			next = page.next();
		}
		Set<String> sought = labs.stream().map(this.names).collect(Collectors.toSet());
		return (items.size() <= FEW) ? items
				: items.stream().filter((item) -> sought.contains(this.source.name(item))).toList();
	}

	/**
	 * Reads those with these ARNs; one that has gone spoils its batch, but not the read.
	 */
	private Stream<I> known(List<String> arns) {
		return batches(arns).stream()
			.flatMap((batch) -> Reads.ifThere(() -> this.source.known(batch))
				.orElseGet(() -> batch.stream()
					.flatMap((arn) -> Reads.ifThere(() -> this.source.known(List.of(arn))).stream())
					.flatMap(List::stream)
					.toList())
				.stream());
	}

	private Map<String, Map<String, String>> tags(Collection<String> arns) {
		Map<String, Map<String, String>> tags = new HashMap<>();
		batches(List.copyOf(arns)).stream()
			.flatMap((batch) -> described(batch).stream())
			.forEach(
					(description) -> tags.put(description.resourceArn(), LoadBalancingMapper.tags(description.tags())));
		return tags;
	}

	private List<TagDescription> described(List<String> arns) {
		return Reads.ifThere(() -> this.elb.describeTags((request) -> request.resourceArns(arns)).tagDescriptions())
			.orElseGet(() -> (arns.size() == 1) ? List.of()
					: arns.stream().flatMap((arn) -> described(List.of(arn)).stream()).toList());
	}

	/**
	 * Maps what carries tags, or none; what has gone since it was listed is left out.
	 */
	private List<ObservedResource> mapped(Collection<I> items, Map<String, Map<String, String>> tags) {
		return items.stream()
			.filter((item) -> tags.containsKey(this.source.arn(item)))
			.map((item) -> this.source.mapped(item, tags.get(this.source.arn(item))))
			.toList();
	}

	private List<String> arns(Collection<I> items) {
		return items.stream().map(this.source::arn).toList();
	}

	private List<String> arns(LabScope lab) {
		return lab.arns().stream().filter((arn) -> arn.contains(this.marker)).toList();
	}

	private static List<List<String>> batches(List<String> all) {
		List<List<String>> batches = new ArrayList<>();
		for (int from = 0; from < all.size(); from += BATCH) {
			batches.add(all.subList(from, Math.min(from + BATCH, all.size())));
		}
		return batches;
	}

	/**
	 * The calls that read load balancers or target groups.
	 */
	interface Source<I> {

		Page<I> page(@Nullable String marker);

		List<I> named(String name);

		List<I> known(List<String> arns);

		String arn(I item);

		String name(I item);

		ObservedResource mapped(I item, Map<String, String> tags);

	}

	/**
	 * A page of a list.
	 */
	record Page<I>(List<I> items, @Nullable String next) {

	}

	private record LoadBalancers(ElasticLoadBalancingV2Client elb) implements Source<LoadBalancer> {

		@Override
		public Page<LoadBalancer> page(@Nullable String marker) {
			var answer = this.elb.describeLoadBalancers((request) -> request.pageSize(PAGE).marker(marker));
			return new Page<>(networks(answer.loadBalancers()), answer.nextMarker());
		}

		@Override
		public List<LoadBalancer> named(String name) {
			return Reads.ifThere(
					() -> networks(this.elb.describeLoadBalancers((request) -> request.names(name)).loadBalancers()))
				.orElse(List.of());
		}

		@Override
		public List<LoadBalancer> known(List<String> arns) {
			return networks(
					this.elb.describeLoadBalancers((request) -> request.loadBalancerArns(arns)).loadBalancers());
		}

		@Override
		public String arn(LoadBalancer item) {
			return item.loadBalancerArn();
		}

		@Override
		public String name(LoadBalancer item) {
			return item.loadBalancerName();
		}

		@Override
		public ObservedResource mapped(LoadBalancer item, Map<String, String> tags) {
			return LoadBalancingMapper.loadBalancer(item, tags);
		}

		private static List<LoadBalancer> networks(List<LoadBalancer> all) {
			return all.stream().filter((balancer) -> balancer.type() == LoadBalancerTypeEnum.NETWORK).toList();
		}

	}

	private record TargetGroups(ElasticLoadBalancingV2Client elb) implements Source<TargetGroup> {

		@Override
		public Page<TargetGroup> page(@Nullable String marker) {
			var answer = this.elb.describeTargetGroups((request) -> request.pageSize(PAGE).marker(marker));
			return new Page<>(answer.targetGroups(), answer.nextMarker());
		}

		@Override
		public List<TargetGroup> named(String name) {
			return Reads.ifThere(() -> this.elb.describeTargetGroups((request) -> request.names(name)).targetGroups())
				.orElse(List.of());
		}

		@Override
		public List<TargetGroup> known(List<String> arns) {
			return this.elb.describeTargetGroups((request) -> request.targetGroupArns(arns)).targetGroups();
		}

		@Override
		public String arn(TargetGroup item) {
			return item.targetGroupArn();
		}

		@Override
		public String name(TargetGroup item) {
			return item.targetGroupName();
		}

		@Override
		public ObservedResource mapped(TargetGroup item, Map<String, String> tags) {
			return LoadBalancingMapper.targetGroup(item, tags);
		}

	}

}
