package io.github.privatelinkhandson.teardown;

import java.time.Duration;
import java.util.List;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.IpPermission;
import software.amazon.awssdk.services.ec2.model.UserIdGroupPair;
import software.amazon.awssdk.services.ec2.model.VpcEndpointType;

import io.github.privatelinkhandson.aws.CloudMode;
import io.github.privatelinkhandson.lab.Lab;
import io.github.privatelinkhandson.lab.StageKey;
import io.github.privatelinkhandson.observation.model.Endpoint;
import io.github.privatelinkhandson.problem.ConflictException;
import io.github.privatelinkhandson.provisioning.LabView;
import io.github.privatelinkhandson.stage.command.CommandView;
import io.github.privatelinkhandson.stage.command.InstanceCommands;
import io.github.privatelinkhandson.stage.reachability.AnalysisEngine;
import io.github.privatelinkhandson.stage.reachability.AnalysisView;
import io.github.privatelinkhandson.stage.reachability.PathAnalyses;
import io.github.privatelinkhandson.testkit.SharedConsole;
import io.github.privatelinkhandson.testkit.TestConsole;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/**
 * A teardown leaves nothing of the lab, whatever its state, and touches nothing else.
 */
@ExtendWith(SharedConsole.class)
class TeardownTests {

	private final TestConsole console;

	TeardownTests(TestConsole console) {
		this.console = console;
	}

	@Test
	void labThatOwnsNothingIsGoneAtOnce() {
		Lab lab = this.console.open(CloudMode.PRACTICE);
		Receipt receipt = this.console.tearDown(lab);
		assertThat(receipt.complete()).isTrue();
		assertThat(receipt.resources()).isEmpty();
		assertThatThrownBy(() -> this.console.bean(Teardown.class).start(lab.id()))
			.isInstanceOf(ConflictException.class);
	}

	@ParameterizedTest
	@EnumSource(names = { "VPC", "SERVERS", "ENDPOINT" })
	void labThatIsBeingBuiltIsTakenDownFromWhereItStands(StageKey reached) {
		Lab lab = this.console.open(CloudMode.PRACTICE);
		this.console.commands().run(lab.id(), StageKey.CONNECTION);
		this.console.await(lab, (view) -> view.stage(reached).ready() > 0);
		assertThat(this.console.tearDown(lab).complete()).isTrue();
		assertThat(this.console.owned(lab)).isEmpty();
		assertThat(this.console.view(lab).stages()).flatExtracting(LabView.Stage::steps)
			.allSatisfy((step) -> assertThat(step.status().key()).isEqualTo("gone"));
	}

	@Test
	void securityGroupsThatReferenceEachOtherAreDeleted() {
		Lab lab = this.console.built(StageKey.SERVERS);
		Ec2Client ec2 = this.console.aws(lab).ec2();
		String groupB = this.console.step(lab, "sg-ec2-b").id();
		this.console.commands().run(lab.id(), StageKey.LOAD_BALANCER);
		this.console.awaitReady(lab);
		String groupOfNlb = this.console.step(lab, "sg-nlb").id();
		ec2.authorizeSecurityGroupIngress((request) -> request.groupId(groupOfNlb)
			.ipPermissions(IpPermission.builder()
				.ipProtocol("-1")
				.userIdGroupPairs(UserIdGroupPair.builder().groupId(groupB).build())
				.build()));
		assertThat(this.console.tearDown(lab).complete()).isTrue();
		assertThat(this.console.owned(lab)).isEmpty();
	}

	@Test
	void strangersEndpointIsRejectedAndStaysAndTheServiceGoes() {
		Lab lab = this.console.built(StageKey.APPROVAL);
		Ec2Client ec2 = this.console.aws(lab).ec2();
		String vpc = ec2.createVpc((request) -> request.cidrBlock("10.9.0.0/16")).vpc().vpcId();
		String subnet = ec2
			.createSubnet((request) -> request.vpcId(vpc).cidrBlock("10.9.0.0/20").availabilityZone(lab.zone1()))
			.subnet()
			.subnetId();
		String endpoint = ec2
			.createVpcEndpoint((request) -> request.vpcId(vpc)
				.vpcEndpointType(VpcEndpointType.INTERFACE)
				.serviceName(String.valueOf(this.console.view(lab).outputs().serviceName()))
				.subnetIds(subnet)
				.privateDnsEnabled(false))
			.vpcEndpoint()
			.vpcEndpointId();
		Receipt receipt = this.console.tearDown(lab);
		assertThat(receipt.complete()).as(receipt.left().toString()).isTrue();
		assertThat(receipt.resources()).extracting(Receipt.Item::id).doesNotContain(endpoint, vpc, subnet);
		assertThat(ec2.describeVpcs((request) -> request.vpcIds(vpc)).vpcs()).hasSize(1);
		assertThat(this.console.snapshot(lab).find(Endpoint.class, endpoint)).isPresent();
	}

	@Test
	void strangersResourceInTheLabsVpcStaysAndIsSaidToBeInTheWay() {
		Lab lab = this.console.built(StageKey.VPC);
		Ec2Client ec2 = this.console.aws(lab).ec2();
		String vpc = String.valueOf(this.console.step(lab, "vpc-a").id());
		String group = ec2
			.createSecurityGroup((request) -> request.vpcId(vpc).groupName("mine").description("of a stranger"))
			.groupId();
		Teardown teardown = this.console.bean(Teardown.class);
		teardown.start(lab.id());
		Awaitility.await()
			.atMost(Duration.ofSeconds(60))
			.until(() -> teardown.receipt(lab.id()).left(),
					(left) -> left.size() == 1 && group.equals(left.get(0).waitingFor()));
		assertThat(teardown.receipt(lab.id()).left()).extracting(Receipt.Item::id).containsExactly(vpc);
		ec2.deleteSecurityGroup((request) -> request.groupId(group));
		assertThat(this.console.awaitTeardown(lab).complete()).isTrue();
	}

	@Test
	void whatRunsWhenALabIsTakenDownComesToAnEnd() {
		Lab lab = this.console.built(StageKey.APPROVAL);
		AnalysisView analysis = this.console.commands().analyze(lab.id(), AnalysisEngine.AWS);
		CommandView command = this.console.commands().command(lab.id(), "EC2-A", "curl -m 300 http://10.1.128.9/");
		assertThat(this.console.tearDown(lab).complete()).isTrue();
		Awaitility.await()
			.atMost(Duration.ofSeconds(20))
			.until(() -> !this.console.bean(PathAnalyses.class).get(lab.id(), analysis.id()).running()
					&& !this.console.bean(InstanceCommands.class).get(lab.id(), command.id()).running());
	}

	@Test
	void receiptNamesEverythingOnceWithItsTimes() {
		Lab lab = this.console.built(StageKey.VPC);
		Receipt receipt = this.console.tearDown(lab);
		assertThat(receipt.left()).isEmpty();
		assertThat(receipt.resources()).extracting(Receipt.Item::id).doesNotHaveDuplicates().hasSize(22);
		assertThat(receipt.resources()).allSatisfy((item) -> {
			assertThat(item.deletedAt()).isNotNull();
			assertThat(item.verifiedAbsentAt()).isAfter(item.deletedAt());
		});
		assertThat(List.copyOf(receipt.resources())).extracting(Receipt.Item::name).contains("privatelink-A-vpc");
	}

}
