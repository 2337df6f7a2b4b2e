package io.github.privatelinkhandson.provisioning;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.http.HttpExecuteResponse;

import io.github.privatelinkhandson.aws.CloudMode;
import io.github.privatelinkhandson.testkit.AwsCall;
import io.github.privatelinkhandson.testkit.TestCloud;
import io.github.privatelinkhandson.testkit.TestConsole;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The zones of a new lab.
 */
class ZoneChoiceTests {

	private final List<String> asked = new CopyOnWriteArrayList<>();

	@Test
	void localAndWavelengthZonesAreNotAskedFor(@TempDir Path data) {
		try (TestConsole console = TestConsole.withoutPorts(data, 1000, (cloud) -> new TestCloud(cloud) {
			@Override
			protected HttpExecuteResponse exchange(AwsCall call) throws IOException {
				ZoneChoiceTests.this.asked.add(call.action() + " " + call.body());
				return call.send();
			}
		}, (source) -> source)) {
			console.open(CloudMode.PRACTICE);
		}
		assertThat(this.asked).filteredOn((call) -> call.startsWith("DescribeAvailabilityZones"))
			.isNotEmpty()
			.allSatisfy((call) -> assertThat(call).contains("Name=zone-type", "Value.1=availability-zone"));
	}

}
