package io.github.privatelinkhandson.simulator;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import software.amazon.awssdk.http.ContentStreamProvider;
import software.amazon.awssdk.http.SdkHttpFullRequest;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4FamilyHttpSigner;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner;
import software.amazon.awssdk.http.auth.spi.signer.HttpSigner;
import software.amazon.awssdk.http.auth.spi.signer.SignRequest;
import software.amazon.awssdk.http.auth.spi.signer.SignedRequest;
import software.amazon.awssdk.identity.spi.AwsCredentialsIdentity;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.elasticloadbalancingv2.ElasticLoadBalancingV2Client;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.ssm.SsmClient;
import software.amazon.awssdk.services.sts.StsClient;

import io.github.privatelinkhandson.simulator.store.PracticeAccounts.Account;
import io.github.privatelinkhandson.testkit.TestClock;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Requests to the practice AWS's port are only taken with the right signature.
 */
@SpringBootTest(classes = SignatureTests.Toy.class, webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
		properties = { "handson.practice.port=0", "spring.datasource.url=jdbc:h2:mem:signatures" })
class SignatureTests {

	private static final String EC2 = "Action=DescribeVpcs&Version=2016-11-15";

	private static final String STS = "Action=GetCallerIdentity&Version=2011-06-15";

	@Autowired
	private PracticeAws aws;

	@Autowired
	private TestClock clock;

	private TestClients clients;

	private Account account;

	@BeforeEach
	void newAccount() {
		this.clients = new TestClients(this.aws);
		this.account = this.aws.newAccount();
	}

	@AfterEach
	void tidyUp() {
		this.clock.run();
		this.clients.close();
	}

	@Test
	void rightSecretIsTakenByAllProtocols() {
		assertThat(this.clients.of(Ec2Client.builder(), this.account).describeVpcs().vpcs()).isEmpty();
		assertThat(this.clients.of(StsClient.builder(), this.account).getCallerIdentity().account())
			.isEqualTo(this.account.id());
		assertThat(this.clients.of(SsmClient.builder(), this.account)
			.getParameter((parameter) -> parameter.name("/\u540d/a b*~"))
			.parameter()
			.name()).isEqualTo("/\u540d/a b*~");
	}

	@ParameterizedTest
	@ValueSource(strings = { "wrong", "" })
	void wrongSecretIsRefusedInTheWordsOfTheService(String wrong) {
		String key = this.account.accessKeyId();
		String secret = wrong.isEmpty() ? this.account.secretAccessKey().toLowerCase() : wrong;
		Ec2Client ec2 = this.clients.of(Ec2Client.builder(), key, secret);
		TestClients.assertRefused(401, "AuthFailure", ec2::describeVpcs);
		StsClient sts = this.clients.of(StsClient.builder(), key, secret);
		TestClients.assertRefused(403, "SignatureDoesNotMatch", sts::getCallerIdentity);
		IamClient iam = this.clients.of(IamClient.builder(), key, secret);
		TestClients.assertRefused(403, "SignatureDoesNotMatch", () -> iam.getRole((role) -> role.roleName("a")));
		ElasticLoadBalancingV2Client elb = this.clients.of(ElasticLoadBalancingV2Client.builder(), key, secret);
		TestClients.assertRefused(403, "SignatureDoesNotMatch", elb::describeSSLPolicies);
		SsmClient ssm = this.clients.of(SsmClient.builder(), key, secret);
		TestClients.assertRefused(400, "InvalidSignatureException", () -> ssm.getParameter((it) -> it.name("a")));
	}

	@Test
	void unknownKeyIsRefusedInTheWordsOfTheService() {
		Ec2Client ec2 = this.clients.of(Ec2Client.builder(), "AKIAUNKNOWN", "x");
		TestClients.assertRefused(401, "AuthFailure", ec2::describeVpcs);
		StsClient sts = this.clients.of(StsClient.builder(), "AKIAUNKNOWN", "x");
		TestClients.assertRefused(403, "InvalidClientTokenId", sts::getCallerIdentity);
		SsmClient ssm = this.clients.of(SsmClient.builder(), "AKIAUNKNOWN", "x");
		TestClients.assertRefused(400, "UnrecognizedClientException", () -> ssm.getParameter((it) -> it.name("a")));
	}

