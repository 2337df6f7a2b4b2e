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

import io.github.privatelinkhandson.aws.CloudMode;
import io.github.privatelinkhandson.lab.Lab;
import io.github.privatelinkhandson.lab.StageKey;
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
 * Tests that a teardown leaves nothing of the lab, whatever its state.
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
