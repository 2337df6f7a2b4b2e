package io.github.privatelinkhandson.web;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;

import io.github.privatelinkhandson.simulator.PracticeAws;
import io.github.privatelinkhandson.testkit.ConsoleTest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

/**
 * Input whose work would grow without bound is refused in AWS's words, soon, and is no
 * failure of the practice AWS.
 */
@ConsoleTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT, properties = "handson.practice.port=0")
@ExtendWith(OutputCaptureExtension.class)
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class InputBoundsTests {

	private static final String EC2 = "Action=%s&Version=2016-11-15";

	private static final String POLICY = "Action=CreatePolicy&Version=2010-05-08&PolicyName=p&PolicyDocument=";

	private final HttpClient client = HttpClient.newHttpClient();

	@LocalServerPort
	private int console;

	@Autowired
	private PracticeAws aws;

	static Stream<Arguments> forms() {
		String group = "Action=CreateTargetGroup&Version=2015-12-01&Name=t&Protocol=TCP&Port=80&VpcId=vpc-0123456789abcdef0"
				+ "&HealthCheckProtocol=HTTP&Matcher.HttpCode=200";
		String role = "Action=CreateRole&Version=2010-05-08&RoleName=r&AssumeRolePolicyDocument=%7B%7D&Path=";
		return Stream.of(
				arguments("values of filters", EC2.formatted("DescribeTags") + filters("value", "x", 201),
						"FilterLimitExceeded"),
				arguments("filters",
						EC2.formatted("DescribeTags") + IntStream.rangeClosed(1, 51)
							.mapToObj((i) -> "&Filter.%d.Name=value&Filter.%d.Value.1=x".formatted(i, i))
							.collect(Collectors.joining()),
						"FilterLimitExceeded"),
				arguments("success codes", group + ",200".repeat(100_000), ""),
				arguments("path of a role", role + "/a".repeat(200_000) + "/", "ValidationError"),
				arguments("deep policy", POLICY + "[".repeat(100_000), ""),
				arguments("policy of stars",
						POLICY + "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\",\"Action\":\"s3:"
								+ "*a".repeat(100_000) + "\",\"Resource\":\"*\"}]}",
						""),
				arguments("user data",
						EC2.formatted("RunInstances") + "&ImageId=ami-0123456789abcdef0&MinCount=1&MaxCount=1&UserData="
								+ "A".repeat(900_000),
						""),
				arguments("ranges of addresses", EC2.formatted("AuthorizeSecurityGroupIngress")
						+ "&GroupId=sg-0123456789abcdef0"
						+ "&IpPermissions.1.IpProtocol=tcp&IpPermissions.1.FromPort=1&IpPermissions.1.ToPort=2"
						+ IntStream.range(1, 5_900)
							.mapToObj((i) -> "&IpPermissions.1.IpRanges.%d.CidrIp=10.0.%d.0/24".formatted(i, i % 256))
							.collect(Collectors.joining()),
						""),
				arguments("index of a list", EC2.formatted("DescribeVpcs") + "&VpcId.999999999=vpc-1", ""));
	}

	@ParameterizedTest(name = "{0}")
	@MethodSource("forms")
	void formIsRefused(String name, String body, String code, CapturedOutput output) throws Exception {
		HttpResponse<String> refused = practice(body.getBytes(StandardCharsets.UTF_8),
				"application/x-www-form-urlencoded");
		assertThat(refused.statusCode()).as(refused.body()).isBetween(400, 499);
		assertThat(refused.body()).contains(code);
		assertThat(output).doesNotContain("failed, request");
	}

	/**
	 * A value that begins anew at each character of each tag is compared with few of
	 * them.
	 */
	@Test
	void workOfFiltersIsBounded() throws Exception {
		String vpc = EC2.formatted("CreateVpc") + "&CidrBlock=10.0.0.0/16&TagSpecification.1.ResourceType=vpc"
				+ IntStream.rangeClosed(1, 45)
					.mapToObj((i) -> "&TagSpecification.1.Tag.%d.Key=k%d&TagSpecification.1.Tag.%d.Value=".formatted(i,
							i, i) + "a".repeat(256))
					.collect(Collectors.joining());
		assertThat(form(vpc).statusCode()).isEqualTo(200);
		assertThat(form(EC2.formatted("DescribeTags") + filters("value", "*" + "a".repeat(128) + "b", 200)).body())
			.contains("FilterLimitExceeded");
		assertThat(form(EC2.formatted("DescribeTags") + filters("value", "*a*a*a*b", 3)).statusCode()).isEqualTo(200);
	}

	static Stream<Arguments> json() {
		String command = "{\"DocumentName\":\"AWS-RunShellScript\",\"InstanceIds\":[\"i-0123456789abcdef0\"],";
		return Stream.of(arguments("long number", command + "\"TimeoutSeconds\":" + "9".repeat(900_000) + "}"),
				arguments("large number", command + "\"TimeoutSeconds\":1e1000000000}"),
				arguments("small number", command + "\"TimeoutSeconds\":1e-1000000000}"),
				arguments("deep lists", command + "\"Parameters\":{\"commands\":" + "[".repeat(500_000)),
				arguments("deep objects", command + "\"Parameters\":" + "{\"a\":".repeat(150_000)),
				arguments("unknown members", "{" + "\"a\":{},".repeat(100_000) + "\"b\":1}"));
	}

	@ParameterizedTest(name = "{0}")
	@MethodSource("json")
	void jsonIsRefused(String name, String body, CapturedOutput output) throws Exception {
		HttpResponse<String> refused = practice(body.getBytes(StandardCharsets.UTF_8), "application/x-amz-json-1.1",
				"X-Amz-Target", "AmazonSSM.SendCommand");
		assertThat(refused.statusCode()).as(refused.body()).isBetween(400, 499);
		assertThat(output).doesNotContain("failed, request");
	}

	@ParameterizedTest
	@ValueSource(strings = { "{\"region\":\"%s\"}", "{\"mode\":\"%s\"}", "{\"%s\":1}" })
	void valuesInProblemsAreShortened(String body) throws Exception {
		HttpRequest request = HttpRequest.newBuilder(URI.create("http://localhost:" + this.console + "/api/labs"))
			.header("Content-Type", "application/json")
			.POST(HttpRequest.BodyPublishers.ofString(body.formatted("x".repeat(60_000))))
			.build();
		HttpResponse<String> refused = this.client.send(request, HttpResponse.BodyHandlers.ofString());
		assertThat(refused.statusCode()).isBetween(400, 499);
		assertThat(refused.body()).hasSizeLessThan(3_000);
	}

	/**
	 * Checks of a lab by one person at once leave the others their threads.
	 */
	@Test
	void checksAtOnceAreFew() throws Exception {
		URI labs = URI.create("http://localhost:" + this.console + "/api/labs");
		HttpRequest.Builder json = HttpRequest.newBuilder().header("Content-Type", "application/json");
		String opened = this.client
			.send(json.uri(labs).POST(HttpRequest.BodyPublishers.ofString("{}")).build(),
					HttpResponse.BodyHandlers.ofString())
			.body();
		String lab = opened.replaceFirst("(?s).*?\"id\":\"([0-9a-f]{12})\".*", "$1");
		HttpRequest check = json.uri(URI.create(labs + "/" + lab + "/check")).build();
		List<Integer> statuses = Stream
			.generate(() -> this.client.sendAsync(check, HttpResponse.BodyHandlers.discarding()))
			.limit(100)
			.toList()
			.stream()
			.map((answer) -> answer.join().statusCode())
			.toList();
		assertThat(statuses).contains(200, 409).containsOnly(200, 409);
		assertThat(this.client.send(check, HttpResponse.BodyHandlers.discarding()).statusCode()).isEqualTo(200);
	}

	/**
	 * Packed bodies are not unpacked.
	 */
	@Test
	void packedBodyIsNoForm() throws Exception {
		HttpResponse<String> refused = practice(zeros(50_000_000), "application/x-www-form-urlencoded",
				"Content-Encoding", "gzip");
		assertThat(refused.statusCode()).isBetween(400, 499);
		HttpRequest console = HttpRequest.newBuilder(URI.create("http://localhost:" + this.console + "/api/labs"))
			.header("Content-Type", "application/json")
			.header("Content-Encoding", "gzip")
			.POST(HttpRequest.BodyPublishers.ofByteArray(zeros(50_000_000)))
			.build();
		assertThat(this.client.send(console, HttpResponse.BodyHandlers.ofString()).statusCode()).isBetween(400, 499);
	}

	static Stream<Arguments> heads() {
		return Stream.of(arguments("cookie", "Cookie", "a=" + "x".repeat(60_000), 1),
				arguments("headers", "X-Many", "x", 2_000),
				arguments("languages", "Accept-Language", "de-x-".concat("a,".repeat(3_000)), 1));
	}

	@ParameterizedTest(name = "{0}")
	@MethodSource("heads")
	void headHasABound(String name, String header, String value, int times) throws Exception {
		for (int port : new int[] { this.console, this.aws.port() }) {
			HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/join"));
			IntStream.range(0, times).forEach((i) -> request.header(header + ((times > 1) ? i : ""), value));
			assertThat(this.client.send(request.build(), HttpResponse.BodyHandlers.ofString()).statusCode())
				.isLessThan(500);
		}
	}

	/**
	 * Nothing is uploaded, so parts are not read, nor put on the disk.
	 */
	@Test
	void partsAreNotRead() throws Exception {
		HttpRequest request = HttpRequest.newBuilder(URI.create("http://localhost:" + this.console + "/join"))
			.header("Content-Type", "multipart/form-data; boundary=b")
			.POST(HttpRequest.BodyPublishers
				.ofString("--b\r\nContent-Disposition: form-data; name=\"f\"; filename=\"f\"\r\n\r\nx\r\n".repeat(500)
						+ "--b--\r\n"))
			.build();
		assertThat(this.client.send(request, HttpResponse.BodyHandlers.ofString()).statusCode()).isBetween(400, 499);
	}

	private static String filters(String name, String value, int many) {
		return "&Filter.1.Name=" + name
				+ IntStream.rangeClosed(1, many)
					.mapToObj((i) -> "&Filter.1.Value." + i + "=" + value)
					.collect(Collectors.joining());
	}

	private HttpResponse<String> form(String body) throws Exception {
		return practice(body.getBytes(StandardCharsets.UTF_8), "application/x-www-form-urlencoded");
	}

	private HttpResponse<String> practice(byte[] body, String type, String... headers) throws Exception {
		HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://localhost:" + this.aws.port() + "/"))
			.header("Content-Type", type)
			.header("Authorization",
					"AWS4-HMAC-SHA256 Credential=test/20260101/us-east-2/ec2/aws4_request,"
							+ " SignedHeaders=host, Signature=00")
			.POST(HttpRequest.BodyPublishers.ofByteArray(body));
		if (headers.length > 0) {
			request.headers(headers);
		}
		return this.client.send(request.build(), HttpResponse.BodyHandlers.ofString());
	}

	private static byte[] zeros(int many) {
		ByteArrayOutputStream packed = new ByteArrayOutputStream();
		try (GZIPOutputStream packer = new GZIPOutputStream(packed)) {
			packer.write(new byte[many]);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		return packed.toByteArray();
	}

}
