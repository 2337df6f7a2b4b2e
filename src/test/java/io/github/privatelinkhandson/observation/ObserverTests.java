package io.github.privatelinkhandson.observation;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.ec2.model.ResourceType;

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
import io.github.privatelinkhandson.observation.model.ReadKind;
import io.github.privatelinkhandson.observation.model.Role;
import io.github.privatelinkhandson.observation.model.RouteTable;
import io.github.privatelinkhandson.observation.model.SecurityGroup;
import io.github.privatelinkhandson.observation.model.Snapshot;
import io.github.privatelinkhandson.observation.model.Subnet;
import io.github.privatelinkhandson.observation.model.TargetGroup;
import io.github.privatelinkhandson.observation.model.Vpc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/**
 * Reads of an account, each by itself.
 */
@SuppressWarnings("unchecked")
class ObserverTests extends ObservationTest {

	private static final String TRUST = """
			{"Version": "2012-10-17", "Statement": [
				{"Effect": "Allow", "Principal": {"Service": "ec2.amazonaws.com"}, "Action": "sts:AssumeRole"}]}""";

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
			.createNetworkInsightsPath((request) -> request.source(networkInterface)
				.destination(gateway)
				.protocol("tcp")
				.tagSpecifications(ofLab(ResourceType.NETWORK_INSIGHTS_PATH)))
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

}
