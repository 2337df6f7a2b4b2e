package io.github.privatelinkhandson.observation;

import io.github.privatelinkhandson.observation.model.ReadKind;
import java.time.Instant;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import software.amazon.awssdk.services.ec2.model.ResourceType;
import software.amazon.awssdk.services.ec2.model.Tag;
import software.amazon.awssdk.services.ec2.model.TagSpecification;
import io.github.privatelinkhandson.aws.AwsClientFactory;
import io.github.privatelinkhandson.aws.AwsClients;
import io.github.privatelinkhandson.aws.CloudMode;
import io.github.privatelinkhandson.aws.Clouds;
import io.github.privatelinkhandson.observation.model.Address;
import io.github.privatelinkhandson.observation.model.Endpoint;
import io.github.privatelinkhandson.observation.model.EndpointConnection;
import io.github.privatelinkhandson.observation.model.EndpointService;
import io.github.privatelinkhandson.observation.model.InsightsAnalysis;
import io.github.privatelinkhandson.observation.model.InsightsPath;
import io.github.privatelinkhandson.observation.model.Instance;
import io.github.privatelinkhandson.observation.model.InstanceProfile;
import io.github.privatelinkhandson.observation.model.InternetGateway;
import io.github.privatelinkhandson.observation.model.LoadBalancer;
import io.github.privatelinkhandson.observation.model.NatGateway;
import io.github.privatelinkhandson.observation.model.NetworkAcl;
import io.github.privatelinkhandson.observation.model.NetworkInterface;
import io.github.privatelinkhandson.observation.model.Role;
import io.github.privatelinkhandson.observation.model.RouteTable;
import io.github.privatelinkhandson.observation.model.SecurityGroup;
import io.github.privatelinkhandson.observation.model.Snapshot;
import io.github.privatelinkhandson.observation.model.Subnet;
import io.github.privatelinkhandson.observation.model.TargetGroup;
import io.github.privatelinkhandson.observation.model.Vpc;
import io.github.privatelinkhandson.testkit.TestClock;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/**
 * Observes an account of the practice AWS in which the SDK's clients build.
 */
@SpringBootTest(classes = ObservedAccount.class, webEnvironment = SpringBootTest.WebEnvironment.NONE,
		properties = { "handson.practice.port=-1", "handson.practice.speed=1", "handson.practice.consistency=strict",
				"handson.practice.throttling=false", "spring.datasource.url=jdbc:h2:mem:observer" })
@SuppressWarnings("unchecked")
class ObserverTests {

	private static final String REGION = "ap-northeast-1";

	private static final String TRUST = """
			{"Version": "2012-10-17", "Statement": [
				{"Effect": "Allow", "Principal": {"Service": "ec2.amazonaws.com"}, "Action": "sts:AssumeRole"}]}""";

	private static final ReadRequest LAB = new ReadRequest(
			new LabScope("lab-1", "SSM-role", "NLB-B", "NLB-B-tg", Set.of()), Observer.EVERYTHING, true);

	@Autowired
	private Observer observer;

	@Autowired
	private TestClock clock;

	@Autowired
	private ObservedAccount.Interruptions interruptions;

	@Autowired
	private Clouds clouds;

	@Autowired
	private AwsClientFactory factory;

	private String account;

	private AwsClients aws;

	private String vpc;

	private String subnet;

	@BeforeEach
	void setUp() {
		this.account = this.clouds.of(CloudMode.PRACTICE).newAccount(REGION);
		this.aws = this.factory.clients(CloudMode.PRACTICE, this.account, REGION);
		this.vpc = this.aws.ec2()
			.createVpc((request) -> request.cidrBlock("10.0.0.0/16").tagSpecifications(ofLab(ResourceType.VPC)))
			.vpc()
			.vpcId();
		this.subnet = this.aws.ec2()
			.createSubnet(
					(request) -> request.vpcId(this.vpc).cidrBlock("10.0.0.0/20").availabilityZone("ap-northeast-1a"))
			.subnet()
			.subnetId();
	}

	@AfterEach
	void tearDown() {
		this.interruptions.none();
	}

