package io.github.privatelinkhandson.observation;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import org.junit.jupiter.api.Test;

import io.github.privatelinkhandson.observation.model.LoadBalancer;
import io.github.privatelinkhandson.observation.model.ReadKind;
import io.github.privatelinkhandson.observation.model.Snapshot;
import io.github.privatelinkhandson.observation.model.TargetGroup;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Reads of load balancers and target groups, which have their tags and details from calls
 * of their own.
 */
@SuppressWarnings("unchecked")
class LoadBalancingReaderTests extends ObservationTest {

	@Test
	void loadBalancingOfLabsIsSeenWithItsDetails() {
		String group = targetGroup("NLB-B-tg", true);
		String balancer = loadBalancer("NLB-B", true);
		String other = loadBalancer("another", false);
		this.aws.elb()
			.createListener((request) -> request.loadBalancerArn(balancer)
				.protocol("TCP")
				.port(80)
				.defaultActions((action) -> action.type("forward").targetGroupArn(group)));
		this.aws.elb()
			.modifyLoadBalancerAttributes((request) -> request.loadBalancerArn(balancer)
				.attributes((attribute) -> attribute.key("load_balancing.cross_zone.enabled").value("true")));
		this.aws.elb()
			.registerTargets((request) -> request.targetGroupArn(group).targets((target) -> target.id("10.0.0.9")));
		Snapshot snapshot = observe();
		assertThat(snapshot.find(LoadBalancer.class, balancer)).get().satisfies((seen) -> {
			assertThat(seen.tags()).containsEntry("privatelink-handson:lab", "lab-1");
			assertThat(seen.crossZone()).isTrue();
			assertThat(seen.listeners()).singleElement()
				.satisfies((listener) -> assertThat(listener.targetGroupArns()).containsExactly(group));
		});
		assertThat(snapshot.find(TargetGroup.class, group)).get()
			.satisfies((seen) -> assertThat(seen.targets()).extracting(TargetGroup.Target::targetId)
				.containsExactly("10.0.0.9"));
		assertThat(snapshot.find(LoadBalancer.class, other)).isEmpty();
	}

	@Test
	void tagsOfMoreLoadBalancersThanABatchHoldsAreRead() {
		List<String> groups = new ArrayList<>();
		for (int i = 0; i < 23; i++) {
			groups.add(targetGroup("tg-" + i, true));
		}
		assertThat(observe().all(TargetGroup.class)).extracting(TargetGroup::id)
			.containsExactlyInAnyOrderElementsOf(groups);
	}

	@Test
	void loadBalancerThatIsDeletedMeanwhileIsLeftOut() {
		String kept = loadBalancer("kept", true);
		String doomed = loadBalancer("doomed", true);
		onceBefore("Action=DescribeTags",
				() -> this.aws.elb().deleteLoadBalancer((request) -> request.loadBalancerArn(doomed)));
		assertThat(observe().all(LoadBalancer.class)).extracting(LoadBalancer::id).containsExactly(kept);
	}

	@Test
	void loadBalancerThatIsDeletedBeforeItsDetailsAreReadIsLeftOut() {
		String doomed = loadBalancer("doomed", true);
		onceBefore("Action=DescribeListeners",
				() -> this.aws.elb().deleteLoadBalancer((request) -> request.loadBalancerArn(doomed)));
		assertThat(observe().all(LoadBalancer.class)).isEmpty();
	}

	@Test
	void knownLoadBalancersAreReadAgainWithoutTheirTags() {
		String known = loadBalancer("NLB-B", true);
		AccountObservation seen = new AccountObservation(this.account, REGION);
		LabScope lab = new LabScope("lab-1", "SSM-role", "NLB-B", "NLB-B-tg", Set.of(known));
		this.observer.read(this.aws, seen, List.of(new ReadRequest(lab, Set.of(ReadKind.LOAD_BALANCERS), true)),
				Duration::ofSeconds);
		List<String> calls = new ArrayList<>();
		this.interruptions.before(calls::add);
		this.observer.read(this.aws, seen, List.of(new ReadRequest(lab, Set.of(ReadKind.LOAD_BALANCERS), false)),
				Duration::ofSeconds);
		assertThat(calls).singleElement().asString().contains("Action=DescribeLoadBalancers", "LoadBalancerArns");
		assertThat(seen.snapshot("lab-1", Instant.MIN).find(LoadBalancer.class, known)).isPresent();
	}

	@Test
	void strangersByTheHundredsCostAPageAndNoTags() {
		loadBalancer("NLB-B", true);
		for (int i = 0; i < 45; i++) {
			targetGroup("stranger-" + i, false);
		}
		String own = targetGroup("NLB-B-tg", true);
		List<String> calls = new ArrayList<>();
		this.interruptions.before(calls::add);
		AccountObservation seen = new AccountObservation(this.account, REGION);
		this.observer.read(this.aws, seen, List.of(new ReadRequest(LAB.lab(), Set.of(ReadKind.TARGET_GROUPS), true)),
				Duration::ofSeconds);
		assertThat(seen.snapshot("lab-1", Instant.MIN).all(TargetGroup.class)).extracting(TargetGroup::id)
			.containsExactly(own);
		assertThat(calls).hasSize(2);
	}

}
