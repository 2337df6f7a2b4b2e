package io.github.privatelinkhandson.blueprint;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

import io.github.privatelinkhandson.lab.StageKey;

/**
 * All steps of the hands-on, and what each needs. The order is one in which they could be
 * done one after another.
 */
public final class Blueprint {

	private static final Map<String, Step> STEPS = new LinkedHashMap<>();

	static {
		Stream
			.of(VpcBlueprint.steps(), servers(), loadBalancer(), endpointService(), endpoint(), approval(),
					reachability(), connection())
			.flatMap(List::stream)
			.forEach((step) -> STEPS.put(step.key(), step));
	}

	private Blueprint() {
	}

	public static List<Step> steps() {
		return List.copyOf(STEPS.values());
	}

	public static List<Step> steps(StageKey stage) {
		return STEPS.values().stream().filter((step) -> step.stage() == stage).toList();
	}

	/**
	 * The steps of every stage up to and including that one.
	 */
	public static List<Step> through(StageKey stage) {
		return STEPS.values().stream().filter((step) -> step.stage().compareTo(stage) <= 0).toList();
	}

	public static Step step(String key) {
		Step step = STEPS.get(key);
		if (step == null) {
			throw new IllegalArgumentException("The blueprint has no step " + key);
		}
		return step;
	}

	/**
	 * A step and all that it needs, directly or not, but for analyses on the way, which
	 * only show something.
	 * @throws IllegalArgumentException if there is no such step
	 */
	public static Set<String> needed(String key) {
		Set<String> needed = new LinkedHashSet<>();
		collect(step(key), needed);
		needed.removeIf((each) -> !each.equals(key) && step(each).isAnalysis());
		return needed;
	}

	private static void collect(Step step, Set<String> needed) {
		if (needed.add(step.key())) {
			step.needs().forEach((need) -> collect(step(need), needed));
		}
	}

	private static List<Step> servers() {
		return new StepList(StageKey.SERVERS).add("sg-ec2-a", "AWS::EC2::SecurityGroup", "EC2-A-sg", 1, "vpc-a")
			.add("sg-ec2-b", "AWS::EC2::SecurityGroup", "EC2-B-sg", 1, "vpc-b")
			.add("role", "AWS::IAM::Role", "SSM-role", 1)
			.add("role-policy", "policy-attachment", "SSM-role: AmazonSSMManagedInstanceCore", 1, "role")
			.add("profile", "AWS::IAM::InstanceProfile", "SSM-role", 1)
			.add("profile-role", "profile-role", "SSM-role -> instance profile", 10, "profile", "role")
			.add("ec2-a", "AWS::EC2::Instance", "EC2-A", Price.INSTANCE, 18, "sg-ec2-a", "profile-role", "role-policy",
					"route-a-private1", "assoc-a-private1", "route-a-public", "assoc-a-public1")
			.add("ec2-b", "AWS::EC2::Instance", "EC2-B", Price.INSTANCE, 18, "sg-ec2-b", "profile-role", "role-policy",
					"route-b-private2", "assoc-b-private2", "route-b-public", "assoc-b-public2")
			.add("managed-a", "managed-instance", "EC2-A: SSM Agent", 125, "ec2-a")
			.add("managed-b", "managed-instance", "EC2-B: SSM Agent", 125, "ec2-b")
			.add("web-server", "command", "EC2-B: httpd", 20, "managed-b")
			.steps();
	}

	private static List<Step> loadBalancer() {
		return new StepList(StageKey.LOAD_BALANCER).add("sg-nlb", "AWS::EC2::SecurityGroup", "NLB-B-sg", 1, "vpc-b")
			.add("target-group", "AWS::ElasticLoadBalancingV2::TargetGroup", "NLB-B-tg", 1, "vpc-b")
			.add("target", "target", "NLB-B-tg -> EC2-B", 1, "target-group", "ec2-b")
			.add("nlb", "AWS::ElasticLoadBalancingV2::LoadBalancer", "NLB-B", Price.LOAD_BALANCER, 148, "sg-nlb",
					"subnet-b-private1", "subnet-b-private2")
			.add("listener", "AWS::ElasticLoadBalancingV2::Listener", "NLB-B TCP:80", 1, "nlb", "target-group")
			.add("sg-ec2-b-ingress", "AWS::EC2::SecurityGroupIngress", "EC2-B-sg: TCP 80 <- NLB-B-sg", 1, "sg-ec2-b",
					"sg-nlb")
			.add("target-healthy", "target-health", "EC2-B: healthy", 120, "target", "listener", "sg-ec2-b-ingress",
					"web-server")
			.steps();
	}

	private static List<Step> endpointService() {
		return new StepList(StageKey.ENDPOINT_SERVICE)
			.add("endpoint-service", "AWS::EC2::VPCEndpointService", "privatelink-B-vpces", 5, "nlb")
			.steps();
	}

	private static List<Step> endpoint() {
		return new StepList(StageKey.ENDPOINT)
			.add("sg-endpoint", "AWS::EC2::SecurityGroup", "privatelink-A-vpce-sg", 1, "vpc-a")
			.add("sg-endpoint-ingress", "AWS::EC2::SecurityGroupIngress", "privatelink-A-vpce-sg: TCP 80 <- EC2-A-sg",
					1, "sg-endpoint", "sg-ec2-a")
			.add("endpoint", "AWS::EC2::VPCEndpoint", "privatelink-A-vpce", Price.ENDPOINT, 5, "endpoint-service",
					"sg-endpoint", "subnet-a-private1")
			.steps();
	}

	private static List<Step> approval() {
		return new StepList(StageKey.APPROVAL)
			.add("acceptance", "endpoint-connection", "privatelink-B-vpces <- privatelink-A-vpce", 90, "endpoint")
			.steps();
	}

	private static List<Step> reachability() {
		return new StepList(StageKey.REACHABILITY)
			.add("path", "AWS::EC2::NetworkInsightsPath", "EC2A-B", 1, "ec2-a", "ec2-b")
			.add("analysis-1", "AWS::EC2::NetworkInsightsAnalysis", "EC2A-B (1)", Price.ANALYSIS, 40, "path",
					"acceptance", "listener", "target", "sg-ec2-b-ingress", "sg-endpoint-ingress")
			.add("fix-nlb-security-group", "setting", "NLB-B: PrivateLink traffic", 1, "nlb", "analysis-1")
			.add("analysis-2", "AWS::EC2::NetworkInsightsAnalysis", "EC2A-B (2)", Price.ANALYSIS, 40,
					"fix-nlb-security-group")
			.add("fix-cross-zone", "setting", "NLB-B: cross-zone load balancing", 1, "nlb", "analysis-2")
			.add("analysis-3", "AWS::EC2::NetworkInsightsAnalysis", "EC2A-B (3)", Price.ANALYSIS, 40, "fix-cross-zone")
			.steps();
	}

	private static List<Step> connection() {
		return new StepList(StageKey.CONNECTION)
			.add("dig", "command", "EC2-A: dig", 2, "managed-a", "acceptance", "fix-cross-zone")
			.add("curl", "command", "EC2-A: curl", 2, "managed-a", "acceptance", "target-healthy", "analysis-3")
			.steps();
	}

}
