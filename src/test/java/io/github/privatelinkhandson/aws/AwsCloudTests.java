package io.github.privatelinkhandson.aws;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.awscore.exception.AwsServiceException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Mode aws against an endpoint that knows whose credentials are in use.
 */
class AwsCloudTests {

	private static final String IDENTITY = """
			<GetCallerIdentityResponse><GetCallerIdentityResult>
			<Account>111122223333</Account><Arn>arn:aws:iam::111122223333:user/taro</Arn><UserId>AIDATARO</UserId>
			</GetCallerIdentityResult></GetCallerIdentityResponse>""";

	private HttpServer server;

	private AwsCloud cloud;

	@BeforeEach
	void setUp() throws IOException {
		System.setProperty("aws.accessKeyId", "AKIATEST");
		System.setProperty("aws.secretAccessKey", "secret");
		this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
		this.server.createContext("/", AwsCloudTests::answer);
		this.server.start();
		this.cloud = new AwsCloud(
				new AwsSettings(URI.create("http://localhost:" + this.server.getAddress().getPort()), List.of()));
	}

	@AfterEach
	void tearDown() {
		this.cloud.destroy();
		this.server.stop(0);
		System.clearProperty("aws.accessKeyId");
		System.clearProperty("aws.secretAccessKey");
	}

	@Test
	void newLabIsBuiltInTheCredentialsAccount() {
		assertThat(this.cloud.newAccount("ap-northeast-1")).isEqualTo("111122223333");
	}

	@Test
	void credentialsOfTheAccountAreUsed() {
		AwsClients clients = new AwsClients(new ClientConfigurer(this.cloud,
				this.cloud.credentials("111122223333", "ap-northeast-1"), "ap-northeast-1", List.of()), Runnable::run);
		assertThat(clients.caller())
			.isEqualTo(new CallerIdentity("111122223333", "arn:aws:iam::111122223333:user/taro", "AIDATARO"));
	}

	@Test
	void credentialsOfAnotherAccountAreRefused() {
		assertThatExceptionOfType(AwsServiceException.class)
			.isThrownBy(() -> this.cloud.credentials("999999999999", "ap-northeast-1"))
			.withMessageContainingAll("111122223333", "999999999999")
			.satisfies((ex) -> assertThat(AwsFailure.of(ex).kind()).isEqualTo(AwsFailure.Kind.CREDENTIALS));
	}

	private static void answer(HttpExchange exchange) throws IOException {
		exchange.getRequestBody().readAllBytes();
		byte[] body = IDENTITY.getBytes(StandardCharsets.UTF_8);
		exchange.sendResponseHeaders(200, body.length);
		exchange.getResponseBody().write(body);
		exchange.close();
	}

}
