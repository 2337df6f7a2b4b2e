package io.github.privatelinkhandson.reachability;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

import io.github.privatelinkhandson.observation.model.Endpoint;
import io.github.privatelinkhandson.observation.model.EndpointService;
import io.github.privatelinkhandson.observation.model.Instance;
import io.github.privatelinkhandson.observation.model.InternetGateway;
import io.github.privatelinkhandson.observation.model.LoadBalancer;
import io.github.privatelinkhandson.observation.model.NatGateway;
import io.github.privatelinkhandson.observation.model.NetworkAcl;
import io.github.privatelinkhandson.observation.model.NetworkInterface;
import io.github.privatelinkhandson.observation.model.ObservedResource;
import io.github.privatelinkhandson.observation.model.RouteTable;
import io.github.privatelinkhandson.observation.model.SecurityGroup;
import io.github.privatelinkhandson.observation.model.Snapshot;
import io.github.privatelinkhandson.observation.model.Subnet;
import io.github.privatelinkhandson.observation.model.TargetGroup;
import io.github.privatelinkhandson.observation.model.Vpc;

/**
 * Networks to test with, described by what is in them. {@link #lab()} is the article's,
 * with both of its planned mistakes.
 */
final class TestNetwork {

	static final String ZONE_A = "ap-northeast-1a";

	static final String ZONE_C = "ap-northeast-1c";

	static final String NLB = "arn:aws:elasticloadbalancing:ap-northeast-1:111122223333:loadbalancer/net/NLB-B/1";

	static final String LISTENER = NLB.replace("loadbalancer", "listener") + "/80";

	static final String TARGETS = "arn:aws:elasticloadbalancing:ap-northeast-1:111122223333:targetgroup/NLB-B-tg/1";

	private final Map<String, ObservedResource> resources = new LinkedHashMap<>();

	/**
	 * The article's lab once everything is built and nothing is fixed. Ids are speaking:
	 * {@code i-A}, {@code eni-A}, {@code subnet-A-private-a}.
	 */
	static TestNetwork lab() {
		TestNetwork network = new TestNetwork();
		network.vpc("A", "10.0").vpc("B", "10.1");
		network.group("EC2-A-sg", "A").group("vpce-sg", "A", fromGroup(80, "EC2-A-sg"));
		network.group("EC2-B-sg", "B", fromGroup(80, "NLB-B-sg")).group("NLB-B-sg", "B");
		network.instance("A", "subnet-A-private-a", "10.0.128.10", "EC2-A-sg");
		network.instance("B", "subnet-B-private-c", "10.1.144.10", "EC2-B-sg");
		network.loadBalancer("subnet-B-private-a", "subnet-B-private-c");
		network.targets("i-B");
		network.add(new EndpointService("vpce-svc-B", Map.of(), "com.amazonaws.vpce.svc-B", "Available", true,
				List.of(NLB), List.of(ZONE_A, ZONE_C)));
		return network.endpoint("A", "subnet-A-private-a", "10.0.128.20");
	}

	/**
	 * The lab with both of the article's fixes.
	 */
	static TestNetwork fixedLab() {
		return lab().enforcing(false).crossZone(true);
	}

	/**
	 * A VPC as the console's "VPC and more" makes it, in zones a and c.
	 */
	TestNetwork vpc(String name, String prefix) {
		String id = "vpc-" + name;
		add(new Vpc(id, Map.of(), "available", prefix + ".0.0/16", false));
		add(new InternetGateway("igw-" + name, Map.of(), id));
		subnet(name, "public-a", prefix + ".0.0/20", ZONE_A).subnet(name, "public-c", prefix + ".16.0/20", ZONE_C);
		subnet(name, "private-a", prefix + ".128.0/20", ZONE_A).subnet(name, "private-c", prefix + ".144.0/20", ZONE_C);
		interfaceOf("eni-nat-" + name, "subnet-" + name + "-public-a", prefix + ".0.5", "nat_gateway", "NAT", null);
		add(new NatGateway("nat-" + name, Map.of(), "available", id, "subnet-" + name + "-public-a", "eipalloc-" + name,
				"eni-nat-" + name, null));
		routes("rtb-" + name + "-public", id, prefix, "igw-" + name, "public-a", "public-c");
		routes("rtb-" + name + "-private", id, prefix, "nat-" + name, "private-a", "private-c");
		List<String> subnets = List.of("public-a", "public-c", "private-a", "private-c");
		return add(new NetworkAcl("acl-" + name, Map.of(), id, true, List.of(allowAll(false), allowAll(true)),
				subnets.stream().map((subnet) -> "subnet-" + name + "-" + subnet).toList()));
	}

