package io.github.privatelinkhandson.simulator;

import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.core.client.builder.SdkSyncClientBuilder;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.apache5.Apache5HttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.Ec2Exception;
import software.amazon.awssdk.services.ec2.model.Filter;
import software.amazon.awssdk.services.ec2.model.Vpc;
import software.amazon.awssdk.services.elasticloadbalancingv2.ElasticLoadBalancingV2Client;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.iam.model.NoSuchEntityException;
import software.amazon.awssdk.services.ssm.SsmClient;
import software.amazon.awssdk.services.ssm.model.Parameter;
import software.amazon.awssdk.services.sts.StsClient;

import io.github.privatelinkhandson.simulator.store.PracticeAccounts.Account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * AWS's own clients against a practice AWS of a few operations, over HTTP and in process.
 */
@SpringBootTest(classes = PracticeAwsTests.Toy.class, webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
		properties = { "handson.practice.port=0", "spring.datasource.url=jdbc:h2:mem:practice-aws",
				"handson.practice.speed=5" })
class PracticeAwsTests {

	private static final Instant NOW = Instant.parse("2026-01-02T03:04:05.678Z");

	@Autowired
	private PracticeAws aws;

	@LocalServerPort
	private int consolePort;

	@ParameterizedTest
	@ValueSource(booleans = { true, false })
	void ec2ClientCreatesFiltersPagesAndDeletes(boolean overHttp) {
		Account account = this.aws.newAccount();
		try (Ec2Client ec2 = client(Ec2Client.builder(), account, overHttp)) {
			Vpc first = ec2.createVpc((vpc) -> vpc.cidrBlock("10.0.0.0/16")).vpc();
			Vpc second = ec2.createVpc((vpc) -> vpc.cidrBlock("10.1.0.0/16")).vpc();
			assertThat(first.ownerId()).isEqualTo(account.id());
			assertThat(first.vpcId()).matches("vpc-[0-9a-f]{17}");
			List<Vpc> more = Stream.generate(() -> ec2.createVpc((vpc) -> vpc.cidrBlock("10.2.0.0/16")).vpc())
				.limit(5)
				.toList();
			assertThat(ec2.describeVpcsPaginator((vpcs) -> vpcs.maxResults(5)).vpcs()).startsWith(first, second)
				.containsAll(more)
				.hasSize(7);
			more.forEach((one) -> ec2.deleteVpc((vpc) -> vpc.vpcId(one.vpcId())));
			Filter filter = Filter.builder().name("cidr").values("10.1.*").build();
			assertThatExceptionOfType(Ec2Exception.class).isThrownBy(() -> ec2.describeVpcs((v) -> v.filters(filter)))
				.satisfies((ex) -> assertThat(ex.awsErrorDetails().errorCode()).isEqualTo("InvalidParameterValue"));
			ec2.deleteVpc((vpc) -> vpc.vpcId(first.vpcId()));
			assertThat(ec2.describeVpcs().vpcs()).containsExactly(second);
		}
	}

	@Test
	void bothWaysLeadToTheSameResources() {
		Account account = this.aws.newAccount();
		try (Ec2Client http = client(Ec2Client.builder(), account, true);
				Ec2Client inProcess = client(Ec2Client.builder(), account, false);
				Ec2Client other = client(Ec2Client.builder(), this.aws.newAccount(), false)) {
			Vpc vpc = http.createVpc((request) -> request.cidrBlock("10.0.0.0/16")).vpc();
			assertThat(inProcess.describeVpcs().vpcs()).containsExactly(vpc);
			assertThat(other.describeVpcs().vpcs()).isEmpty();
		}
	}

	@ParameterizedTest
	@ValueSource(booleans = { true, false })
	void otherProtocolsReachTheirServices(boolean overHttp) {
		Account account = this.aws.newAccount();
		try (StsClient sts = client(StsClient.builder(), account, overHttp);
				SsmClient ssm = client(SsmClient.builder(), account, overHttp);
				ElasticLoadBalancingV2Client elb = client(ElasticLoadBalancingV2Client.builder(), account, overHttp)) {
			assertThat(sts.getCallerIdentity().account()).isEqualTo(account.id());
			assertThat(sts.getCallerIdentity().userId()).isEqualTo("ap-northeast-1");
			assertThat(elb.describeSSLPolicies().hasSslPolicies()).isTrue();
			Parameter parameter = ssm.getParameter((request) -> request.name("/a/b")).parameter();
			assertThat(parameter.value()).isEqualTo("\u3042");
			assertThat(parameter.lastModifiedDate()).isEqualTo(NOW);
		}
	}

