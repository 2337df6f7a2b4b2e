package io.github.privatelinkhandson.attack;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

/**
 * An attempt to make the console unusable for others. Each gives how many of its requests
 * were answered with which status; zero means that the server hung up.
 */
enum Attack {

	/** Parameters of many parts, in bodies of the largest size that is read. */
	DEEP_PARAMETERS {
		@Override
		Map<Integer, Integer> run(Victim victim) throws Exception {
			byte[] body = (CALL.formatted("DescribeVpcs") + ("&N" + ".b".repeat(30) + "=1").repeat(16_191))
				.getBytes(StandardCharsets.US_ASCII);
			return atOnce(36,
					(i) -> Stranger.send(victim.practice(), "POST /", (i % 2 == 0) ? FORM : FORM + KEY, body));
		}
	},

	/**
	 * As many values of filters as are taken, each of which begins anew at each
	 * character.
	 */
	WILDCARDS {
		@Override
		Map<Integer, Integer> run(Victim victim) throws Exception {
			StringBuilder tags = new StringBuilder(CALL.formatted("CreateVpc"))
				.append("&CidrBlock=10.0.0.0/16&TagSpecification.1.ResourceType=vpc");
			for (int i = 1; i <= 45; i++) {
				tags.append("&TagSpecification.1.Tag.%d.Key=k%d&TagSpecification.1.Tag.%d.Value=".formatted(i, i, i))
					.append("a".repeat(256));
			}
			atOnce(3, (i) -> aws(victim, tags.toString()));
			StringBuilder filters = new StringBuilder(CALL.formatted("DescribeTags")).append("&Filter.1.Name=value");
			for (int i = 1; i <= 200; i++) {
				filters.append("&Filter.1.Value.").append(i).append("=*").append("a".repeat(128)).append("b");
			}
			atOnce(4, (i) -> aws(victim,
					CALL.formatted("DescribeTags") + "&Filter.1.Name=value&Filter.1.Value.1=" + "*a".repeat(8) + "b"));
			return atOnce(16, (i) -> aws(victim, filters.toString()));
		}
	},

	/** Patterns that backtrack without end. */
	PATTERNS {
		@Override
		Map<Integer, Integer> run(Victim victim) throws Exception {
			return victim.commands(12, "echo " + "a".repeat(60) + " | grep '(.*a){24}b'");
		}
	},

	/** More looks at an account than a server has threads. */
	CHECKS {
		@Override
		Map<Integer, Integer> run(Victim victim) throws Exception {
			return atOnce(220,
					(i) -> victim.participant()
						.json("POST", "/api/labs/" + victim.lab() + "/check", "{}")
						.statusCode());
		}
	},

	/** Scripts that double what they have, or that run each other. */
	SCRIPTS {
		@Override
		Map<Integer, Integer> run(Victim victim) throws Exception {
			StringBuilder scripts = new StringBuilder("echo 'true; true' > /tmp/s0");
			for (int n = 1; n <= 18; n++) {
				scripts.append("; echo 'bash /tmp/s%d; bash /tmp/s%d' > /tmp/s%d".formatted(n - 1, n - 1, n));
			}
			Map<Integer, Integer> answers = victim.commands(8, "A=0123456789abcdef" + ";A=$A$A".repeat(30));
			merge(answers, victim.commands(8, scripts.append("; bash /tmp/s18").toString()));
			merge(answers, victim.commands(4, "echo 'bash /tmp/a' > /tmp/a; bash /tmp/a"));
			merge(answers, victim.commands(4, "echo " + "$(".repeat(1900)));
			return answers;
		}
	},

	/** Names of filters that would be kept. */
	FILTER_NAMES {
		@Override
		Map<Integer, Integer> run(Victim victim) throws Exception {
			return atOnce(60, (i) -> aws(victim,
					CALL.formatted("DescribeVpcs") + "&Filter.1.Value.1=x&Filter.1.Name=" + i + "-".repeat(1_000_000)));
		}
	},

	/** Outputs of commands as long as they can be. */
	OUTPUTS {
		@Override
		Map<Integer, Integer> run(Victim victim) throws Exception {
			return victim.commands(40, "A=0123456789abcdef" + "; A=$A$A".repeat(13) + "; echo $A $A $A $A");
		}
	},

	/** Accounts and regions that nobody has. */
	REGIONS {
		@Override
		Map<Integer, Integer> run(Victim victim) throws Exception {
			return atOnce(60, (i) -> Stranger.send(victim.practice(), "POST /",
					FORM + KEY.replace("us-east-2", "zz-nowhere-" + i % 10),
					(CALL.formatted("CreateVpc") + "&CidrBlock=10.0.0.0/16").getBytes(StandardCharsets.US_ASCII)));
		}
	},

