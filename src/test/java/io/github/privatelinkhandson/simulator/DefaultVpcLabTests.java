package io.github.privatelinkhandson.simulator;

import java.time.Duration;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.ec2.Ec2Client;

import io.github.privatelinkhandson.aws.CloudMode;
import io.github.privatelinkhandson.lab.Lab;
import io.github.privatelinkhandson.lab.LabStatus;
import io.github.privatelinkhandson.lab.Labs;
import io.github.privatelinkhandson.lab.StageKey;
import io.github.privatelinkhandson.provisioning.LabCommands;
import io.github.privatelinkhandson.provisioning.LabLauncher;
import io.github.privatelinkhandson.simulator.store.PracticeAccounts.Account;
import io.github.privatelinkhandson.teardown.Receipt;
import io.github.privatelinkhandson.teardown.Teardown;
import io.github.privatelinkhandson.testkit.ConsoleTest;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A lab whose account has a default VPC, as accounts of AWS have, is built, checked and
 * taken down like any other.
 */
@ConsoleTest(properties = { "handson.practice.port=-1", "handson.practice.speed=1000",
		"handson.practice.throttling=false", "handson.practice.default-vpcs=true" })
class DefaultVpcLabTests {

	private static final Duration LONGEST = Duration.ofMinutes(3);

	@Autowired
	private MockMvcTester mvc;

	@Autowired
	private PracticeAws aws;

	@Autowired
	private Labs labs;

	@Autowired
	private LabLauncher launcher;

	@Autowired
	private LabCommands commands;

	@Autowired
	private Teardown teardown;

	@Test
	void defaultVpcIsInNobodysWayAndGoesWithTheLab() {
		Lab lab = this.launcher.open(CloudMode.PRACTICE, "ap-northeast-1");
		Account account = this.aws.account(lab.account()).orElseThrow();
		try (Ec2Client ec2 = Ec2Client.builder()
			.httpClient(this.aws.transport())
			.region(Region.of(lab.region()))
			.credentialsProvider(StaticCredentialsProvider
				.create(AwsBasicCredentials.create(account.accessKeyId(), account.secretAccessKey())))
			.build()) {
			String byDefault = ec2.describeVpcs().vpcs().get(0).vpcId();
			this.commands.run(lab.id(), StageKey.CONNECTION);
			await(lab, LabStatus.READY);
			assertThat(ec2.describeVpcs().vpcs()).hasSize(3);
			for (StageKey stage : StageKey.values()) {
				assertThat(this.mvc.post()
					.uri("/api/labs/%s/stages/%s/check".formatted(lab.id(), stage.key()))
					.contentType(MediaType.APPLICATION_JSON)
					.content("{}")).hasStatusOk();
				assertThat(this.mvc.get().uri("/labs/%s/stages/%s".formatted(lab.id(), stage.key()))).hasStatusOk();
			}
			this.teardown.start(lab.id());
			await(lab, LabStatus.GONE);
			Receipt receipt = this.teardown.receipt(lab.id());
			assertThat(receipt.left()).isEmpty();
			assertThat(receipt.resources()).extracting(Receipt.Item::id).contains(byDefault);
			assertThat(ec2.describeVpcs().vpcs()).isEmpty();
		}
	}

	private void await(Lab lab, LabStatus reached) {
		Awaitility.await().atMost(LONGEST).until(() -> this.labs.get(lab.id()).status() == reached);
	}

}
