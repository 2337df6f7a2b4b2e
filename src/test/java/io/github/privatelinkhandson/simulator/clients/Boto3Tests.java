package io.github.privatelinkhandson.simulator.clients;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import software.amazon.awssdk.core.SdkPojo;

import io.github.privatelinkhandson.simulator.PracticeAws;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * boto3 against the practice AWS: clients, resources, waiters, paginators, threads. Needs
 * {@code python3} with boto3, and says so if one is missing.
 */
@PracticeAwsTest
class Boto3Tests {

	private static final Path WALK = Path.of("src/test/python/practice_walk.py");

	private static final Duration PATIENCE = Duration.ofMinutes(4);

	@TempDir
	private Path directory;

	@Autowired
	private PracticeAws aws;

	@Test
	void handsonByThreadsToHelloAndBack() {
		Program python = Program.require("python3", this.directory);
		if (python.run(PATIENCE, "-c", "import boto3; assert boto3.__version__ >= '1.29'").exitCode() != 0) {
			Program.skip("python3 has no boto3 of version 1.29 or newer");
		}
		Clients clients = Clients.of(this.aws, this.aws.newAccount());
		List<SdkPojo> before = Inventory.left(clients);
		String said = python.forAws(clients, this.aws.port())
			.with("PYTHONDONTWRITEBYTECODE", "1")
			.run(PATIENCE, WALK.toAbsolutePath().toString())
			.expectSuccess();
		assertThat(said).isEqualTo("Hello!\n");
		assertThat(Inventory.left(clients)).containsExactlyInAnyOrderElementsOf(before);
	}

}
