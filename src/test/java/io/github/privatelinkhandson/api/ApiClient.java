package io.github.privatelinkhandson.api;

import java.time.Duration;
import java.util.List;
import java.util.function.Predicate;

import org.awaitility.Awaitility;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.web.client.RestClient;
import tools.jackson.databind.JsonNode;

/**
 * A client of the JSON interface as external programs would write it.
 */
class ApiClient {

	private final RestClient http;

	ApiClient(int port) {
		this.http = RestClient.create("http://localhost:" + port + "/api/labs");
	}

	JsonNode post(String path, String body) {
		return this.http.post()
			.uri(path)
			.contentType(MediaType.APPLICATION_JSON)
			.body(body)
			.retrieve()
			.body(JsonNode.class);
	}

	JsonNode get(String path) {
		return this.http.get().uri(path).retrieve().body(JsonNode.class);
	}

	JsonNode delete(String path) {
		return this.http.delete().uri(path).retrieve().body(JsonNode.class);
	}

	/**
	 * Returns the status and body of a call that is expected to be refused.
	 */
	Refusal refused(String method, String path, String body) {
		return refused(method, path, body, MediaType.APPLICATION_JSON_VALUE);
	}

	Refusal refused(String method, String path, String body, String type) {
		return this.http.method(HttpMethod.valueOf(method))
			.uri(path)
			.contentType(MediaType.parseMediaType(type))
			.body(body)
			.exchange((request, response) -> new Refusal(response.getStatusCode().value(),
					String.valueOf(response.getHeaders().getContentType()), response.bodyTo(JsonNode.class)));
	}

	/**
	 * Polls until the response matches.
	 */
	JsonNode await(String path, Predicate<JsonNode> condition) {
		return Awaitility.await()
			.alias(path)
			.atMost(Duration.ofSeconds(60))
			.pollInterval(Duration.ofMillis(100))
			.until(() -> get(path), condition);
	}

	/**
	 * Waits until a lab has reached one of the given statuses.
	 */
	JsonNode awaitLab(String lab, String... statuses) {
		return await("/" + lab, (node) -> List.of(statuses).contains(node.get("status").asString()));
	}

	record Refusal(int status, String contentType, JsonNode body) {

		String code() {
			return this.body.get("code").asString();
		}

	}

}
