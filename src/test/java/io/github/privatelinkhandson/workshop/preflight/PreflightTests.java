package io.github.privatelinkhandson.workshop.preflight;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import software.amazon.awssdk.core.SdkSystemSetting;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.DomainType;

import io.github.privatelinkhandson.aws.AwsClientFactory;
import io.github.privatelinkhandson.aws.AwsFailure;
import io.github.privatelinkhandson.aws.CloudMode;
import io.github.privatelinkhandson.lab.StageKey;
import io.github.privatelinkhandson.simulator.PracticeAws;
import io.github.privatelinkhandson.simulator.fault.Fault;
import io.github.privatelinkhandson.simulator.quotas.Quota;
import io.github.privatelinkhandson.simulator.quotas.TestQuotas;
import io.github.privatelinkhandson.simulator.store.PracticeAccounts;
import io.github.privatelinkhandson.simulator.store.ResourceStore;
import io.github.privatelinkhandson.stage.LabQuota;
import io.github.privatelinkhandson.stage.blueprint.Blueprint;
import io.github.privatelinkhandson.testkit.SharedConsole;
import io.github.privatelinkhandson.testkit.TestConsole;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests {@link Preflight} in mode {@code aws} against an account of the practice AWS.
 */
@ExtendWith(SharedConsole.class)
class PreflightTests {

	private static final String TOKYO = "ap-northeast-1";

	private static final String VIRGINIA = "us-east-1";

	private static final Duration HOURS = Duration.ofHours(3);

	private final TestConsole console;

	private final PracticeAws practice;

	private final Preflight preflight;

	private String account;

	PreflightTests(TestConsole console) {
		this.console = console;
		this.practice = console.bean(PracticeAws.class);
		this.preflight = console.bean(Preflight.class);
	}

	@BeforeEach
	void credentials() {
		PracticeAccounts.Account fresh = this.practice.newAccount();
		this.account = fresh.id();
		System.setProperty(SdkSystemSetting.AWS_ACCESS_KEY_ID.property(), fresh.accessKeyId());
		System.setProperty(SdkSystemSetting.AWS_SECRET_ACCESS_KEY.property(), fresh.secretAccessKey());
	}

	@AfterEach
	void noCredentials() {
		System.clearProperty(SdkSystemSetting.AWS_ACCESS_KEY_ID.property());
		System.clearProperty(SdkSystemSetting.AWS_SECRET_ACCESS_KEY.property());
	}

	@Test
	void usageOfLabFollowsFromBlueprint() {
		assertThat(Stream.of(LabQuota.values()).collect(Collectors.toMap(LabQuota::key, Blueprint::usage)))
			.containsAllEntriesOf(Map.of("vpcs", 2, "internet-gateways", 2, "addresses", 2, "vcpus", 4, "nat-gateways",
					1, "load-balancers", 1, "network-interfaces", 7, "security-groups", 6, "paths", 1));
	}

	@Test
	void quotasOfNewAccountHoldOneLabByVcpusAndTwoOtherwise() {
		assertThat(report(10).labs()).isEqualTo(1);
		raise(TOKYO, Quota.STANDARD_CPUS, 8);
		PreflightReport report = report(10);
		assertThat(report.labs()).isEqualTo(2);
		assertThat(report.holds()).isFalse();
		assertThat(report.raises()).isEqualTo(4);
		assertThat(raises(report.places().get(0))).isEqualTo(
				Map.of(LabQuota.VPCS, 20, LabQuota.ADDRESSES, 20, LabQuota.VCPUS, 40, LabQuota.NAT_GATEWAYS, 10));
		assertThat(report.freshPlaces()).isEqualTo(10);
	}

	@Test
	void raisedQuotasSuffice() {
		report(10).places()
			.get(0)
			.quotas()
			.stream()
			.filter((quota) -> !quota.suffices())
			.forEach((quota) -> raise(TOKYO, simulated(quota), quota.raiseTo()));
		PreflightReport report = report(10);
		assertThat(report.labs()).isEqualTo(10);
		assertThat(report.holds()).isTrue();
		assertThat(report.raises()).isZero();
		assertThat(report(11).holds()).isFalse();
	}

	@Test
	void participantsAreDistributedByCapacity() {
		raise(TOKYO, Quota.STANDARD_CPUS, 8);
		PreflightReport report = this.preflight.inRegions(CloudMode.AWS, List.of(TOKYO, VIRGINIA), 3, HOURS);
		assertThat(report.places()).extracting(EnvironmentReport::labs).containsExactly(2, 1);
		assertThat(report.places()).extracting(EnvironmentReport::share).containsExactly(2, 1);
		assertThat(report.holds()).isTrue();
		assertThat(report.raises()).isZero();
	}

