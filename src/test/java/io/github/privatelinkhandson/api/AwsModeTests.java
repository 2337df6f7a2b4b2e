package io.github.privatelinkhandson.api;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

import io.github.privatelinkhandson.aws.AwsClients;
import io.github.privatelinkhandson.lab.Lab;
import io.github.privatelinkhandson.lab.StageKey;
import io.github.privatelinkhandson.observation.model.ObservedResource;
import io.github.privatelinkhandson.observation.model.Vpc;
import io.github.privatelinkhandson.simulator.quotas.Quota;
import io.github.privatelinkhandson.simulator.quotas.TestQuotas;
import io.github.privatelinkhandson.simulator.store.ResourceStore;
import io.github.privatelinkhandson.testkit.AwsAccount;
import io.github.privatelinkhandson.testkit.SharedConsole;
import io.github.privatelinkhandson.testkit.TestConsole;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests mode {@code aws} with the practice AWS's port as its endpoint, in an account that
 * labs share with each other and with foreign resources.
 */
@ExtendWith(SharedConsole.class)
class AwsModeTests {

	private static final String AWS_LAB = "{\"mode\":\"aws\",\"region\":\"ap-northeast-1\"}";

	private static final int PLENTY = 100;

	private final TestConsole console;

	private final ApiClient api;

	AwsModeTests(TestConsole console) {
		this.console = console;
		this.api = new ApiClient(console.port());
	}

	@BeforeEach
	void credentials() {
		AwsAccount.use("test", "test");
	}

	@AfterEach
	void noCredentials() {
		AwsAccount.forget();
	}

	@Test
	void twoLabsOfOneAccountAreBuiltSideBySideAndTakenDownOneByOne() {
		AwsAccount fresh = AwsAccount.open(this.console);
		for (Quota quota : Quota.values()) {
			TestQuotas.set(this.console.bean(ResourceStore.class), fresh.id(), TestConsole.REGION, quota, PLENTY);
		}
		JsonNode opened = this.api.post("", AWS_LAB);
		assertThat(opened.get("mode").asString()).isEqualTo("aws");
		assertThat(opened.get("account").asString()).isEqualTo(fresh.id());
		Lab first = lab(opened);
		Lab second = lab(this.api.post("", AWS_LAB));
		assertThat(first.suffix()).isEmpty();
		assertThat(second.suffix()).isEqualTo("-" + second.id().substring(0, 4));
		AwsClients aws = this.console.aws(first);
		String stranger = aws.ec2().createVpc((request) -> request.cidrBlock("10.7.0.0/16")).vpc().vpcId();

		run(first, StageKey.CONNECTION);
		run(second, StageKey.SERVERS);
		this.console.awaitReady(first);
		this.console.awaitReady(second);
		assertThat(this.console.owned(first)).isEqualTo(TestConsole.wholeLab());
		assertThat(names(second)).contains("privatelink-A-vpc" + second.suffix(), "SSM-role" + second.suffix());

		Map<String, Long> ofSecond = this.console.owned(second);
		assertThat(this.console.tearDown(first).complete()).isTrue();
		assertThat(this.console.owned(first)).isEmpty();
		assertThat(this.console.owned(second)).isEqualTo(ofSecond);
		assertThat(this.console.tearDown(second).complete()).isTrue();
		assertThat(this.console.snapshot(second).find(Vpc.class, stranger)).isPresent();
	}

	@Test
	void nameInUseByOthersIsNotTaken() {
		Lab probe = lab(this.api.post("", AWS_LAB));
		this.console.tearDown(probe);
		AwsClients aws = this.console.aws(probe);
		aws.elb()
			.createTargetGroup((request) -> request.name("NLB-B-tg")
				.targetType("ip")
				.protocol("TCP")
				.port(80)
				.vpcId(aws.ec2().createVpc((vpc) -> vpc.cidrBlock("10.8.0.0/16")).vpc().vpcId()));
		Lab lab = lab(this.api.post("", AWS_LAB));
		assertThat(lab.suffix()).isNotEmpty();
		this.console.tearDown(lab);
		aws.elb()
			.deleteTargetGroup((request) -> request.targetGroupArn(aws.elb()
				.describeTargetGroups((groups) -> groups.names("NLB-B-tg"))
				.targetGroups()
				.get(0)
				.targetGroupArn()));
	}

	@Test
	void rejectedCredentialsAreReportedAsProblem() {
		AwsAccount.use("AKIAIOSFODNN7EXAMPLE", "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY");
		ApiClient.Refusal refusal = this.api.refused("POST", "", AWS_LAB);
		assertThat(refusal.status()).isEqualTo(502);
		assertThat(refusal.contentType()).isEqualTo("application/problem+json");
		assertThat(refusal.code()).isEqualTo("InvalidClientTokenId");
		assertThat(refusal.body().get("detail").asString()).contains("security token");
	}

	@Test
	void missingCredentialsAreReportedAsProblem() {
		noCredentials();
		ApiClient.Refusal refusal = this.api.refused("POST", "", AWS_LAB);
		assertThat(refusal.status()).isEqualTo(502);
		assertThat(refusal.body().get("detail").asString()).contains("credentials");
	}

	private void run(Lab lab, StageKey through) {
		this.api.post("/" + lab.id() + "/run", "{\"through\":\"" + through + "\"}");
	}

	private Lab lab(JsonNode view) {
		return this.console.lab(view.get("id").asString());
	}

	private List<String> names(Lab lab) {
		return this.console.snapshot(lab)
			.all()
			.filter((resource) -> lab.id().equals(resource.tags().get(Lab.TAG)))
			.map(ObservedResource::label)
			.toList();
	}

}
