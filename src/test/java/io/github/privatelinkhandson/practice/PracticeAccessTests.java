package io.github.privatelinkhandson.practice;

import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.sts.StsClient;

import io.github.privatelinkhandson.aws.CloudMode;
import io.github.privatelinkhandson.lab.Lab;
import io.github.privatelinkhandson.testkit.HandClient;
import io.github.privatelinkhandson.testkit.TestConsole;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * A lab's access key can be made inactive, which neither hinders the console nor is
 * forgotten by it.
 */
class PracticeAccessTests {

	@TempDir
	Path data;

	@Test
	void inactiveKeyIsRefusedAfterARestartTooWhileTheConsoleGoesOn() {
		Lab lab;
		try (TestConsole console = TestConsole.withPorts(this.data, 1000)) {
			lab = console.open(CloudMode.PRACTICE);
			assertThat(caller(console, lab)).isEqualTo(lab.account());
			console.bean(PracticeAccess.class).block(lab.account());
			assertRefused(console, lab);
		}
		try (TestConsole console = TestConsole.withPorts(this.data, 1000)) {
			assertRefused(console, lab);
			assertThat(console.aws(lab).ec2().describeVpcs().vpcs()).isEmpty();
			console.bean(PracticeAccess.class).unblock(lab.account());
			assertThat(caller(console, lab)).isEqualTo(lab.account());
		}
	}

	private static void assertRefused(TestConsole console, Lab lab) {
		assertThatExceptionOfType(AwsServiceException.class).isThrownBy(() -> caller(console, lab))
			.satisfies((ex) -> assertThat(ex.awsErrorDetails().errorCode()).isEqualTo("InvalidClientTokenId"));
	}

	@Test
	void endpointIsNamedAsTheConsoleIsReached() {
		PracticeAccess.Key key = new PracticeAccess.Key("http://localhost:4566", "AKIAX", "secret");
		assertThat(key.at("192.0.2.7").endpoint()).isEqualTo("http://192.0.2.7:4566");
		assertThat(key.at("[::1]").endpoint()).isEqualTo("http://[::1]:4566");
	}

	private static String caller(TestConsole console, Lab lab) {
		try (StsClient sts = HandClient.of(console.bean(PracticeAccess.class), lab, StsClient.builder())) {
			return sts.getCallerIdentity().account();
		}
	}

}
