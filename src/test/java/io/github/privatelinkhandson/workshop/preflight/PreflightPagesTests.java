package io.github.privatelinkhandson.workshop.preflight;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import jakarta.servlet.http.Cookie;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import software.amazon.awssdk.core.SdkSystemSetting;

import io.github.privatelinkhandson.aws.CloudMode;
import io.github.privatelinkhandson.facilitator.SignIns;
import io.github.privatelinkhandson.simulator.PracticeAws;
import io.github.privatelinkhandson.simulator.fault.Fault;
import io.github.privatelinkhandson.simulator.quotas.Quota;
import io.github.privatelinkhandson.simulator.quotas.TestQuotas;
import io.github.privatelinkhandson.simulator.store.PracticeAccounts;
import io.github.privatelinkhandson.simulator.store.ResourceStore;
import io.github.privatelinkhandson.stage.LabQuota;
import io.github.privatelinkhandson.testkit.ConsoleTest;
import io.github.privatelinkhandson.testkit.TestPlan;
import io.github.privatelinkhandson.workshop.Workshop;
import io.github.privatelinkhandson.workshop.Workshops;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests the preflight pages. Mode {@code aws} calls the practice AWS's port.
 */
@ConsoleTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
		properties = "handson.facilitator.password=correct horse battery")
class PreflightPagesTests {

	private static final String TOKYO = "ap-northeast-1";

	private static final String TEN_IN_AWS = "/preflight?mode=aws&region=ap-northeast-1&participants=10&hours=3";

	@Autowired
	private MockMvcTester mvc;

	@Autowired
	private PracticeAws practice;

	@Autowired
	private ResourceStore store;

	@Autowired
	private Workshops workshops;

	@Autowired
	private SignIns signIns;

	@Autowired
	private JdbcClient jdbc;

	@Autowired
	private MeterRegistry metrics;

	private PracticeAccounts.Account account;

	@DynamicPropertySource
	static void settings(DynamicPropertyRegistry registry) throws IOException {
		try (ServerSocket socket = new ServerSocket(0)) {
			int port = socket.getLocalPort();
			registry.add("handson.practice.port", () -> port);
			registry.add("handson.aws.endpoint", () -> "http://localhost:" + port);
		}
	}

	@BeforeEach
	void credentials() {
		this.account = this.practice.newAccount();
		System.setProperty(SdkSystemSetting.AWS_ACCESS_KEY_ID.property(), this.account.accessKeyId());
		System.setProperty(SdkSystemSetting.AWS_SECRET_ACCESS_KEY.property(), this.account.secretAccessKey());
	}

	@AfterEach
	void noCredentials() {
		System.clearProperty(SdkSystemSetting.AWS_ACCESS_KEY_ID.property());
		System.clearProperty(SdkSystemSetting.AWS_SECRET_ACCESS_KEY.property());
	}

	@Test
	void pageWithoutParametersShowsFormOnlyAndCallsNothing() {
		long before = calls();
		assertThat(get("/preflight")).hasStatusOk()
			.bodyText()
			.contains("id=\"preflight-form\"")
			.doesNotContain("id=\"preflight-headline\"", "class=\"alert alert-danger");
		assertThat(get("/preflight?lang=en")).hasStatusOk().bodyText().doesNotContain("id=\"preflight-headline\"");
		assertThat(calls()).isEqualTo(before);
	}

	@ParameterizedTest
	@ValueSource(strings = { "mode=moon&region=ap-northeast-1&participants=10&hours=3",
			"mode=aws&participants=10&hours=3", "mode=aws&region=mars-1&participants=10&hours=3",
			"mode=aws&region=ap-northeast-1&region=mars-1&participants=10&hours=3",
			"mode=aws&region=ap-northeast-1&participants=0&hours=3",
			"mode=aws&region=ap-northeast-1&participants=301&hours=3",
			"mode=aws&region=ap-northeast-1&participants=many&hours=3",
			"mode=aws&region=ap-northeast-1&participants=10", "mode=aws&region=ap-northeast-1&participants=10&hours=25",
			"hours=3" })
	void invalidParametersAreRefusedAndCallNothing(String query) {
		long before = calls();
		assertThat(get("/preflight?" + query)).hasStatus(422)
			.bodyText()
			.contains("AWS was asked nothing", "class=\"alert alert-danger")
			.doesNotContain("id=\"preflight-headline\"");
		assertThat(calls()).isEqualTo(before);
	}

	@Test
	void everyInvalidFieldShowsItsError() {
		assertThat(get("/preflight?mode=<b>&region=<i>&participants=<u>&hours=<s>")).hasStatus(422)
			.bodyText()
			.contains("Choose where the labs", "one or more of these regions", "1 to 300 participants",
					"a whole number from 1 to 24", "&lt;u&gt;")
			.doesNotContain("<u>", "<s>");
	}