	@Test
	void vpcIsSeenWithAllThatAwsPutsInIt() {
		Snapshot snapshot = observe();
		assertThat(snapshot.account()).isEqualTo(this.account);
		assertThat(snapshot.region()).isEqualTo(REGION);
		assertThat(snapshot.takenAt()).isEqualTo(this.clock.instant());
		assertThat(snapshot.tagged(Vpc.class, "privatelink-handson:lab", "lab-1")).extracting(Vpc::id)
			.containsExactly(this.vpc);
		assertThat(snapshot.find(Subnet.class, this.subnet)).get()
			.extracting(Subnet::vpcId, Subnet::cidr, Subnet::zone)
			.containsExactly(this.vpc, "10.0.0.0/20", "ap-northeast-1a");
		assertThat(snapshot.all(RouteTable.class)).anyMatch((table) -> table.vpcId().equals(this.vpc) && table.main());
		assertThat(snapshot.all(NetworkAcl.class)).anyMatch((acl) -> acl.subnetIds().contains(this.subnet));
		assertThat(snapshot.all(SecurityGroup.class).filter((group) -> group.vpcId().equals(this.vpc))).singleElement()
			.satisfies((group) -> assertThat(group.name()).isEqualTo("default"))
			.satisfies((group) -> assertThat(group.rules()).hasSize(2));
	}

	@Test
	void natGatewayIsSeenUntilItIsDeleted() {
		String gateway = this.aws.ec2().createInternetGateway().internetGateway().internetGatewayId();
		this.aws.ec2().attachInternetGateway((request) -> request.internetGatewayId(gateway).vpcId(this.vpc));
		String address = this.aws.ec2().allocateAddress((request) -> request.domain("vpc")).allocationId();
		String nat = this.aws.ec2()
			.createNatGateway((request) -> request.subnetId(this.subnet).allocationId(address))
			.natGateway()
			.natGatewayId();
		Snapshot pending = observe();
		assertThat(pending.find(InternetGateway.class, gateway)).get()
			.extracting(InternetGateway::vpcId)
			.isEqualTo(this.vpc);
		assertThat(pending.find(NatGateway.class, nat)).get().extracting(NatGateway::state).isEqualTo("pending");
		assertThat(pending.find(Address.class, address)).isPresent();
		this.clock.pass(Duration.ofMinutes(5));
		assertThat(observe().find(NatGateway.class, nat)).get().extracting(NatGateway::state).isEqualTo("available");
		this.aws.ec2().deleteNatGateway((request) -> request.natGatewayId(nat));
		assertThat(observe().find(NatGateway.class, nat)).get().extracting(NatGateway::state).isEqualTo("deleting");
		this.clock.pass(Duration.ofMinutes(5));
		assertThat(observe().find(NatGateway.class, nat)).isEmpty();
	}