	@ParameterizedTest
	@ValueSource(booleans = { true, false })
	void errorsBecomeTheClientsExceptions(boolean overHttp) {
		Account account = this.aws.newAccount();
		try (IamClient iam = client(IamClient.builder(), account, overHttp);
				Ec2Client ec2 = client(Ec2Client.builder(), account, overHttp)) {
			assertThatExceptionOfType(NoSuchEntityException.class)
				.isThrownBy(() -> iam.getRole((role) -> role.roleName("x")))
				.satisfies((ex) -> assertThat(ex.requestId()).hasSize(36))
				.satisfies((ex) -> assertThat(ex.statusCode()).isEqualTo(404));
			assertThatExceptionOfType(Ec2Exception.class).isThrownBy(() -> ec2.deleteVpc((vpc) -> vpc.vpcId("vpc-1")))
				.satisfies((ex) -> assertThat(ex.awsErrorDetails().errorCode()).isEqualTo("InvalidVpcID.Malformed"))
				.satisfies((ex) -> assertThat(ex.requestId()).hasSize(36));
		}
	}

	@Test
	void accountsAreKnownById() {
		Account account = this.aws.newAccount();
		assertThat(this.aws.account(account.id())).contains(account);
		assertThat(this.aws.account("999999999999")).isEmpty();
		assertThat(this.aws.speed()).isEqualTo(5);
	}

	@Test
	void consoleAndPracticeAwsDoNotMeet() throws Exception {
		assertThat(this.aws.port()).isPositive().isNotEqualTo(this.consolePort);
		assertThat(get(this.consolePort, "/page").body()).isEqualTo("a page");
		assertThat(get(this.aws.port(), "/page").body()).contains("<Code>MissingAction</Code>")
			.doesNotContain("a page");
		assertThat(get(this.consolePort, "/?Action=DescribeVpcs&Version=2016-11-15").statusCode()).isEqualTo(404);
	}

	@Test
	void visitorIsToldWhatThisIs() throws Exception {
		HttpResponse<String> answer = get(this.aws.port(), "/");
		assertThat(answer.statusCode()).isEqualTo(200);
		assertThat(answer.body()).contains("practice AWS");
	}

	@ParameterizedTest
	@ValueSource(strings = { "GET /%zz HTTP/1.1\r\nHost: a\r\n", "GET /?a=%zz HTTP/1.1\r\nHost: a\r\n",
			"PUT /bucket/key HTTP/1.1\r\nHost: a\r\nContent-Length: 0\r\n", "FROBNICATE / HTTP/1.1\r\nHost: a\r\n",
			"POST / HTTP/1.1\r\nHost: a\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: 7\r\n",
			"GET /a{b} HTTP/1.1\r\nHost: a\r\n", "\u0000\u0001\u0002", "GET / HTTP/1.1\r\nHost: a b\r\n", "GET" })
	void garbageIsRefusedWithoutHtml(String head) throws Exception {
		try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), this.aws.port())) {
			socket.setSoTimeout(5000);
			OutputStream out = socket.getOutputStream();
			out.write((head + "Connection: close\r\n\r\na=%zz&b").getBytes(StandardCharsets.UTF_8));
			out.flush();
			InputStream in = socket.getInputStream();
			String answer = new String(in.readAllBytes(), StandardCharsets.UTF_8);
			assertThat(answer).startsWith("HTTP/1.1 4").doesNotContainIgnoringCase("<html");
		}
	}

	private HttpResponse<String> get(int port, String path) throws Exception {
		return HttpClient.newHttpClient()
			.send(HttpRequest.newBuilder(URI.create("http://localhost:" + port + path)).build(),
					HttpResponse.BodyHandlers.ofString());
	}

	private <B extends AwsClientBuilder<B, C> & SdkSyncClientBuilder<B, C>, C> C client(B builder, Account account,
			boolean overHttp) {
		SdkHttpClient transport = overHttp ? Apache5HttpClient.create() : this.aws.transport();
		if (overHttp) {
			builder.endpointOverride(URI.create("http://localhost:" + this.aws.port()));
		}
		return builder.httpClient(transport)
			.region(Region.AP_NORTHEAST_1)
			.credentialsProvider(StaticCredentialsProvider
				.create(AwsBasicCredentials.create(account.accessKeyId(), account.secretAccessKey())))
			.build();
	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	@ComponentScan("io.github.privatelinkhandson.simulator.store")
	@Import({ PracticeConfiguration.class, ToyOperations.class, ConsolePage.class })
	static class Toy {

		@Bean
		@ConditionalOnWebApplication
		SecurityFilterChain openToEveryone(HttpSecurity http) throws Exception {
			return http.authorizeHttpRequests((requests) -> requests.anyRequest().permitAll()).build();
		}

		@Bean
		Clock clock() {
			return Clock.fixed(NOW.plusNanos(912_345), ZoneOffset.UTC);
		}

	}

	@RestController
	static class ConsolePage {

		@GetMapping("/page")
		String page() {
			return "a page";
		}

	}

}
