package io.github.privatelinkhandson.provisioning;

import java.nio.file.Path;

import io.micrometer.core.instrument.MeterRegistry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;

import io.github.privatelinkhandson.lab.Labs;
import io.github.privatelinkhandson.testkit.TestConsole;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A console has made the calls that open a lab before anybody opens one, and keeps
 * nothing of them.
 */
class LauncherWarmUpTests {

	@Test
	void startCallsThePracticeAwsAndKeepsNothing(@TempDir Path data) {
		try (TestConsole console = TestConsole.withPorts(data, 500)) {
			assertThat(console.bean(MeterRegistry.class)
				.get("handson.aws.calls")
				.tags("operation", "DescribeAvailabilityZones", "error", "none")
				.timer()
				.count()).isOne();
			assertThat(console.bean(Labs.class).all()).isEmpty();
			assertThat(console.bean(JdbcClient.class)
				.sql("SELECT count(*) FROM practice_account")
				.query(Integer.class)
				.single()).isZero();
		}
	}

}