	/** Bodies of 19 megabytes. */
	LARGE_BODIES {
		@Override
		Map<Integer, Integer> run(Victim victim) throws Exception {
			byte[] body = ("{\"engine\":\"" + "x".repeat(19_000_000) + "\"}").getBytes(StandardCharsets.US_ASCII);
			return atOnce(10, (i) -> Stranger.send(victim.console(), "POST /api/labs/" + victim.lab() + "/analyses",
					"Content-Type: application/json\r\n" + victim.participant().headers(), body));
		}
	},

	/** A disk that is filled to the last byte. */
	FULL_DISK {
		@Override
		Map<Integer, Integer> run(Victim victim) throws Exception {
			return victim.commands(3, "A=0123456789abcdef" + "; A=$A$A".repeat(6) + "; echo $A > /tmp/a; "
					+ "cat /tmp/a >> /tmp/full; ".repeat(140));
		}
	},

	/** Clients that send a byte of their body and wait. */
	SLOW_BODIES {
		@Override
		Map<Integer, Integer> run(Victim victim) throws Exception {
			return atOnce(420, (i) -> Stranger.begin((i % 2 == 0) ? victim.console() : victim.practice()));
		}
	},

	/** All passwords at once. */
	PASSWORDS {
		@Override
		Map<Integer, Integer> run(Victim victim) throws Exception {
			Guest guest = victim.stranger();
			guest.get("/login");
			String token = URLEncoder.encode(guest.token(), StandardCharsets.UTF_8);
			return atOnce(60, (i) -> Stranger.send(victim.console(), "POST /login",
					FORM + "Accept: text/html\r\n" + guest.headers(),
					("_csrf=" + token + "&name=facilitator&password=wrong" + i).getBytes(StandardCharsets.US_ASCII)));
		}
	};

	private static final String CALL = "Action=%s&Version=2016-11-15";

	private static final String FORM = "Content-Type: application/x-www-form-urlencoded\r\n";

	private static final String KEY = "Authorization: AWS4-HMAC-SHA256 "
			+ "Credential=test/20260101/us-east-2/ec2/aws4_request, SignedHeaders=host, Signature=00\r\n";

	abstract Map<Integer, Integer> run(Victim victim) throws Exception;

	private static int aws(Victim victim, String body) throws Exception {
		return Stranger.send(victim.practice(), "POST /", FORM + KEY, body.getBytes(StandardCharsets.US_ASCII));
	}

	/**
	 * Sends requests as fast as that many threads can.
	 * @return how many were answered with which status
	 */
	private static Map<Integer, Integer> atOnce(int many, Request request) throws Exception {
		ExecutorService threads = Executors.newFixedThreadPool(many);
		try {
			List<Callable<Integer>> calls = IntStream.range(0, many)
				.mapToObj((i) -> (Callable<Integer>) () -> status(request, i))
				.toList();
			Map<Integer, Integer> answers = new HashMap<>();
			for (Future<Integer> answer : threads.invokeAll(calls)) {
				answers.merge(answer.get(), 1, Integer::sum);
			}
			return answers;
		}
		finally {
			threads.shutdownNow();
		}
	}

	/**
	 * Sends a request.
	 * @return the status, or zero if it was not answered
	 */
	private static int status(Request request, int number) throws Exception {
		try {
			return request.send(number);
		}
		catch (IllegalStateException ex) {
			return 0;
		}
	}

	private static void merge(Map<Integer, Integer> answers, Map<Integer, Integer> more) {
		more.forEach((status, count) -> answers.merge(status, count, Integer::sum));
	}

	/**
	 * A request of many.
	 */
	@FunctionalInterface
	private interface Request {

		int send(int number) throws Exception;

	}

	/**
	 * What is attacked, and the participant who attacks it.
	 */
	record Victim(AttackedConsole target, Guest participant, String lab) {

		private int console() {
			return this.target.consolePort();
		}

		private int practice() {
			return this.target.practicePort();
		}

		private Guest stranger() {
			return new Guest(this.target);
		}

		/**
		 * Runs a command at the participant's EC2-A many times at once.
		 */
		private Map<Integer, Integer> commands(int many, String command) throws Exception {
			String body = "{\"on\":\"EC2-A\",\"command\":\"%s\"}".formatted(command);
			return atOnce(many,
					(i) -> this.participant.json("POST", "/api/labs/" + this.lab + "/commands", body).statusCode());
		}

	}

}