	@Test
	void existingResourcesCountAsUsage() {
		raise(TOKYO, Quota.STANDARD_CPUS, 8);
		Ec2Client ec2 = this.console.bean(AwsClientFactory.class)
			.clients(CloudMode.PRACTICE, this.account, TOKYO)
			.ec2();
		ec2.allocateAddress((request) -> request.domain(DomainType.VPC));
		ec2.allocateAddress((request) -> request.domain(DomainType.VPC));
		EnvironmentReport place = report(2).places().get(0);
		assertThat(place.labs()).isEqualTo(1);
		assertThat(raises(place)).isEqualTo(Map.of(LabQuota.ADDRESSES, 6));
		assertThat(quota(place, LabQuota.ADDRESSES).used()).isEqualTo(2);
	}

	@Test
	void builtLabCountsWithAllItsResources() {
		String built = this.console.built(StageKey.SERVERS).account();
		PracticeAccounts.Account owner = this.practice.account(built).orElseThrow();
		System.setProperty(SdkSystemSetting.AWS_ACCESS_KEY_ID.property(), owner.accessKeyId());
		System.setProperty(SdkSystemSetting.AWS_SECRET_ACCESS_KEY.property(), owner.secretAccessKey());
		EnvironmentReport place = report(1).places().get(0);
		assertThat(place.labs()).isZero();
		for (LabQuota quota : List.of(LabQuota.VPCS, LabQuota.INTERNET_GATEWAYS, LabQuota.ADDRESSES, LabQuota.VCPUS,
				LabQuota.NAT_GATEWAYS, LabQuota.ROLES, LabQuota.INSTANCE_PROFILES)) {
			assertThat(quota(place, quota).used()).as(quota.key()).isEqualTo(Blueprint.usage(quota));
		}
	}

	@Test
	void refusedCallIsReportedForItsEnvironment() {
		PreflightReport report = this.preflight.of(CloudMode.AWS,
				List.of(new TargetEnvironment("999999999999", TOKYO), new TargetEnvironment(this.account, VIRGINIA)), 2,
				HOURS);
		EnvironmentReport refused = report.places().get(0);
		assertThat(refused.failure()).isNotNull();
		assertThat(refused.failure().code()).isEqualTo("WrongAccount");
		assertThat(report.complete()).isFalse();
		assertThat(report.labs()).isEqualTo(1);
		assertThat(report.places()).extracting(EnvironmentReport::share).containsExactly(0, 2);
	}

	@Test
	void unreadableQuotasAreReported() {
		this.practice.faults()
			.add(this.account, Fault.refusal("GetServiceQuota", 400, "AccessDeniedException", "not authorized"));
		PreflightReport report = report(2);
		assertThat(report.places()).singleElement().satisfies((place) -> {
			assertThat(place.failure()).isNotNull();
			assertThat(place.failure().kind()).isEqualTo(AwsFailure.Kind.DENIED);
			assertThat(place.quotas()).isEmpty();
		});
		assertThat(report.holds()).isFalse();
	}

	@Test
	void missingCredentialsAreReported() {
		noCredentials();
		PreflightReport report = report(2);
		assertThat(report.places()).singleElement().satisfies((place) -> {
			assertThat(place.failure()).isNotNull();
			assertThat(place.failure().message()).contains("credentials");
		});
		assertThat(report.holds()).isFalse();
	}

	@Test
	void practiceLabsHaveNoLimitAndThePricesOfAws() {
		PreflightReport report = this.preflight.inRegions(CloudMode.PRACTICE, List.of(TOKYO), 300, HOURS);
		assertThat(report.holds()).isTrue();
		assertThat(report.raises()).isZero();
		// 2 NAT gateways, 2 addresses, NLB, endpoint, 2 instances for three hours, 3
		// analyses
		assertThat(report.perHead()).isEqualByComparingTo("0.90");
		assertThat(report.costs().room()).isEqualByComparingTo(new BigDecimal("271.35"));
		assertThat(report.costs().day()).isEqualByComparingTo(new BigDecimal("1450.80"));
		assertThat(report.costs().week()).isEqualByComparingTo(report.costs().day().multiply(BigDecimal.valueOf(7)));
	}

	private PreflightReport report(int participants) {
		return this.preflight.inRegions(CloudMode.AWS, List.of(TOKYO), participants, HOURS);
	}

	private void raise(String region, Quota quota, int value) {
		TestQuotas.set(this.console.bean(ResourceStore.class), this.account, region, quota, value);
	}

	private static Quota simulated(QuotaReport report) {
		return Stream.of(Quota.values())
			.filter((quota) -> quota.code().equals(report.quota().code()))
			.findFirst()
			.orElseThrow();
	}

	private static QuotaReport quota(EnvironmentReport place, LabQuota quota) {
		return place.quotas().stream().filter((one) -> one.quota() == quota).findFirst().orElseThrow();
	}

	private static Map<LabQuota, Integer> raises(EnvironmentReport place) {
		return place.quotas()
			.stream()
			.filter((quota) -> !quota.suffices())
			.collect(Collectors.toMap(QuotaReport::quota, QuotaReport::raiseTo));
	}

}