	private TestNetwork subnet(String vpc, String name, String cidr, String zone) {
		return add(new Subnet("subnet-" + vpc + "-" + name, Map.of(), "available", "vpc-" + vpc, cidr, zone));
	}

	private void routes(String id, String vpc, String prefix, String out, String... subnets) {
		List<RouteTable.Association> associations = new ArrayList<>();
		for (String subnet : subnets) {
			associations.add(new RouteTable.Association("rtbassoc-" + subnet,
					vpc.replace("vpc-", "subnet-") + "-" + subnet, false));
		}
		add(new RouteTable(id, Map.of(), vpc,
				List.of(new RouteTable.Route(prefix + ".0.0/16", "local", "active", "CreateRouteTable"),
						new RouteTable.Route("0.0.0.0/0", out, "active", "CreateRoute")),
				associations));
	}

	static NetworkAcl.Entry allowAll(boolean egress) {
		return new NetworkAcl.Entry(100, egress, "-1", "0.0.0.0/0", "allow", null, null);
	}

	/**
	 * A security group with the egress rule that every new one has.
	 */
	TestNetwork group(String name, String vpc, SecurityGroup.Rule... rules) {
		List<SecurityGroup.Rule> all = new ArrayList<>(List.of(rules));
		all.add(new SecurityGroup.Rule("sgr-egress", true, "-1", null, null, "0.0.0.0/0", null));
		return add(new SecurityGroup(name, Map.of("Name", name), name, "vpc-" + vpc, all));
	}

	static SecurityGroup.Rule fromGroup(int port, String group) {
		return new SecurityGroup.Rule("sgr-" + group, false, "tcp", port, port, null, group);
	}

	static SecurityGroup.Rule fromCidr(int port, String cidr) {
		return new SecurityGroup.Rule("sgr-" + cidr, false, "tcp", port, port, cidr, null);
	}

	TestNetwork allow(String group, SecurityGroup.Rule rule) {
		return change(SecurityGroup.class, group, (old) -> {
			List<SecurityGroup.Rule> rules = new ArrayList<>(old.rules());
			rules.add(rule);
			return new SecurityGroup(old.id(), old.tags(), old.name(), old.vpcId(), rules);
		});
	}

	TestNetwork revokeAll(String group, boolean egress) {
		return change(SecurityGroup.class, group, (old) -> new SecurityGroup(old.id(), old.tags(), old.name(),
				old.vpcId(), old.rules().stream().filter((rule) -> rule.egress() != egress).toList()));
	}

	TestNetwork instance(String name, String subnet, String ip, String group) {
		interfaceOf("eni-" + name, subnet, ip, "interface", "", "i-" + name, group);
		Subnet in = (Subnet) this.resources.get(subnet);
		return add(new Instance("i-" + name, Map.of("Name", "EC2-" + name), "running", in.vpcId(), subnet, in.zone(),
				ip, "eni-" + name, List.of(group), null, "t3.micro"));
	}

	TestNetwork interfaceOf(String id, String subnet, String ip, String type, String description, String instance,
			String... groups) {
		Subnet in = (Subnet) this.resources.get(subnet);
		return add(new NetworkInterface(id, Map.of(), in.vpcId(), subnet, in.zone(), "in-use", type, description, ip,
				null, List.of(groups), instance));
	}

	/**
	 * NLB-B with nodes in these subnets.
	 */
	TestNetwork loadBalancer(String... subnets) {
		List<LoadBalancer.Node> nodes = new ArrayList<>();
		for (String subnet : subnets) {
			Subnet in = (Subnet) this.resources.get(subnet);
			String zone = in.zone().substring(in.zone().length() - 1);
			interfaceOf("eni-nlb-" + zone, subnet, in.cidr().replace(".0/20", ".30"), "network_load_balancer",
					"ELB net/NLB-B/1", null, "NLB-B-sg");
			nodes.add(new LoadBalancer.Node(in.zone(), subnet));
		}
		return add(new LoadBalancer(NLB, Map.of(), "NLB-B", "active", "vpc-B", "NLB-B-1.elb.amazonaws.com", nodes,
				List.of("NLB-B-sg"), true, false,
				List.of(new LoadBalancer.Listener(LISTENER, "TCP", 80, List.of(TARGETS))), "internal"));
	}

