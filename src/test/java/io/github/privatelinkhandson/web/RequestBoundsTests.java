package io.github.privatelinkhandson.web;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;

import io.github.privatelinkhandson.simulator.PracticeAws;
import io.github.privatelinkhandson.testkit.ConsoleTest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

/**
 * Tests what requests may cost before they are known to be anybody's: the bytes, names
 * and number of their parameters, the time of their bodies, the pages that send them.
 */
@ConsoleTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
		properties = { "handson.practice.port=0", "server.tomcat.threads.max=40", "handson.limits.body-timeout=2s",
				"handson.limits.unfinished-per-address=8", "handson.limits.unfinished=16" })
class RequestBoundsTests {

	private static final String KEY = "test/20260101/%s/ec2/aws4_request";

	private final HttpClient client = HttpClient.newHttpClient();

	private final List<Socket> sockets = new ArrayList<>();

	@LocalServerPort
	private int console;

	@Autowired
	private PracticeAws aws;

	@AfterEach
	void hangUp() throws IOException {
		for (Socket socket : this.sockets) {
			socket.close();
		}
	}

	/**
	 * Sixty clients at one port send a byte of their body and wait. Pages, health and the
	 * practice AWS answer meanwhile, and each of the clients is told off.
	 */
	@ParameterizedTest
	@ValueSource(booleans = { true, false })
	void slowBodiesKeepNobodyFromBeingAnswered(boolean atConsole) throws Exception {
		List<BufferedReader> answers = new ArrayList<>();
		for (int i = 0; i < 60; i++) {
			answers.add(begin(atConsole ? this.console : this.aws.port(), "/login"));
		}
		assertThat(get("/join").statusCode()).isEqualTo(200);
		assertThat(get("/actuator/health").statusCode()).isEqualTo(200);
		assertThat(practice("Action=DescribeVpcs&Version=2016-11-15", "us-east-2").statusCode()).isEqualTo(200);
		for (BufferedReader answer : answers) {
			assertThat(answer.readLine()).matches("HTTP/1.1 (408|429|503) *.*");
		}
		assertThat(get("/join").statusCode()).isEqualTo(200);
	}

	@Test
	void bodyThatIsWholeIsTakenHoweverItComes() throws Exception {
		HttpRequest.BodyPublisher chunked = HttpRequest.BodyPublishers
			.fromPublisher(HttpRequest.BodyPublishers.ofString("{\"mode\":\"practice\"}"));
		assertThat(send("/api/labs", chunked, "application/json").statusCode()).isEqualTo(201);
		assertThat(send("/api/labs", text("{\"mode\":\"practice\"}"), "application/json").statusCode()).isEqualTo(201);
		HttpResponse<String> joined = send("/join", text("code=NOSUCH&name=Ann"), "application/x-www-form-urlencoded");
		assertThat(joined.statusCode()).isIn(403, 404);
	}

	@Test
	void bodyThatIsTooLargeIsRefusedInASentence() throws Exception {
		String large = "{\"engine\":\"" + "x".repeat(70_000) + "\"}";
		HttpResponse<String> refused = send("/api/labs", text(large), "application/json");
		assertThat(refused.statusCode()).isEqualTo(413);
		assertThat(refused.headers().firstValue("Content-Type").orElse("")).startsWith("application/problem+json");
		assertThat(refused.body()).contains("\"code\":\"too-large\"").hasSizeLessThan(1_000);
		assertThat(send("/join", text("name=" + "x".repeat(70_000)), "application/x-www-form-urlencoded").statusCode())
			.isEqualTo(413);
		HttpRequest.BodyPublisher chunked = HttpRequest.BodyPublishers
			.fromPublisher(HttpRequest.BodyPublishers.ofString(large));
		assertThat(send("/api/labs", chunked, "application/json").statusCode()).isEqualTo(413);
		assertThat(practice("Action=DescribeVpcs&Version=2016-11-15&A=" + "x".repeat(1 << 20), "us-east-2"))
			.satisfies((answer) -> assertThat(answer.statusCode() + answer.body()).startsWith("413")
				.contains("<Code>RequestEntityTooLarge</Code>"));
	}