	@Test
	void practiceReportHasCapacityForAllAndShowsCosts() {
		long before = calls();
		assertThat(get("/preflight?mode=practice&region=ap-northeast-1&participants=300&hours=3")).hasStatusOk()
			.bodyText()
			.contains("This holds the whole room (300).", "would cost on AWS", "0.90 USD", "271.35 USD", "1,450.80 USD",
					"10,155.60 USD")
			.doesNotContain("<table");
		assertThat(calls()).isEqualTo(before);
	}

	@Test
	void newAccountHoldsOneOfTenAndNamesQuotasToRaise() {
		long before = calls();
		assertThat(get(TEN_IN_AWS)).hasStatusOk()
			.bodyText()
			.contains("This holds 1 of the 10 participants.", "from 5 to 40", "Raise to 20", "Rises with VPCs",
					"fresh account: 9.", "account " + this.account.id())
			.contains(Stream.of(LabQuota.values()).map(LabQuota::code).toList())
			.doesNotContain("??");
		assertThat(calls()).isGreaterThan(before);
	}

	@Test
	void reportIsInJapaneseToo() {
		assertThat(get(TEN_IN_AWS + "&lang=ja", cookie("facilitator"))).hasStatusOk()
			.bodyText()
			.contains("参加者10人のうち、1人分しか入りません。", "40 に引き上げ", "アカウント " + this.account.id())
			.doesNotContain("??");
	}

	@Test
	void raisedQuotasSuffice() {
		for (Quota quota : Quota.values()) {
			TestQuotas.set(this.store, this.account.id(), TOKYO, quota, 5000);
		}
		assertThat(get(TEN_IN_AWS)).bodyText()
			.contains("This holds the whole room (10).", "No quota has to be raised.")
			.doesNotContain("Raise to");
	}

	@Test
	void refusalOfEnvironmentIsShownWithAdvice() {
		this.practice.faults()
			.add(this.account.id(),
					Fault.refusal("GetServiceQuota", 400, "AccessDeniedException", "<b>not</b> authorized"));
		assertThat(get(TEN_IN_AWS)).hasStatusOk()
			.bodyText()
			.contains("This holds 0 of the 10 participants.", "Some places could not be read", "AccessDeniedException",
					"The credentials lack a permission", "&lt;b&gt;not&lt;/b&gt;")
			.doesNotContain("<b>not");
	}

	@Test
	void workshopIsCheckedAsItIsPlannedAndItsNameEscaped() {
		Workshop workshop = workshop(CloudMode.AWS);
		assertThat(get("/workshops/" + workshop.id() + "/preflight")).hasStatusOk()
			.bodyText()
			.contains("This holds 2 of the 12 participants.", "us-east-1", "2 h 30 min",
					"href=\"/workshops/" + workshop.id() + "\"", "&lt;i&gt;Room")
			.doesNotContain("<i>Room", "id=\"preflight-form\"");
		assertThat(get("/workshops/0/preflight")).hasStatus(404);
	}

	@Test
	void coFacilitatorMayLookAndStrangersMayNot() {
		this.jdbc.sql("MERGE INTO facilitator (name, password_hash, role) VALUES ('co', 'x', 'CO_FACILITATOR')")
			.update();
		String room = "/workshops/" + workshop(CloudMode.PRACTICE).id() + "/preflight";
		long before = calls();
		for (String page : List.of("/preflight", room)) {
			assertThat(get(page, cookie("co"))).as(page).hasStatusOk();
		}
		for (String page : List.of(TEN_IN_AWS, room)) {
			assertThat(get(page, new Cookie("facilitator", "no"))).as(page).hasStatus(302);
		}
		assertThat(calls()).isEqualTo(before);
	}

	private Workshop workshop(CloudMode mode) {
		Instant start = Instant.now();
		return TestPlan.of(mode)
			.name("<i>Room")
			.regions(TOKYO, "us-east-1")
			.from(start)
			.lasting(Duration.ofMinutes(150))
			.capacity(12)
			.create(this.workshops, "facilitator");
	}

	private long calls() {
		return this.metrics.find("handson.aws.calls").timers().stream().mapToLong(Timer::count).sum();
	}

	private Cookie cookie(String facilitator) {
		return new Cookie("facilitator", this.signIns.open(facilitator));
	}

	private MvcTestResult get(String address) {
		return get(address, cookie("facilitator"));
	}

	private MvcTestResult get(String address, Cookie cookie) {
		return this.mvc.get()
			.uri(URI.create(address.replace("<", "%3C").replace(">", "%3E")))
			.cookie(cookie)
			.locale(Locale.ENGLISH)
			.header("Accept-Language", "en")
			.exchange();
	}

}