	@Test
	void inactiveKeyIsRefusedInTheWordsOfTheServiceUntilItIsActiveAgain() {
		Ec2Client ec2 = this.clients.of(Ec2Client.builder(), this.account);
		StsClient sts = this.clients.of(StsClient.builder(), this.account);
		SsmClient ssm = this.clients.of(SsmClient.builder(), this.account);
		assertThat(sts.getCallerIdentity().account()).isEqualTo(this.account.id());
		this.aws.block(this.account.id(), true);
		TestClients.assertRefused(401, "AuthFailure", ec2::describeVpcs);
		TestClients.assertRefused(403, "InvalidClientTokenId", sts::getCallerIdentity);
		TestClients.assertRefused(400, "UnrecognizedClientException", () -> ssm.getParameter((it) -> it.name("a")));
		assertThat(this.clients.of(StsClient.builder(), this.aws.newAccount()).getCallerIdentity().account())
			.isNotEqualTo(this.account.id());
		this.aws.block(this.account.id(), false);
		assertThat(sts.getCallerIdentity().account()).isEqualTo(this.account.id());
	}

	@Test
	void keyNamedTestHasAnySecret() {
		assertThat(this.clients.of(StsClient.builder(), "test", "anything").getCallerIdentity().account())
			.isEqualTo("000000000000");
	}

	@Test
	void oldSignatureHasExpired() throws Exception {
		Instant old = Instant.now().minus(Duration.ofMinutes(6));
		assertThat(send(signed("ec2", EC2, old)).body()).contains("<Code>RequestExpired</Code>",
				"<Message>Request has expired.</Message>");
		HttpResponse<String> sts = send(signed("sts", STS, old));
		assertThat(sts.statusCode()).isEqualTo(403);
		assertThat(sts.body()).contains("<Code>SignatureDoesNotMatch</Code>")
			.containsPattern("Signature expired: \\d{8}T\\d{6}Z is now earlier than \\d{8}T\\d{6}Z "
					+ "\\(\\d{8}T\\d{6}Z - 5 min.\\)");
	}

	@Test
	void signatureOfTheFutureIsNotYetCurrent() throws Exception {
		Instant future = Instant.now().plus(Duration.ofMinutes(6));
		assertThat(send(signed("ec2", EC2, future)).body()).contains("<Code>AuthFailure</Code>");
		assertThat(send(signed("sts", STS, future)).body()).contains("<Code>SignatureDoesNotMatch</Code>",
				"Signature not yet current: ", " + 5 min.)");
	}

	@ParameterizedTest
	@ValueSource(longs = { -240, 240 })
	void clocksMayDifferALittle(long seconds) throws Exception {
		assertThat(send(signed("sts", STS, Instant.now().plusSeconds(seconds))).statusCode()).isEqualTo(200);
	}

	@Test
	void clientSetsItsWrongClockByTheAnswer() {
		this.clock.runAhead(Duration.ofHours(3));
		Ec2Client impatient = this.clients.of(Ec2Client.builder(), this.account);
		TestClients.assertRefused(400, "RequestExpired", impatient::describeVpcs);
		Ec2Client ec2 = this.clients
			.patient(Ec2Client.builder(), this.account.accessKeyId(), this.account.secretAccessKey())
			.build();
		assertThat(ec2.describeVpcs().vpcs()).isEmpty();
		this.clock.runAhead(Duration.ofHours(-3));
		assertThat(ec2.describeVpcs().vpcs()).isEmpty();
	}

	@Test
	void changedBodyIsRefused() throws Exception {
		Sent request = signed("ec2", EC2, Instant.now());
		assertThat(send(request).statusCode()).isEqualTo(200);
		Sent changed = new Sent(request.uri(), request.headers(), EC2 + "&MaxResults=5");
		assertThat(send(changed).body()).contains("<Code>AuthFailure</Code>");
	}

