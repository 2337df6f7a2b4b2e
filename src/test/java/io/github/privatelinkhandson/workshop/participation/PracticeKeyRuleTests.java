package io.github.privatelinkhandson.workshop.participation;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.simple.JdbcClient;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.elasticloadbalancingv2.ElasticLoadBalancingV2Client;
import software.amazon.awssdk.services.ssm.SsmClient;

import io.github.privatelinkhandson.aws.ApiCall;
import io.github.privatelinkhandson.aws.ApiCallLog;
import io.github.privatelinkhandson.aws.CloudMode;
import io.github.privatelinkhandson.database.Instants;
import io.github.privatelinkhandson.lab.Lab;
import io.github.privatelinkhandson.lab.LabStatus;
import io.github.privatelinkhandson.lab.Labs;
import io.github.privatelinkhandson.lab.StageKey;
import io.github.privatelinkhandson.practice.PracticeAccess;
import io.github.privatelinkhandson.provisioning.LabLauncher;
import io.github.privatelinkhandson.testkit.ConsoleTest;
import io.github.privatelinkhandson.testkit.HandClient;
import io.github.privatelinkhandson.testkit.TestConsole;
import io.github.privatelinkhandson.testkit.TestPlan;
import io.github.privatelinkhandson.testkit.TestWorkshop;
import io.github.privatelinkhandson.workshop.Participant;
import io.github.privatelinkhandson.workshop.Participants;
import io.github.privatelinkhandson.workshop.ParticipationRules;
import io.github.privatelinkhandson.workshop.Workshop;
import io.github.privatelinkhandson.workshop.Workshops;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/**
 * Tests that a lab's access key may change what the workshop's pages would.
 */
@ConsoleTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT, properties = { "handson.practice.port=0",
		"handson.practice.throttling=false", "handson.facilitator.password=correct horse battery" })
class PracticeKeyRuleTests {

	private static final ParticipationRules GUIDED = new ParticipationRules(false, false, StageKey.VPC);

	@Autowired
	private Workshops workshops;

	@Autowired
	private Participants participants;

	@Autowired
	private Labs labs;

	@Autowired
	private LabLauncher launcher;

	@Autowired
	private PracticeAccess access;

	@Autowired
	private ApiCallLog calls;

	@Autowired
	private JdbcClient jdbc;

	/** States of a lab and its workshop. */
	enum State {

		PLANNED, RUNNING, GUIDED, OPENED_FOR_ONE, OVER, TEARING_DOWN, GONE, AGAIN_AFTER_CANCEL, ALONE, ALONE_GONE

	}

	/**
	 * Calls are allowed ({@code +}) or refused ({@code -}): a read, an operation of the
	 * first stage, one of a later stage, and one that belongs to no stage.
	 */
	@ParameterizedTest
	@CsvSource({ "PLANNED, +---, has not started", "RUNNING, ++++,", "GUIDED, ++-+, stage endpoint of the workshop",
			"OPENED_FOR_ONE, ++++,", "OVER, +---, workshop is over", "TEARING_DOWN, +---, is being taken down",
			"GONE, +---, has been taken down", "AGAIN_AFTER_CANCEL, ++++,", "ALONE, ++++,",
			"ALONE_GONE, +---, has been taken down" })
	void keyChangesWhatThePagesWould(State state, String allowed, String words) {
		Lab lab = lab(state);
		try (Ec2Client ec2 = HandClient.of(this.access, lab, Ec2Client.builder())) {
			List<Runnable> asked = List.of(() -> ec2.describeVpcs((request) -> request.dryRun(true)),
					() -> ec2.createVpc((request) -> request.cidrBlock("10.9.0.0/16").dryRun(true)),
					() -> ec2.createVpcEndpoint((request) -> request.vpcId("vpc-0123456789abcdef0")
						.serviceName("com.amazonaws.ap-northeast-1.s3")
						.dryRun(true)),
					() -> ec2.createKeyPair((request) -> request.keyName("mine").dryRun(true)));
			for (int at = 0; at < asked.size(); at++) {
				AwsServiceException answer = catchThrowableOfType(AwsServiceException.class, asked.get(at)::run);
				if (allowed.charAt(at) == '+') {
					assertThat(answer.awsErrorDetails().errorCode()).as("%s %d", state, at)
						.isNotEqualTo("UnauthorizedOperation");
				}
				else {
					assertThat(answer.awsErrorDetails().errorCode()).as("%s %d", state, at)
						.isEqualTo("UnauthorizedOperation");
					assertThat(answer.statusCode()).isEqualTo(403);
					assertThat(answer.awsErrorDetails().errorMessage())
						.startsWith("You are not authorized to perform this operation. ")
						.contains("arn:aws:iam::" + lab.account(), "ec2:Create", words);
				}
			}
		}
	}

	@Test
	void otherServicesRefuseInTheirWordsAndTheRefusalIsRecorded() {
		Lab lab = lab(State.PLANNED);
		try (ElasticLoadBalancingV2Client elb = HandClient.of(this.access, lab, ElasticLoadBalancingV2Client.builder());
				SsmClient ssm = HandClient.of(this.access, lab, SsmClient.builder())) {
			AwsServiceException query = catchThrowableOfType(AwsServiceException.class,
					() -> elb.createTargetGroup((request) -> request.name("mine")));
			assertThat(query.awsErrorDetails().errorCode()).isEqualTo("AccessDenied");
			assertThat(query.awsErrorDetails().errorMessage()).contains("elasticloadbalancing:CreateTargetGroup");
			AwsServiceException json = catchThrowableOfType(AwsServiceException.class,
					() -> ssm.sendCommand((request) -> request.documentName("AWS-RunShellScript")));
			assertThat(json.awsErrorDetails().errorCode()).isEqualTo("AccessDeniedException");
		}
		assertThat(this.calls.calls(lab.id())).extracting(ApiCall::errorCode)
			.contains("AccessDenied", "AccessDeniedException");
	}

	private Lab lab(State state) {
		if (state == State.ALONE || state == State.ALONE_GONE) {
			Lab alone = this.launcher.open(CloudMode.PRACTICE, TestConsole.REGION);
			return (state == State.ALONE) ? alone : become(alone.id(), LabStatus.GONE);
		}
		Instant now = Instant.now();
		Workshop workshop = TestPlan.practice()
			.from((state == State.PLANNED) ? now.plus(Duration.ofHours(1)) : now.minusSeconds(60))
			.rules((state == State.GUIDED || state == State.OPENED_FOR_ONE) ? GUIDED : TestPlan.ALL_OPEN)
			.create(this.workshops, "facilitator");
		Participant ann = TestWorkshop.seat(this.participants, workshop, "Ann");
		String lab = String.valueOf(ann.lab());
		switch (state) {
			case OPENED_FOR_ONE -> this.participants.open(ann.id(), StageKey.ENDPOINT);
			case OVER -> this.jdbc.sql("UPDATE workshop SET ends_at = ? WHERE id = ?")
				.params(Instants.parameter(now.minusSeconds(1)), workshop.id())
				.update();
			case TEARING_DOWN -> become(lab, LabStatus.TEARING_DOWN);
			case GONE -> become(lab, LabStatus.GONE);
			case AGAIN_AFTER_CANCEL -> become(lab, LabStatus.FAILED);
			default -> {
				// as it has begun
			}
		}
		return this.labs.get(lab);
	}

	private Lab become(String lab, LabStatus status) {
		return this.labs.change(lab, (now) -> now.reached(status));
	}

}
