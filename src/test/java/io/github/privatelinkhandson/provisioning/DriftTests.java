package io.github.privatelinkhandson.provisioning;

import java.util.List;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import io.github.privatelinkhandson.aws.AwsClients;
import io.github.privatelinkhandson.aws.CloudMode;
import io.github.privatelinkhandson.lab.Lab;
import io.github.privatelinkhandson.lab.StageKey;
import io.github.privatelinkhandson.problem.ConflictException;
import io.github.privatelinkhandson.stage.blueprint.Blueprint;
import io.github.privatelinkhandson.stage.command.CommandView;
import io.github.privatelinkhandson.stage.command.InstanceCommands;
import io.github.privatelinkhandson.testkit.SharedConsole;
import io.github.privatelinkhandson.testkit.TestConsole;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/**
 * What was changed or deleted by hand is shown by a check, and repaired by building
 * again.
 */
@ExtendWith(SharedConsole.class)
class DriftTests {

	private final TestConsole console;

	DriftTests(TestConsole console) {
		this.console = console;
	}

	@Test
	void routeRuleAndEndpointThatWereDeletedByHandAreShownAndRepaired() {
		Lab lab = this.console.built(StageKey.CONNECTION);
		assertThat(this.console.owned(lab)).isEqualTo(TestConsole.wholeLab());
		String endpoint = this.console.step(lab, "endpoint").id();
		AwsClients aws = this.console.aws(lab);
		aws.ec2()
			.deleteRoute((request) -> request.routeTableId(this.console.step(lab, "rtb-a-private1").id())
				.destinationCidrBlock("0.0.0.0/0"));
		aws.ec2()
			.revokeSecurityGroupIngress((request) -> request.groupId(this.console.step(lab, "sg-ec2-b").id())
				.securityGroupRuleIds(this.console.step(lab, "sg-ec2-b-ingress").id()));
		aws.ec2().deleteVpcEndpoints((request) -> request.vpcEndpointIds(endpoint));

		assertThat(missing(lab, StageKey.VPC)).containsExactly("route-a-private1");
		assertThat(missing(lab, StageKey.LOAD_BALANCER)).contains("sg-ec2-b-ingress");
		assertThat(missing(lab, StageKey.ENDPOINT)).containsExactly("endpoint");
		assertThat(this.console.view(lab).stage(StageKey.VPC).status().key()).isNotEqualTo("done");
		assertThat(missing(this.console.commands().check(lab.id()))).contains("route-a-private1", "sg-ec2-b-ingress",
				"endpoint");

		this.console.commands().repair(lab.id());
		this.console.awaitReady(lab);
		assertThat(missing(this.console.commands().check(lab.id()))).isEmpty();
		repair(lab);
		assertThat(this.console.owned(lab)).isEqualTo(TestConsole.wholeLab());
		assertThat(this.console.step(lab, "endpoint").id()).isNotEqualTo(endpoint);
	}

	@Test
	void instanceAndNatGatewayThatWereDeletedByHandAreReplaced() {
		Lab lab = this.console.built(StageKey.CONNECTION);
		String instance = this.console.step(lab, "ec2-b").id();
		AwsClients aws = this.console.aws(lab);
		aws.ec2().terminateInstances((request) -> request.instanceIds(instance));
		aws.ec2().deleteNatGateway((request) -> request.natGatewayId(this.console.step(lab, "nat-b").id()));
		assertThat(missing(lab, StageKey.SERVERS)).contains("ec2-b");
		repair(lab);
		assertThat(this.console.step(lab, "ec2-b").id()).isNotEqualTo(instance);
		assertThat(this.console.owned(lab)).containsEntry("Instance", 2L).containsEntry("NatGateway", 2L);
	}

	@Test
	void endpointThatWasRejectedByHandFailsItsStepAndIsReplacedOnRetry() {
		Lab lab = this.console.built(StageKey.CONNECTION);
		String endpoint = this.console.step(lab, "endpoint").id();
		String service = this.console.step(lab, "endpoint-service").id();
		this.console.aws(lab)
			.ec2()
			.rejectVpcEndpointConnections((request) -> request.serviceId(service).vpcEndpointIds(endpoint));
		this.console.commands().run(lab.id(), StageKey.CONNECTION);
		this.console.await(lab, (view) -> view.status().key().equals("failed"));
		assertThat(this.console.step(lab, "endpoint").error().code()).isEqualTo("rejected");
		repair(lab);
		assertThat(this.console.step(lab, "endpoint").id()).isNotEqualTo(endpoint);
		assertThat(this.console.tearDown(lab).complete()).isTrue();
		assertThat(this.console.owned(lab)).isEmpty();
	}

	@Test
	void stoppedInstanceFailsItsStepAndIsReplacedOnRetry() {
		Lab lab = this.console.built(StageKey.SERVERS);
		String instance = this.console.step(lab, "ec2-a").id();
		this.console.aws(lab).ec2().stopInstances((request) -> request.instanceIds(instance));
		this.console.commands().run(lab.id(), StageKey.SERVERS);
		this.console.await(lab, (view) -> view.status().key().equals("failed"));
		assertThat(this.console.step(lab, "ec2-a").error().code()).isEqualTo("IncorrectInstanceState");
		this.console.commands().run(lab.id(), StageKey.SERVERS);
		this.console.awaitReady(lab);
		assertThat(this.console.step(lab, "ec2-a").id()).isNotEqualTo(instance);
		assertThat(this.console.tearDown(lab).complete()).isTrue();
	}

	@Test
	void checkOfTheWholeLabGoesAsFarAsTheLab() {
		Lab lab = this.console.built(StageKey.VPC);
		assertThat(this.console.commands().check(lab.id())).hasSameSizeAs(Blueprint.steps(StageKey.VPC))
			.allMatch(CheckedStep::ok);
		String vpc = this.console.aws(lab).ec2().createVpc((request) -> request.cidrBlock("10.5.0.0/16")).vpc().vpcId();
		assertThat(missing(this.console.commands().check(lab.id()))).isEmpty();
		this.console.commands().repair(lab.id());
		this.console.awaitReady(lab);
		assertThat(this.console.aws(lab).ec2().describeVpcs((request) -> request.vpcIds(vpc)).vpcs()).hasSize(1);
	}

	@Test
	void whatWasNeverBuiltCannotBeRepaired() {
		Lab lab = this.console.open(CloudMode.PRACTICE);
		assertThatThrownBy(() -> this.console.commands().repair(lab.id()))
			.isInstanceOfSatisfying(ConflictException.class, (ex) -> assertThat(ex.code()).isEqualTo("nothing-built"));
	}

	private List<String> missing(Lab lab, StageKey stage) {
		return missing(this.console.commands().check(lab.id(), stage));
	}

	private static List<String> missing(List<CheckedStep> checks) {
		return checks.stream().filter((checked) -> !checked.ok()).map(CheckedStep::step).toList();
	}

	private void repair(Lab lab) {
		this.console.commands().run(lab.id(), StageKey.CONNECTION);
		this.console.awaitReady(lab);
		for (StageKey stage : StageKey.values()) {
			assertThat(missing(lab, stage)).isEmpty();
		}
		String name = this.console.view(lab).outputs().endpointDnsName();
		String curl = this.console.commands().command(lab.id(), "EC2-A", "curl -sS -m 5 http://" + name + "/").id();
		CommandView ended = Awaitility.await()
			.until(() -> this.console.bean(InstanceCommands.class).get(lab.id(), curl),
					(command) -> !command.running());
		assertThat(ended.stdout()).as(ended.toString()).isEqualTo("Hello!\n");
	}

}