	@ParameterizedTest
	@CsvSource({ "X-Amz-Date, 20260101T000000Z", "Content-Type, application/x-www-form-urlencoded",
			"X-Amz-Content-Sha256, UNSIGNED-PAYLOAD" })
	void changedHeaderIsRefused(String name, String value) throws Exception {
		Sent request = signed("ec2", EC2, Instant.now());
		Map<String, List<String>> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
		headers.putAll(request.headers());
		headers.put(name, List.of(value));
		assertThat(send(new Sent(request.uri(), headers, EC2)).statusCode()).isIn(400, 401);
	}

	@Test
	void payloadMayBeLeftUnsigned() throws Exception {
		Sent request = signed("sts", STS, Instant.now(),
				(it) -> it.request(it.build().request().toBuilder().protocol("https").build())
					.putProperty(AwsV4HttpSigner.PAYLOAD_SIGNING_ENABLED, false));
		assertThat(request.headers()).containsEntry("x-amz-content-sha256", List.of("UNSIGNED-PAYLOAD"));
		assertThat(send(request).statusCode()).isEqualTo(200);
		Map<String, List<String>> headers = new TreeMap<>(request.headers());
		headers.remove("x-amz-content-sha256");
		assertThat(send(new Sent(request.uri(), headers, STS)).statusCode()).isEqualTo(403);
	}

	@Test
	void requestForAnotherServiceIsRefused() throws Exception {
		assertThat(send(signed("ec2", STS, Instant.now())).body())
			.contains("Credential should be scoped to correct service: 'sts'.");
		assertThat(send(signed("sts", EC2, Instant.now())).body()).contains("<Code>AuthFailure</Code>");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '"',
			value = { "SignedHeaders=[^,]*, | \"\" | Authorization header requires 'SignedHeaders' parameter.",
					", Signature=.* | \"\" | Authorization header requires 'Signature' parameter.",
					"host;? | \"\" | 'Host' or ':authority' must be a 'SignedHeader' in the AWS Authorization.",
					"/2\\d{7}/ | /20200101/ | Date in Credential scope does not match YYYYMMDD" })
	void incompleteAuthorizationIsToldWhy(String part, String replacement, String message) throws Exception {
		Sent request = signed("sts", STS, Instant.now());
		Map<String, List<String>> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
		headers.putAll(request.headers());
		headers.computeIfPresent("Authorization",
				(name, values) -> List.of(values.get(0).replaceFirst(part, replacement)));
		assertThat(send(new Sent(request.uri(), headers, STS)).body().replace("&apos;", "'")).contains(message);
	}

	@Test
	void sessionTokenOfALabKeyIsInvalid() throws Exception {
		Sent request = signed("sts", STS, Instant.now());
		Map<String, List<String>> headers = new TreeMap<>(request.headers());
		headers.put("X-Amz-Security-Token", List.of("left over"));
		assertThat(send(new Sent(request.uri(), headers, STS)).body()).contains("<Code>InvalidClientTokenId</Code>");
	}

	@Test
	void presignedRequestIsTakenUntilItExpires() throws Exception {
		URI url = presigned("sts", STS, Instant.now());
		assertThat(get(url).body()).contains("<Account>" + this.account.id() + "</Account>");
		assertThat(get(presigned("sts", STS, Instant.now().minus(Duration.ofMinutes(14)))).statusCode()).isEqualTo(200);
		assertThat(get(presigned("sts", STS, Instant.now().minus(Duration.ofMinutes(16)))).body())
			.contains("<Code>SignatureDoesNotMatch</Code>", " - 15 min.)");
		assertThat(get(presigned("ec2", EC2, Instant.now().minus(Duration.ofMinutes(2)))).body())
			.contains("<Code>RequestExpired</Code>");
	}

