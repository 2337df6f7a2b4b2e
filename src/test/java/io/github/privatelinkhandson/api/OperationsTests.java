package io.github.privatelinkhandson.api;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.web.client.RestClient;
import tools.jackson.databind.JsonNode;

import io.github.privatelinkhandson.lab.Lab;
import io.github.privatelinkhandson.lab.StageKey;
import io.github.privatelinkhandson.testkit.SharedConsole;
import io.github.privatelinkhandson.testkit.TestConsole;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests metrics, readiness and the OpenAPI description for operators.
 */
@ExtendWith(SharedConsole.class)
class OperationsTests {

	@Test
	void metricsCountLabsCallsJobsAndStreams(TestConsole console) {
		Lab lab = console.built(StageKey.VPC);
		String metrics = get(console, "/actuator/prometheus", String.class);
		assertThat(metrics).containsPattern("handson_labs\\{status=\"ready\"\\} [1-9]")
			.containsPattern("handson_labs_stage\\{stage=\"vpc\"\\} [1-9]")
			.containsPattern(
					"handson_aws_calls_seconds_count\\{error=\"none\",operation=\"CreateVpc\",service=\"Ec2\"\\} [1-9]")
			.contains("handson_jobs_lag_seconds_max", "dbscheduler_task_completions_total", "handson_event_streams");
		console.tearDown(lab);
	}

	@Test
	void readinessIsReported(TestConsole console) {
		assertThat(get(console, "/actuator/health/readiness", JsonNode.class).get("status").asString()).isEqualTo("UP");
		assertThat(get(console, "/actuator/health/liveness", JsonNode.class).get("status").asString()).isEqualTo("UP");
	}

	@Test
	void interfaceIsDescribedInOpenApi(TestConsole console) {
		JsonNode description = get(console, "/api/docs", JsonNode.class);
		assertThat(description.get("openapi").asString()).startsWith("3.");
		assertThat(description.get("paths").propertyNames()).contains("/api/labs", "/api/labs/{lab}",
				"/api/labs/{lab}/run", "/api/labs/{lab}/analyses", "/api/labs/{lab}/resources");
		assertThat(description.at("/components/schemas/LabView/properties").propertyNames()).contains("endsAt",
				"status");
	}

	private static <T> T get(TestConsole console, String path, Class<T> type) {
		return RestClient.create("http://localhost:" + console.port()).get().uri(path).retrieve().body(type);
	}

}