	static Stream<Arguments> parameters() {
		String call = "Action=DescribeVpcs&Version=2016-11-15";
		return Stream.of(arguments("deep", call + "&N" + ".b".repeat(30) + "=1", 404, "MalformedQueryString"),
				arguments("many", call + "&N=1".repeat(10_000), 413, "RequestEntityTooLarge"),
				arguments("long names", call + "&" + "N".repeat(300) + "=1", 404, "MalformedQueryString"),
				arguments("filter that is none", call + "&Filter.1.Name=" + "-".repeat(100_000) + "&Filter.1.Value.1=x",
						400, "InvalidParameterValue"));
	}

	@ParameterizedTest(name = "{0}")
	@MethodSource("parameters")
	void parametersHaveABound(String name, String body, int status, String code) throws Exception {
		HttpResponse<String> refused = practice(body, "us-east-2");
		assertThat(refused.statusCode()).isEqualTo(status);
		assertThat(refused.body()).contains("<Code>" + code + "</Code>");
	}

	/**
	 * Whoever has no key is refused before anything is built of his parameters: the same
	 * answer comes whatever they are.
	 */
	@ParameterizedTest
	@ValueSource(strings = { "&A=1", "&N.b.b.b.b.b.b.b.b.b.b.b.b.b.b.b.b=1" })
	void callerIsFoundBeforeParametersAreRead(String more) throws Exception {
		HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://localhost:" + this.aws.port() + "/"))
			.header("Content-Type", "application/x-www-form-urlencoded")
			.POST(text("Action=DescribeVpcs&Version=2016-11-15" + more.repeat(16_000)));
		HttpResponse<String> refused = this.client.send(request.build(), HttpResponse.BodyHandlers.ofString());
		assertThat(refused.statusCode()).isEqualTo(403);
		assertThat(refused.body()).contains("MissingAuthenticationToken");
	}

	@ParameterizedTest
	@ValueSource(strings = { "zz-nowhere-1", "us-east-9", "eu-moon-1" })
	void unknownRegionsAreRefused(String region) throws Exception {
		HttpResponse<String> refused = practice("Action=DescribeVpcs&Version=2016-11-15", region);
		assertThat(refused.statusCode()).isEqualTo(401);
		assertThat(refused.body()).contains("AuthFailure");
	}

	static Stream<Arguments> foreign() {
		return Stream.of(arguments("Origin: https://evil.example"), arguments("Origin: null"),
				arguments("Sec-Fetch-Site: cross-site"), arguments("Sec-Fetch-Site: same-site"),
				arguments("Host: evil.example"));
	}

	@ParameterizedTest
	@MethodSource("foreign")
	void pagesOfOtherSitesMayNotCallThePracticeAws(String header) throws Exception {
		String host = header.startsWith("Host:") ? header : "Host: localhost:" + this.aws.port() + "\r\n" + header;
		assertThat(raw(this.aws.port(),
				"GET /?Action=CreateVpc&Version=2016-11-15&CidrBlock=10.0.0.0/16&X-Amz-Credential="
						+ KEY.formatted("us-east-2") + " HTTP/1.1\r\n" + host + "\r\nConnection: close\r\n\r\n")
			.readLine()).startsWith("HTTP/1.1 403");
	}

	/**
	 * TRACE is answered with the whole of an error, at both ports.
	 */
	@ParameterizedTest
	@ValueSource(booleans = { true, false })
	void traceIsRefusedWithAWholeAnswer(boolean atConsole) throws Exception {
		int port = atConsole ? this.console : this.aws.port();
		List<String> lines = raw(port, "TRACE / HTTP/1.1\r\nHost: localhost:" + port + "\r\nConnection: close\r\n\r\n")
			.lines()
			.toList();
		int announced = lines.stream()
			.filter((line) -> line.toLowerCase(Locale.ROOT).startsWith("content-length:"))
			.mapToInt((line) -> Integer.parseInt(line.substring(line.indexOf(':') + 1).trim()))
			.findFirst()
			.orElse(0);
		assertThat(lines.get(0)).startsWith("HTTP/1.1 405");
		assertThat(String.join("\n", lines.subList(lines.indexOf("") + 1, lines.size())).length())
			.isGreaterThanOrEqualTo(announced - 1);
	}

