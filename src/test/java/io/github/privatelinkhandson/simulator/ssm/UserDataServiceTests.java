package io.github.privatelinkhandson.simulator.ssm;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;
import java.util.function.Function;

import org.junit.jupiter.api.Test;

import io.github.privatelinkhandson.simulator.compute.Machine;
import io.github.privatelinkhandson.simulator.compute.TestInstances;
import io.github.privatelinkhandson.simulator.store.TestAccount;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What instances do with their user data.
 */
class UserDataServiceTests {

	private static final Duration BOOT = Duration.ofSeconds(45);

	private final TestAccount account = new TestAccount();

	private final TestNetworks networks = new TestNetworks();

	@Test
	void scriptRunsWhenTheInstanceHasBooted() {
		String id = launch("#!/bin/bash\necho Hello! | tee /tmp/hello");
		look();
		assertThat(file(id, "/tmp/hello")).isEmpty();
		this.account.pass(BOOT);
		look();
		assertThat(file(id, "/tmp/hello")).contains("Hello!\n");
		assertThat(file(id, "/var/log/cloud-init-output.log")).contains("Hello!\n");
	}

	@Test
	void scriptRunsOnce() {
		String id = launch("#!/bin/bash\necho again >> /tmp/hello");
		this.account.pass(BOOT);
		look();
		look();
		assertThat(file(id, "/tmp/hello")).contains("again\n");
	}

	@Test
	void whatIsNoScriptIsNotRun() {
		String id = launch("echo Hello! > /tmp/hello");
		this.account.pass(BOOT);
		look();
		assertThat(file(id, "/tmp/hello")).isEmpty();
	}

	@Test
	void scriptThatHasNoWayOutInstallsNothing() {
		String id = launch("#!/bin/bash\ndnf install -y httpd\nsystemctl enable --now httpd");
		this.networks.internet = false;
		this.account.pass(BOOT);
		look();
		this.networks.internet = true;
		look();
		boolean httpd = machine(id, (machine) -> machine.installed("httpd"));
		assertThat(httpd).isFalse();
	}

	@Test
	void scriptMakesAWebServer() {
		String id = launch("#!/bin/bash\ndnf install -y httpd\necho Hello! > /var/www/html/index.html\n"
				+ "systemctl enable --now httpd\n");
		this.account.pass(BOOT);
		look();
		String page = machine(id, (machine) -> machine.get("/index.html").orElseThrow().body());
		assertThat(page).isEqualTo("Hello!\n");
	}

	private String launch(String userData) {
		String encoded = Base64.getEncoder().encodeToString(userData.getBytes(StandardCharsets.UTF_8));
		return TestInstances.running(this.account, (request) -> request.userData(encoded));
	}

	private void look() {
		this.account.ec2((call) -> {
			new UserDataService(call).run(this.networks);
			return "";
		});
	}

	private Optional<String> file(String id, String path) {
		return machine(id, (machine) -> machine.file(path));
	}

	private <T> T machine(String id, Function<Machine, T> look) {
		return this.account.ec2((call) -> look.apply(Machine.of(call, id)));
	}

}