	TestNetwork targets(String... instances) {
		return targetsCrossing("use_load_balancer_configuration", instances);
	}

	TestNetwork targetsCrossing(String crossZone, String... instances) {
		List<TargetGroup.Target> targets = List.of(instances)
			.stream()
			.map((instance) -> new TargetGroup.Target(instance, 80, "unhealthy", null))
			.toList();
		return add(new TargetGroup(TARGETS, Map.of(), "NLB-B-tg", "TCP", 80, "vpc-B", "instance",
				new TargetGroup.HealthCheck("HTTP", "traffic-port", "/index.html", "200-399"), crossZone, targets,
				List.of(NLB)));
	}

	/**
	 * An available endpoint to vpce-svc-B with one interface, {@code vpce-NAME}.
	 */
	TestNetwork endpoint(String name, String subnet, String ip) {
		interfaceOf("eni-vpce-" + name, subnet, ip, "vpc_endpoint", "VPC Endpoint Interface", null, "vpce-sg");
		return add(new Endpoint("vpce-" + name, Map.of(), "available", "vpc-A", "com.amazonaws.vpce.svc-B",
				List.of(subnet), List.of("vpce-sg"), List.of("eni-vpce-" + name), List.of()));
	}

	TestNetwork endpointState(String state) {
		return change(Endpoint.class, "vpce-A", (old) -> new Endpoint(old.id(), old.tags(), state, old.vpcId(),
				old.serviceName(), old.subnetIds(), old.groups(), old.networkInterfaceIds(), old.dnsNames()));
	}

	TestNetwork instanceState(String id, String state) {
		return change(Instance.class, id,
				(old) -> new Instance(old.id(), old.tags(), state, old.vpcId(), old.subnetId(), old.zone(),
						old.privateIp(), state.equals("terminated") ? null : old.networkInterfaceId(), old.groups(),
						old.instanceProfileArn(), old.type()));
	}

	TestNetwork enforcing(boolean enforces) {
		return changeLoadBalancer((old) -> new LoadBalancer(old.id(), old.tags(), old.name(), old.state(), old.vpcId(),
				old.dnsName(), old.nodes(), old.groups(), enforces, old.crossZone(), old.listeners(), old.scheme()));
	}

	TestNetwork crossZone(boolean crossZone) {
		return changeLoadBalancer((old) -> new LoadBalancer(old.id(), old.tags(), old.name(), old.state(), old.vpcId(),
				old.dnsName(), old.nodes(), old.groups(), old.enforcesOnPrivateLink(), crossZone, old.listeners(),
				old.scheme()));
	}

	TestNetwork listeners(LoadBalancer.Listener... listeners) {
		return changeLoadBalancer((old) -> new LoadBalancer(old.id(), old.tags(), old.name(), old.state(), old.vpcId(),
				old.dnsName(), old.nodes(), old.groups(), old.enforcesOnPrivateLink(), old.crossZone(),
				List.of(listeners), old.scheme()));
	}

	TestNetwork changeLoadBalancer(UnaryOperator<LoadBalancer> change) {
		return change(LoadBalancer.class, NLB, change);
	}

	/**
	 * Replaces a VPC's network ACL by one with these entries, of all its subnets.
	 */
	TestNetwork acl(String vpc, NetworkAcl.Entry... entries) {
		return change(NetworkAcl.class, "acl-" + vpc, (old) -> new NetworkAcl(old.id(), old.tags(), old.vpcId(),
				old.isDefault(), List.of(entries), old.subnetIds()));
	}

	TestNetwork routes(String table, RouteTable.Route... routes) {
		return change(RouteTable.class, table,
				(old) -> new RouteTable(old.id(), old.tags(), old.vpcId(), List.of(routes), old.associations()));
	}

	<T extends ObservedResource> TestNetwork change(Class<T> type, String id, UnaryOperator<T> change) {
		return add(change.apply(type.cast(this.resources.get(id))));
	}

	TestNetwork without(String id) {
		this.resources.remove(id);
		return this;
	}

	TestNetwork add(ObservedResource resource) {
		this.resources.put(resource.id(), resource);
		return this;
	}

	Snapshot snapshot() {
		return new Snapshot("111122223333", "ap-northeast-1", Instant.EPOCH, this.resources.values());
	}

	PathResult analyze(String source, String destination) {
		return PathAnalysis.of(snapshot(), PathRequest.tcp(source, destination));
	}

}
