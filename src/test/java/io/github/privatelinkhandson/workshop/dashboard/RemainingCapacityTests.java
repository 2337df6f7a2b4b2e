package io.github.privatelinkhandson.workshop.dashboard;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Instant;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.SdkSystemSetting;

import io.github.privatelinkhandson.aws.CloudMode;
import io.github.privatelinkhandson.simulator.PracticeAws;
import io.github.privatelinkhandson.simulator.quotas.Quota;
import io.github.privatelinkhandson.simulator.quotas.TestQuotas;
import io.github.privatelinkhandson.simulator.store.PracticeAccounts;
import io.github.privatelinkhandson.simulator.store.ResourceStore;
import io.github.privatelinkhandson.testkit.TestConsole;
import io.github.privatelinkhandson.testkit.TestPlan;
import io.github.privatelinkhandson.workshop.Workshop;
import io.github.privatelinkhandson.workshop.Workshops;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests {@link RemainingCapacity} on the dashboard of a workshop in mode {@code aws}.
 */
class RemainingCapacityTests {

	@TempDir
	Path data;

	@AfterEach
	void noCredentials() {
		System.clearProperty(SdkSystemSetting.AWS_ACCESS_KEY_ID.property());
		System.clearProperty(SdkSystemSetting.AWS_SECRET_ACCESS_KEY.property());
	}

	@Test
	void remainingCapacityOfAccountIsShown() throws Exception {
		try (TestConsole console = TestConsole.withPorts(this.data, 2000)) {
			PracticeAccounts.Account account = use(console.bean(PracticeAws.class).newAccount());
			String quotas = "/workshops/" + workshop(console).id();
			assertThat(get(console, quotas)).contains("hx-get=\"" + quotas + "/quotas\"");
			assertThat(get(console, quotas + "/quotas")).contains(account.id(), "1 more labs");
			TestQuotas.set(console.bean(ResourceStore.class), account.id(), TestConsole.REGION, Quota.VPCS, 1);
			assertThat(get(console, quotas + "/quotas")).as("it is asked once a minute").contains("1 more labs");
			String other = "/workshops/" + workshop(console).id();
			assertThat(get(console, other + "/quotas")).contains("0 more labs", "VPCs");
		}
	}

	@Test
	void failureToReadCapacityIsShown() throws Exception {
		try (TestConsole console = TestConsole.withPorts(this.data, 2000)) {
			System.setProperty(SdkSystemSetting.AWS_ACCESS_KEY_ID.property(), "AKIAIOSFODNN7EXAMPLE");
			System.setProperty(SdkSystemSetting.AWS_SECRET_ACCESS_KEY.property(), "wrong");
			assertThat(get(console, "/workshops/" + workshop(console).id() + "/quotas"))
				.contains("InvalidClientTokenId");
		}
	}

	private static PracticeAccounts.Account use(PracticeAccounts.Account account) {
		System.setProperty(SdkSystemSetting.AWS_ACCESS_KEY_ID.property(), account.accessKeyId());
		System.setProperty(SdkSystemSetting.AWS_SECRET_ACCESS_KEY.property(), account.secretAccessKey());
		return account;
	}

	private static Workshop workshop(TestConsole console) {
		Instant now = Instant.now();
		return console.bean(Workshops.class).create(TestPlan.of(CloudMode.AWS).capacity(30).plan(), "fay");
	}

	private static String get(TestConsole console, String path) throws Exception {
		HttpResponse<String> answer = HttpClient.newHttpClient()
			.send(HttpRequest.newBuilder(URI.create("http://localhost:" + console.port() + path))
				.header("Accept-Language", "en")
				.build(), HttpResponse.BodyHandlers.ofString());
		assertThat(answer.statusCode()).isEqualTo(200);
		return answer.body();
	}

}