	static Stream<Arguments> oddValues() {
		return Stream.of(
				arguments("token beyond an int", "Action=DescribeVpcs&MaxResults=5&NextToken=" + token("2147483648"),
						"InvalidNextToken"),
				arguments("token beyond a long",
						"Action=DescribeVpcs&MaxResults=5&NextToken=" + token("99999999999999999999"),
						"InvalidNextToken"),
				arguments("NUL in a value", "Action=CreateVpc&CidrBlock=10.0.0.0%2F16%00", "InvalidParameterValue"),
				arguments("NUL in a tag",
						"Action=CreateVpc&CidrBlock=10.0.0.0%2F16&TagSpecification.1.ResourceType=vpc"
								+ "&TagSpecification.1.Tag.1.Key=a%00&TagSpecification.1.Tag.1.Value=b",
						"InvalidParameterValue"),
				arguments("NUL in a name", "Action=DescribeVpcs&Fil%00ter=1", "InvalidParameterValue"));
	}

	@ParameterizedTest(name = "{0}")
	@MethodSource("oddValues")
	void oddValueIsRefusedAsAwsWould(String name, String body, String code) throws Exception {
		HttpResponse<String> refused = practice(body + "&Version=2016-11-15", "us-east-2");
		assertThat(refused.statusCode()).isEqualTo(400);
		assertThat(refused.body()).contains("<Code>" + code + "</Code>");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
			{"Filters": [null]}                                    | ValidationException
			{"Filters": [{"Key": "a\\u0000", "Values": ["b"]}]}    | SerializationException
			{"NextToken": "cHJhY3RpY2UtYXdzOjQyOTQ5NjcyOTU"}       | InvalidNextToken
			""")
	void oddJsonIsRefusedAsAwsWould(String body, String code) throws Exception {
		HttpResponse<String> refused = this.client.send(HttpRequest
			.newBuilder(URI.create("http://localhost:" + this.aws.port() + "/"))
			.header("Content-Type", "application/x-amz-json-1.1")
			.header("X-Amz-Target", "AmazonSSM.DescribeInstanceInformation")
			.header("Authorization",
					"AWS4-HMAC-SHA256 Credential=test/20260101/us-east-2/ssm/aws4_request, SignedHeaders=host, Signature=00")
			.POST(text(body))
			.build(), HttpResponse.BodyHandlers.ofString());
		assertThat(refused.statusCode()).isEqualTo(400);
		assertThat(refused.body()).contains(code);
	}

	private static String token(String offset) {
		return Base64.getUrlEncoder()
			.withoutPadding()
			.encodeToString(("practice-aws:" + offset).getBytes(StandardCharsets.UTF_8));
	}

	private BufferedReader begin(int port, String path) throws IOException {
		return raw(port, "POST " + path + " HTTP/1.1\r\nHost: localhost:" + port
				+ "\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: 1000\r\n\r\nn");
	}

	private BufferedReader raw(int port, String text) throws IOException {
		Socket socket = new Socket("localhost", port);
		socket.setSoTimeout(60_000);
		this.sockets.add(socket);
		socket.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
		socket.getOutputStream().flush();
		return new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII));
	}

	private HttpResponse<String> get(String path) throws Exception {
		return this.client.send(HttpRequest.newBuilder(address(path)).build(), HttpResponse.BodyHandlers.ofString());
	}

	private HttpResponse<String> send(String path, HttpRequest.BodyPublisher body, String type) throws Exception {
		return this.client.send(HttpRequest.newBuilder(address(path)).header("Content-Type", type).POST(body).build(),
				HttpResponse.BodyHandlers.ofString());
	}

	private HttpResponse<String> practice(String body, String region) throws Exception {
		return this.client.send(HttpRequest.newBuilder(URI.create("http://localhost:" + this.aws.port() + "/"))
			.header("Content-Type", "application/x-www-form-urlencoded")
			.header("Authorization",
					"AWS4-HMAC-SHA256 Credential=" + KEY.formatted(region) + ", SignedHeaders=host, Signature=00")
			.POST(text(body))
			.build(), HttpResponse.BodyHandlers.ofString());
	}

	private URI address(String path) {
		return URI.create("http://localhost:" + this.console + path);
	}

	private static HttpRequest.BodyPublisher text(String body) {
		return HttpRequest.BodyPublishers.ofString(body);
	}

}
