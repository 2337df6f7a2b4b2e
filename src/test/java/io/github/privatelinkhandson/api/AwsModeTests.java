package io.github.privatelinkhandson.api;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

import io.github.privatelinkhandson.aws.AwsClientFactory;
import io.github.privatelinkhandson.aws.AwsClients;
import io.github.privatelinkhandson.aws.CloudMode;
import io.github.privatelinkhandson.lab.Lab;
import io.github.privatelinkhandson.lab.LabStatus;
import io.github.privatelinkhandson.lab.StageKey;
import io.github.privatelinkhandson.observation.model.ObservedResource;
import io.github.privatelinkhandson.observation.model.Vpc;
import io.github.privatelinkhandson.provisioning.LabLauncher;
import io.github.privatelinkhandson.simulator.PracticeAws;
import io.github.privatelinkhandson.simulator.quotas.Quota;
import io.github.privatelinkhandson.simulator.quotas.TestQuotas;
import io.github.privatelinkhandson.simulator.store.PracticeAccounts;
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

	private static final String TEST_ACCOUNT = "000000000000";

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
		JsonNode opened = this.api.post("", body(fresh.id()));
		assertThat(opened.get("mode").asString()).isEqualTo("aws");
		assertThat(opened.get("account").asString()).isEqualTo(fresh.id());
		Lab first = lab(opened);
		Lab second = lab(this.api.post("", body(fresh.id())));
		assertThat(first.suffix()).isEqualTo("-" + first.id().substring(0, 4));
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
		Lab probe = lab(this.api.post("", body(TEST_ACCOUNT)));
		this.console.tearDown(probe);
		AwsClients aws = this.console.aws(probe);
		aws.elb()
			.createTargetGroup((request) -> request.name("NLB-B-tg")
				.targetType("ip")
				.protocol("TCP")
				.port(80)
				.vpcId(aws.ec2().createVpc((vpc) -> vpc.cidrBlock("10.8.0.0/16")).vpc().vpcId()));
		Lab lab = lab(this.api.post("", body(TEST_ACCOUNT)));
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
		ApiClient.Refusal refusal = this.api.refused("POST", "", body(TEST_ACCOUNT));
		assertThat(refusal.status()).isEqualTo(502);
		assertThat(refusal.contentType()).isEqualTo("application/problem+json");
		assertThat(refusal.code()).isEqualTo("InvalidClientTokenId");
		assertThat(refusal.body().get("detail").asString()).contains("security token");
	}

	@Test
	void missingCredentialsAreReportedAsProblem() {
		noCredentials();
		ApiClient.Refusal refusal = this.api.refused("POST", "", body(TEST_ACCOUNT));
		assertThat(refusal.status()).isEqualTo(502);
		assertThat(refusal.body().get("detail").asString()).contains("credentials");
	}

	@Test
	void accountHasToBeNamedAndToBeThatOfTheCredentials() {
		int labs = this.api.get("").size();
		assertRefused("{\"mode\":\"aws\"}", 409, "AccountUnconfirmed");
		assertRefused(body("999999999999"), 409, "WrongAccount");
		assertRefused(body("mine"), 400, "bad-request");
		assertThat(this.api.get("")).hasSize(labs);
		Lab lab = lab(this.api.post("", body(TEST_ACCOUNT)));
		assertThat(lab.account()).isEqualTo(TEST_ACCOUNT);
		this.console.tearDown(lab);
	}

	@Test
	void accountThatChangesUnderALabIsLeftAlone() {
		PracticeAws practice = this.console.bean(PracticeAws.class);
		PracticeAccounts.Account own = practice.newAccount();
		PracticeAccounts.Account other = practice.newAccount();
		AwsAccount.use(own.accessKeyId(), own.secretAccessKey());
		Lab lab = lab(this.api.post("", body(own.id())));
		run(lab, StageKey.VPC);
		this.console.awaitReady(lab);
		Map<String, Long> built = this.console.owned(lab);

		AwsAccount.use(other.accessKeyId(), other.secretAccessKey());
		run(lab, StageKey.SERVERS);
		awaitHindrance(lab);
		this.api.delete("/" + lab.id() + "/resources");
		awaitHindrance(lab);
		assertThat(lab(this.api.get("/" + lab.id())).status()).isNotEqualTo(LabStatus.GONE);
		assertThat(this.api.get("/" + lab.id() + "/receipt").get("complete").asBoolean()).isFalse();
		AwsClients others = this.console.bean(AwsClientFactory.class)
			.clients(CloudMode.PRACTICE, other.id(), TestConsole.REGION);
		assertThat(others.ec2().describeVpcs().vpcs()).isEmpty();

		AwsAccount.use(own.accessKeyId(), own.secretAccessKey());
		assertThat(this.console.owned(lab)).isEqualTo(built);
		assertThat(this.console.tearDown(lab).complete()).isTrue();
		assertThat(this.console.owned(lab)).isEmpty();
	}

	@Test
	void labsThatTheConsoleDoesNotHaveAreCounted() {
		AwsAccount fresh = AwsAccount.open(this.console);
		Lab own = this.console.built(CloudMode.AWS, StageKey.VPC);
		LabLauncher launcher = this.console.bean(LabLauncher.class);
		assertThat(launcher.countStrays(fresh.id(), TestConsole.REGION)).contains(0L);
		String vpc = this.console.aws(own)
			.ec2()
			.createVpc((request) -> request.cidrBlock("10.9.0.0/16")
				.tagSpecifications((tags) -> tags.resourceType("vpc").tags((tag) -> tag.key(Lab.TAG).value("another"))))
			.vpc()
			.vpcId();
		assertThat(launcher.countStrays(fresh.id(), TestConsole.REGION)).contains(1L);
		this.console.aws(own).ec2().deleteVpc((request) -> request.vpcId(vpc));
		this.console.tearDown(own);
	}

	private void awaitHindrance(Lab lab) {
		this.console.await(lab, (view) -> view.hindrance() != null && view.hindrance().code().equals("WrongAccount"));
	}

	private void assertRefused(String body, int status, String code) {
		ApiClient.Refusal refusal = this.api.refused("POST", "", body);
		assertThat(refusal.status()).isEqualTo(status);
		assertThat(refusal.contentType()).isEqualTo("application/problem+json");
		assertThat(refusal.code()).isEqualTo(code);
	}

	private static String body(String account) {
		return "{\"mode\":\"aws\",\"region\":\"ap-northeast-1\",\"account\":\"%s\"}".formatted(account);
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
