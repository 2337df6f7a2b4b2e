package io.github.privatelinkhandson.training;

import java.time.Duration;
import java.util.List;
import java.util.Set;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A practice lab that is built to the end, looked at and taken down.
 */
final class LabWalk {

	private static final JsonMapper JSON = new JsonMapper();

	private static final Duration LONGEST = Duration.ofMinutes(4);

	private static final String REGION = "ap-northeast-1";

	private final TrainedConsole console;

	private final String lab;

	LabWalk(TrainedConsole console) {
		this.console = console;
		this.lab = read(console.post("/api/labs", "{\"mode\": \"practice\", \"region\": \"" + REGION + "\"}")).get("id")
			.asString();
	}

	void build() {
		this.console.post("/api/labs/" + this.lab + "/run", "{}");
		await("ready");
	}

	/**
	 * Opens the pages that a learner opens, in both languages.
	 */
	void visit() {
		List<String> languages = List.of("?lang=en", "?lang=ja");
		String page = "/labs/" + this.lab;
		for (String language : languages) {
			for (String path : List.of("/", page + "/stages/vpc", page + "/stages/connection", page + "/calls",
					page + "/keys", page + "/check", page + "/teardown")) {
				this.console.get(path + language);
			}
		}
	}

	/**
	 * EC2 with the lab's access key.
	 */
	Ec2 ec2() {
		JsonNode key = read(this.console.get("/api/labs/" + this.lab + "/key"));
		return new Ec2(this.console.practicePort(),
				new Keys(key.get("accessKeyId").asString(), key.get("secretAccessKey").asString()), REGION);
	}

	void tearDown() {
		this.console.delete("/api/labs/" + this.lab + "/resources");
		await("gone");
	}

	private void await(String status) {
		long end = System.nanoTime() + LONGEST.toNanos();
		for (String now = ""; !now.equals(status); now = status()) {
			if (Set.of("failed", "incomplete").contains(now) || System.nanoTime() > end) {
				throw new IllegalStateException("the lab is not " + status + " but " + now);
			}
			this.console.pause();
		}
	}

	private String status() {
		return read(this.console.get("/api/labs/" + this.lab)).get("status").asString();
	}

	private static JsonNode read(String json) {
		return JSON.readTree(json);
	}

}