	@Test
	void instanceIsSeenUntilItIsTerminated() {
		String image = this.aws.ec2().describeImages((request) -> request.owners("amazon")).images().get(0).imageId();
		String instance = this.aws.ec2()
			.runInstances((request) -> request.imageId(image)
				.instanceType("t3.micro")
				.minCount(1)
				.maxCount(1)
				.subnetId(this.subnet))
			.instances()
			.get(0)
			.instanceId();
		Snapshot snapshot = observe();
		assertThat(snapshot.find(Instance.class, instance)).get().extracting(Instance::subnetId).isEqualTo(this.subnet);
		assertThat(snapshot.all(NetworkInterface.class)).extracting(NetworkInterface::instanceId).contains(instance);
		this.aws.ec2().terminateInstances((request) -> request.instanceIds(instance));
		this.clock.pass(Duration.ofMinutes(5));
		assertThat(observe().find(Instance.class, instance)).isEmpty();
	}

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
	void inAWholeAccountEverythingIsSeenWhateverItsTags() {
		String balancer = loadBalancer("by-hand", false);
		String group = targetGroup("by-hand", false);
		this.aws.iam().createRole((request) -> request.roleName("by-hand").assumeRolePolicyDocument(TRUST));
		this.aws.iam().createInstanceProfile((request) -> request.instanceProfileName("by-hand"));
		assertThat(observe().find("by-hand")).isEmpty();
		Snapshot snapshot = this.observer.observe(this.aws, this.account, REGION, ObservationScope.account());
		assertThat(snapshot.find(LoadBalancer.class, balancer)).isPresent();
		assertThat(snapshot.find(TargetGroup.class, group)).isPresent();
		assertThat(snapshot.find("by-hand")).hasSize(2);
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
	void endpointServiceAndEndpointAreSeenFromBothSides() {
		String balancer = loadBalancer("NLB-B", true);
		this.clock.pass(Duration.ofMinutes(5));
		var service = this.aws.ec2()
			.createVpcEndpointServiceConfiguration(
					(request) -> request.acceptanceRequired(true).networkLoadBalancerArns(balancer))
			.serviceConfiguration();
		this.clock.pass(Duration.ofMinutes(1));
		String endpoint = this.aws.ec2()
			.createVpcEndpoint((request) -> request.vpcEndpointType("Interface")
				.vpcId(this.vpc)
				.subnetIds(this.subnet)
				.serviceName(service.serviceName()))
			.vpcEndpoint()
			.vpcEndpointId();
		this.clock.pass(Duration.ofMinutes(1));
		Snapshot snapshot = observe();
		assertThat(snapshot.find(EndpointService.class, service.serviceId())).get()
			.extracting(EndpointService::loadBalancerArns)
			.isEqualTo(List.of(balancer));
		assertThat(snapshot.find(Endpoint.class, endpoint)).get()
			.extracting(Endpoint::state)
			.isEqualTo("pendingAcceptance");
		assertThat(snapshot.find(EndpointConnection.class, endpoint)).get()
			.extracting(EndpointConnection::serviceId, EndpointConnection::state)
			.containsExactly(service.serviceId(), "pendingAcceptance");
		this.aws.ec2().deleteVpcEndpoints((request) -> request.vpcEndpointIds(endpoint));
		this.clock.pass(Duration.ofMinutes(5));
		assertThat(observe().find(Endpoint.class, endpoint)).isEmpty();
	}

	@Test
	void analysesAreSeenWithTheirPaths() {
		String gateway = this.aws.ec2().createInternetGateway().internetGateway().internetGatewayId();
		this.aws.ec2().attachInternetGateway((request) -> request.internetGatewayId(gateway).vpcId(this.vpc));
		String networkInterface = this.aws.ec2()
			.createNetworkInterface((request) -> request.subnetId(this.subnet))
			.networkInterface()
			.networkInterfaceId();
		String path = this.aws.ec2()
			.createNetworkInsightsPath(
					(request) -> request.source(networkInterface).destination(gateway).protocol("tcp").tagSpecifications(ofLab(ResourceType.NETWORK_INSIGHTS_PATH)))
			.networkInsightsPath()
			.networkInsightsPathId();
		String analysis = this.aws.ec2()
			.startNetworkInsightsAnalysis((request) -> request.networkInsightsPathId(path))
			.networkInsightsAnalysis()
			.networkInsightsAnalysisId();
		Snapshot snapshot = observe();
		assertThat(snapshot.find(InsightsPath.class, path)).isPresent();
		assertThat(snapshot.find(InsightsAnalysis.class, analysis)).get()
			.extracting(InsightsAnalysis::pathId)
			.isEqualTo(path);
	}

	@Test
	void rolesAndInstanceProfilesAreSeenByName() {
		assertThat(observe().all(Role.class)).isEmpty();
		String policy = "arn:aws:iam::aws:policy/AmazonSSMManagedInstanceCore";
		this.aws.iam().createRole((request) -> request.roleName("SSM-role").assumeRolePolicyDocument(TRUST));
		this.aws.iam().attachRolePolicy((request) -> request.roleName("SSM-role").policyArn(policy));
		this.aws.iam().createInstanceProfile((request) -> request.instanceProfileName("SSM-role"));
		this.aws.iam()
			.addRoleToInstanceProfile((request) -> request.instanceProfileName("SSM-role").roleName("SSM-role"));
		Snapshot snapshot = observe();
		assertThat(snapshot.all(Role.class)).singleElement()
			.satisfies((role) -> assertThat(role.policyArns()).containsExactly(policy));
		assertThat(snapshot.all(InstanceProfile.class)).singleElement()
			.satisfies((profile) -> assertThat(profile.roleNames()).containsExactly("SSM-role"));
	}

	@Test
	void readThatFailsStandsForItself() {
		AccountObservation seen = new AccountObservation(this.account, REGION);
		this.observer.read(this.aws, seen, List.of(LAB), Duration::ofSeconds);
		this.interruptions.before((body) -> {
			if (body.contains("Action=DescribeSubnets")) {
				throw new IllegalStateException("the line is cut");
			}
		});
		Instant before = this.clock.instant();
		this.clock.pass(Duration.ofMinutes(1));
		this.observer.read(this.aws, seen, List.of(LAB), Duration::ofSeconds);
		this.observer.read(this.aws, seen, List.of(LAB), Duration::ofSeconds);
		Snapshot snapshot = seen.snapshot("lab-1", Instant.MIN);
		assertThat(snapshot.find(Subnet.class, this.subnet)).isPresent();
		assertThat(snapshot.read(ReadKind.SUBNETS).takenAt()).isEqualTo(before);
		assertThat(snapshot.read(ReadKind.SUBNETS).failure())
			.satisfies((failure) -> assertThat(failure.message()).isEqualTo("DescribeSubnets: the line is cut"))
			.satisfies((failure) -> assertThat(failure.tries()).isEqualTo(2))
			.satisfies((failure) -> assertThat(failure.nextTryAt()).isEqualTo(this.clock.instant().plusSeconds(2)));
		assertThat(snapshot.read(ReadKind.VPCS).takenAt()).isEqualTo(this.clock.instant());
		assertThat(snapshot.read(ReadKind.VPCS).failure()).isNull();
		assertThat(seen.snapshot("lab-1", this.clock.instant()).read(ReadKind.SUBNETS).takenAt()).isNull();
	}

	@Test
	void observationOfEverythingFailsWithOneOfItsReads() {
		this.interruptions.before((body) -> {
			if (body.contains("Action=DescribeSubnets")) {
				throw new IllegalStateException("the line is cut");
			}
		});
		assertThatIllegalStateException()
			.isThrownBy(() -> this.observer.observe(this.aws, this.account, REGION, ObservationScope.account()))
			.withMessage("the line is cut");
	}

	@Test
	void knownLoadBalancersAreReadAgainWithoutTheirTags() {
		String known = loadBalancer("NLB-B", true);
		AccountObservation seen = new AccountObservation(this.account, REGION);
		LabScope lab = new LabScope("lab-1", "SSM-role", "NLB-B", "NLB-B-tg", Set.of(known));
		this.observer.read(this.aws, seen,
				List.of(new ReadRequest(lab, Set.of(ReadKind.LOAD_BALANCERS), true)), Duration::ofSeconds);
		List<String> calls = new ArrayList<>();
		this.interruptions.before(calls::add);
		this.observer.read(this.aws, seen,
				List.of(new ReadRequest(lab, Set.of(ReadKind.LOAD_BALANCERS), false)), Duration::ofSeconds);
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

	private Snapshot observe() {
		AccountObservation seen = new AccountObservation(this.account, REGION);
		this.observer.read(this.aws, seen, List.of(LAB), Duration::ofSeconds);
		return seen.snapshot("lab-1", Instant.MIN);
	}

	private void onceBefore(String action, Runnable what) {
		AtomicBoolean done = new AtomicBoolean();
		this.interruptions.before((body) -> {
			if (body.contains(action) && done.compareAndSet(false, true)) {
				what.run();
			}
		});
	}

	private String loadBalancer(String name, boolean ofLab) {
		return this.aws.elb().createLoadBalancer((request) -> {
			request.name(name).type("network").scheme("internal").subnets(this.subnet);
			if (ofLab) {
				request.tags((tag) -> tag.key("privatelink-handson:lab").value("lab-1"));
			}
		}).loadBalancers().get(0).loadBalancerArn();
	}

	private String targetGroup(String name, boolean ofLab) {
		return this.aws.elb().createTargetGroup((request) -> {
			request.name(name).protocol("TCP").port(80).vpcId(this.vpc).targetType("ip");
			if (ofLab) {
				request.tags((tag) -> tag.key("privatelink-handson:lab").value("lab-1"));
			}
		}).targetGroups().get(0).targetGroupArn();
	}

	private static TagSpecification ofLab(ResourceType type) {
		return TagSpecification.builder()
			.resourceType(type)
			.tags(Tag.builder().key("privatelink-handson:lab").value("lab-1").build())
			.build();
	}

}
