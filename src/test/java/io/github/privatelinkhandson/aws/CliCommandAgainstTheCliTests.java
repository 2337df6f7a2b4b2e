package io.github.privatelinkhandson.aws;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import software.amazon.awssdk.core.exception.SdkServiceException;
import tools.jackson.databind.json.JsonMapper;

import io.github.privatelinkhandson.testkit.CannedCloud;
import io.github.privatelinkhandson.testkit.CannedTransport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Runs the commands with the real AWS CLI, in a shell, and compares what it sends with
 * what the SDK sends for the same request. Needs {@code aws} on the PATH, and says so if
 * it is missing.
 */
class CliCommandAgainstTheCliTests {

	private static final int PARALLEL = 2;

	private static final Map<String, String> sent = new ConcurrentHashMap<>();

	private static ExecutorService runners;

	private static HttpServer server;

	@BeforeAll
	static void startServer() throws IOException {
		if (!cliIsThere()) {
			String message = "NOT TESTED: there is no AWS CLI (aws) on the PATH to run the shown commands with";
			System.err.println(message);
			Assumptions.abort(message);
		}
		runners = Executors.newFixedThreadPool(PARALLEL);
		server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
		server.createContext("/", CliCommandAgainstTheCliTests::refuse);
		server.start();
	}

	@AfterAll
	static void stopServer() {
		if (server != null) {
			server.stop(0);
			runners.shutdownNow();
		}
	}

	@TestFactory
	List<DynamicTest> cliSendsWhatTheSdkSends() {
		return HandsonRequests.all().map((example) -> {
			String key = example.request().getClass().getSimpleName() + Math.abs(example.hashCode());
			CompletableFuture<String> output = CompletableFuture.supplyAsync(() -> run(example, key), runners);
			return DynamicTest.dynamicTest(example.toString(), () -> {
				String said = output.join();
				assertThat(sent).as("%s said: %s", example.command(), said).containsKey(key);
				assertThat(content(sent.get(key))).isEqualTo(content(sentBySdk(example)));
			});
		}).toList();
	}

	private static String run(HandsonRequests.Example<?, ?> example, String key) {
		String endpoint = "http://localhost:%d/%s".formatted(server.getAddress().getPort(), key);
		String command = CliCommand.of(example.request()).text() + " --endpoint-url " + endpoint;
		ProcessBuilder process = new ProcessBuilder("sh", "-c", command).redirectErrorStream(true);
		process.environment()
			.putAll(Map.of("AWS_ACCESS_KEY_ID", "test", "AWS_SECRET_ACCESS_KEY", "test", "AWS_DEFAULT_REGION",
					CannedCloud.REGION, "AWS_MAX_ATTEMPTS", "1", "AWS_CONFIG_FILE", "/dev/null",
					"AWS_SHARED_CREDENTIALS_FILE", "/dev/null", "LC_ALL", "C.UTF-8"));
		process.environment().remove("AWS_PROFILE");
		try {
			Process running = process.start();
			return new String(running.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * Remembers the request by its path, and refuses it, so that the CLI ends.
	 */
	private static void refuse(HttpExchange exchange) throws IOException {
		String key = exchange.getRequestURI().getPath().split("/")[1];
		sent.put(key, new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
		byte[] answer = "{\"__type\":\"Refused\"}".getBytes(StandardCharsets.UTF_8);
		exchange.sendResponseHeaders(400, answer.length);
		exchange.getResponseBody().write(answer);
		exchange.close();
	}

	private static String sentBySdk(HandsonRequests.Example<?, ?> example) {
		CannedTransport transport = new CannedTransport().answer(400, "");
		CannedCloud cloud = new CannedCloud(CloudMode.PRACTICE, transport);
		AwsClients clients = new AwsClients(
				new ClientConfigurer(cloud, cloud.credentials("", ""), CannedCloud.REGION, List.of()), Runnable::run);
		assertThatExceptionOfType(SdkServiceException.class).isThrownBy(() -> example.send(clients));
		return transport.bodies().get(0);
	}

	/**
	 * What a body says, whatever its order, without the tokens that clients make up.
	 */
	private static Object content(String body) {
		if (body.startsWith("{")) {
			return new JsonMapper().readTree(body);
		}
		Map<String, String> parameters = new TreeMap<>();
		Stream.of(body.split("&"))
			.map((pair) -> pair.split("=", 2))
			.forEach((pair) -> parameters.put(pair[0], URLDecoder.decode(pair[1], StandardCharsets.UTF_8)));
		parameters.computeIfPresent("ClientToken", (name, token) -> (token.length() < 36) ? token : null);
		return parameters;
	}

	private static boolean cliIsThere() {
		return Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
			.anyMatch((directory) -> new File(directory, "aws").canExecute());
	}

}