	@Test
	void changedPresignedRequestIsRefused() throws Exception {
		String url = presigned("ec2", EC2, Instant.now()).toString();
		assertThat(get(URI.create(url)).statusCode()).isEqualTo(200);
		assertThat(get(URI.create(url.replace("DescribeVpcs", "DescribeTags"))).statusCode()).isIn(400, 401);
		assertThat(get(URI.create(url + "&MaxResults=5")).statusCode()).isEqualTo(401);
		assertThat(get(URI.create(url.replaceAll("X-Amz-Signature=..", "X-Amz-Signature=00"))).statusCode())
			.isEqualTo(401);
		assertThat(get(URI.create(url.replaceAll("&X-Amz-SignedHeaders=\\w+", ""))).body())
			.contains("<Code>IncompleteSignature</Code>");
	}

	private Sent signed(String service, String body, Instant at) {
		return signed(service, body, at, UnaryOperator.identity());
	}

	private Sent signed(String service, String body, Instant at,
			UnaryOperator<SignRequest.Builder<AwsCredentialsIdentity>> more) {
		SdkHttpFullRequest request = SdkHttpFullRequest.builder()
			.method(SdkHttpMethod.POST)
			.uri(URI.create("http://localhost:" + this.aws.port() + "/"))
			.putHeader("Content-Type", "application/x-www-form-urlencoded; charset=utf-8")
			.build();
		SignedRequest signed = sign(request, service, body, at, more);
		return new Sent(request.getUri(), signed.request().headers(), body);
	}

	private URI presigned(String service, String query, Instant at) {
		SdkHttpFullRequest request = SdkHttpFullRequest.builder()
			.method(SdkHttpMethod.GET)
			.uri(URI.create("http://localhost:" + this.aws.port() + "/?" + query))
			.build();
		return sign(request, service, "", at,
				(it) -> it
					.putProperty(AwsV4FamilyHttpSigner.AUTH_LOCATION, AwsV4FamilyHttpSigner.AuthLocation.QUERY_STRING)
					.putProperty(AwsV4FamilyHttpSigner.EXPIRATION_DURATION, Duration.ofSeconds(60)))
			.request()
			.getUri();
	}

	private SignedRequest sign(SdkHttpRequest request, String service, String body, Instant at,
			UnaryOperator<SignRequest.Builder<AwsCredentialsIdentity>> more) {
		AwsCredentialsIdentity identity = AwsCredentialsIdentity.create(this.account.accessKeyId(),
				this.account.secretAccessKey());
		SignRequest.Builder<AwsCredentialsIdentity> sign = SignRequest.builder(identity)
			.request(request)
			.payload(body.isEmpty() ? null : ContentStreamProvider.fromUtf8String(body))
			.putProperty(AwsV4FamilyHttpSigner.SERVICE_SIGNING_NAME, service)
			.putProperty(AwsV4HttpSigner.REGION_NAME, "ap-northeast-1")
			.putProperty(HttpSigner.SIGNING_CLOCK, Clock.fixed(at, ZoneOffset.UTC));
		return AwsV4HttpSigner.create().sign(more.apply(sign).build());
	}

	private HttpResponse<String> send(Sent request) throws IOException, InterruptedException {
		HttpRequest.Builder http = HttpRequest.newBuilder(request.uri())
			.POST(HttpRequest.BodyPublishers.ofString(request.body()));
		request.headers().forEach((name, values) -> {
			if (!name.equalsIgnoreCase("Host") && !name.equalsIgnoreCase("Content-Length")) {
				http.header(name, values.get(0));
			}
		});
		return HttpClient.newHttpClient().send(http.build(), HttpResponse.BodyHandlers.ofString());
	}

	private HttpResponse<String> get(URI uri) throws IOException, InterruptedException {
		return HttpClient.newHttpClient()
			.send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString());
	}

	private record Sent(URI uri, Map<String, List<String>> headers, String body) {

	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	@ComponentScan("io.github.privatelinkhandson.simulator.store")
	@Import({ PracticeConfiguration.class, ToyOperations.class })
	static class Toy {

		@Bean
		TestClock clock() {
			return new TestClock();
		}

	}

}
