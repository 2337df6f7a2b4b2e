package io.github.privatelinkhandson.aws;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.profiles.ProfileFileSystemSetting;
import software.amazon.awssdk.utils.internal.SystemSettingUtilsTestBackdoor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * The ways in which companies sign in to AWS: single sign-on, {@code aws login}, roles,
 * and programs that give credentials. One server stands for STS and the sign-on portal.
 */
class CredentialSourcesTests {

	private static final String REGION = "ap-northeast-1";

	private static final Map<String, String> ACCOUNTS = Map.of("AKIABASE", "111111111111", "ASIAROLE", "222222222222",
			"ASIASSO", "333333333333", "ASIALOGIN", "444444444444", "ASIAPROCESS", "555555555555", "ASIAOTHER",
			"666666666666");

	private static final Pattern KEY = Pattern.compile("Credential=(\\w+)/");

	/** The SDK looks up the home directory once. */
	@TempDir
	static Path home;

	private HttpServer server;

	private AwsCloud cloud;

	private int identities;

	@BeforeAll
	static void home() throws IOException {
		Files.createDirectories(home.resolve(".aws/sso/cache"));
		Files.createDirectories(home.resolve(".aws/login/cache"));
	}

	@BeforeEach
	void setUp() throws IOException {
		this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
		this.server.createContext("/", this::answer);
		this.server.start();
		SystemSettingUtilsTestBackdoor.addEnvironmentVariableOverride("HOME", home.toString());
		System.setProperty(ProfileFileSystemSetting.AWS_CONFIG_FILE.property(), home.resolve("config").toString());
		System.setProperty(ProfileFileSystemSetting.AWS_SHARED_CREDENTIALS_FILE.property(),
				home.resolve("none").toString());
		System.setProperty("aws.endpointUrl", "http://localhost:" + this.server.getAddress().getPort());
		System.setProperty("aws.region", REGION);
	}

	@AfterEach
	void tearDown() {
		if (this.cloud != null) {
			this.cloud.destroy();
		}
		this.server.stop(0);
		SystemSettingUtilsTestBackdoor.clearEnvironmentVariableOverrides();
		System.clearProperty(ProfileFileSystemSetting.AWS_CONFIG_FILE.property());
		System.clearProperty(ProfileFileSystemSetting.AWS_SHARED_CREDENTIALS_FILE.property());
		System.clearProperty(ProfileFileSystemSetting.AWS_PROFILE.property());
		System.clearProperty("aws.endpointUrl");
		System.clearProperty("aws.region");
	}

	@Test
	void singleSignOnIsUsed() throws IOException {
		token("room", Instant.now().plus(Duration.ofHours(1)));
		config(sso("room"));
		assertThat(cloud("sso").accounts(REGION)).containsExactly("333333333333");
	}

	@Test
	void singleSignOnOfTheDefaultChainIsUsed() throws IOException {
		token("chain", Instant.now().plus(Duration.ofHours(1)));
		config(sso("chain"));
		System.setProperty(ProfileFileSystemSetting.AWS_PROFILE.property(), "sso");
		assertThat(cloud().accounts(REGION)).containsExactly("333333333333");
	}

	@Test
	void singleSignOnThatHasEndedIsOneSentence() throws IOException {
		token("ended", Instant.now().minus(Duration.ofHours(1)));
		config(sso("ended"));
		assertOneSentence(cloud("sso"), "sso");
		System.setProperty(ProfileFileSystemSetting.AWS_PROFILE.property(), "sso");
		assertOneSentence(cloud(), "sso");
	}

	@Test
	void signInOfTheCommandLineIsUsed() throws IOException {
		String session = "arn:aws:iam::444444444444:user/taro";
		Files.writeString(home.resolve(".aws/login/cache/" + hash("SHA-256", session) + ".json"), """
				{"accessToken": {"accessKeyId": "ASIALOGIN", "secretAccessKey": "secret", "sessionToken": "token",
				 "accountId": "444444444444", "expiresAt": "%s"}, "clientId": "client", "refreshToken": "refresh",
				 "dpopKey": "key", "tokenType": "aws_sigv4"}""".formatted(Instant.now().plus(Duration.ofHours(1))));
		config("[profile login]\nlogin_session = " + session + "\nregion = " + REGION + "\n");
		assertThat(cloud("login").accounts(REGION)).containsExactly("444444444444");
	}

	@Test
	void roleIsTaken() throws IOException {
		config("""
				[profile base]
				aws_access_key_id = AKIABASE
				aws_secret_access_key = secret
				[profile role]
				role_arn = arn:aws:iam::222222222222:role/hands-on
				source_profile = base
				external_id = room
				region = ap-northeast-1
				""");
		assertThat(cloud("base", "role").accounts(REGION)).containsExactly("111111111111", "222222222222");
	}

	@Test
	void programGivesCredentialsAndAnotherAccountsAreRefused() throws IOException {
		keys("ASIAPROCESS");
		config("[profile process]\ncredential_process = cat " + home.resolve("keys") + "\n");
		AwsCloud process = cloud("process");
		AwsClients clients = new AwsClients(
				new ClientConfigurer(process, process.credentials("555555555555", REGION), REGION, List.of()),
				Runnable::run);
		assertThat(clients.caller().account()).isEqualTo("555555555555");
		assertThat(clients.caller().account()).isEqualTo("555555555555");
		assertThat(this.identities).as("once for the key, and the two calls").isEqualTo(3);

		keys("ASIAOTHER");
		for (int look = 0; look < 2; look++) {
			assertThatExceptionOfType(SdkException.class).isThrownBy(clients::caller)
				.satisfies((ex) -> assertThat(AwsFailure.of(ex).code()).isEqualTo(AwsFailure.WRONG_ACCOUNT));
		}
		assertThat(this.identities).as("once for the other key").isEqualTo(4);

		keys("ASIAPROCESS");
		assertThat(clients.caller().account()).isEqualTo("555555555555");
	}

	@Test
	void programThatFailsHindersNoOtherProfile() throws IOException {
		config("""
				[profile broken]
				credential_process = echo the session is over >&2; exit 1
				[profile incomplete]
				sso_session = nowhere
				[profile base]
				aws_access_key_id = AKIABASE
				aws_secret_access_key = secret
				""");
		assertOneSentence(cloud("broken"), "broken");
		assertOneSentence(cloud("incomplete"), "incomplete");
		AwsCloud all = cloud("broken", "incomplete", "base");
		assertThat(all.accounts(REGION)).containsExactly("111111111111");
		assertThat(all.credentials("111111111111", REGION)).isNotNull();
		assertThat(all.failures(REGION)).hasSize(2)
			.allMatch((failure) -> failure.kind() == AwsFailure.Kind.CREDENTIALS);
	}

	@Test
	void noCredentialsAreOneSentence() throws IOException {
		config("");
		System.setProperty(ProfileFileSystemSetting.AWS_PROFILE.property(), "nobody");
		assertOneSentence(cloud(), "nobody");
	}

	private static void assertOneSentence(AwsCloud cloud, String profile) {
		assertThatExceptionOfType(SdkException.class).isThrownBy(() -> cloud.accounts(REGION)).satisfies((ex) -> {
			AwsFailure failure = AwsFailure.of(ex);
			assertThat(failure.kind()).isEqualTo(AwsFailure.Kind.CREDENTIALS);
			assertThat(failure.message()).contains(profile).hasSizeLessThan(300).doesNotContain("Provider(", "\n");
		});
	}

	private AwsCloud cloud(String... profiles) {
		this.cloud = new AwsCloud(new AwsSettings(URI.create("http://localhost:" + this.server.getAddress().getPort()),
				List.of(profiles)));
		return this.cloud;
	}

	private static void config(String text) throws IOException {
		Files.writeString(home.resolve("config"), text);
	}

	private static String sso(String session) {
		return """
				[sso-session %s]
				sso_start_url = https://example.awsapps.com/start
				sso_region = ap-northeast-1
				[profile sso]
				sso_session = %s
				sso_account_id = 333333333333
				sso_role_name = hands-on
				""".formatted(session, session);
	}

	private static void token(String session, Instant end) throws IOException {
		Files.writeString(home.resolve(".aws/sso/cache/" + hash("SHA-1", session) + ".json"), """
				{"accessToken": "token", "expiresAt": "%s", "startUrl": "https://example.awsapps.com/start",
				 "region": "ap-northeast-1"}""".formatted(end));
	}

	/**
	 * Has the program give a key that is over in a moment, so that it is asked each time.
	 */
	private static void keys(String key) throws IOException {
		Files.writeString(home.resolve("keys"), """
				{"Version": 1, "AccessKeyId": "%s", "SecretAccessKey": "secret", "SessionToken": "token",
				 "Expiration": "%s"}""".formatted(key, Instant.now().plusSeconds(5)));
	}

	private static String hash(String algorithm, String text) {
		try {
			return HexFormat.of()
				.formatHex(MessageDigest.getInstance(algorithm).digest(text.getBytes(StandardCharsets.UTF_8)));
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private void answer(HttpExchange exchange) throws IOException {
		String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
		byte[] answer = answer(exchange, body).getBytes(StandardCharsets.UTF_8);
		exchange.sendResponseHeaders(200, answer.length);
		exchange.getResponseBody().write(answer);
		exchange.close();
	}

	private String answer(HttpExchange exchange, String body) {
		if (exchange.getRequestURI().getPath().equals("/federation/credentials")) {
			assertThat(exchange.getRequestHeaders().getFirst("x-amz-sso_bearer_token")).isEqualTo("token");
			return """
					{"roleCredentials": {"accessKeyId": "ASIASSO", "secretAccessKey": "secret", "sessionToken": "token",
					 "expiration": %d}}""".formatted(Instant.now().plus(Duration.ofHours(1)).toEpochMilli());
		}
		if (body.contains("Action=AssumeRole")) {
			return """
					<AssumeRoleResponse><AssumeRoleResult><Credentials><AccessKeyId>ASIAROLE</AccessKeyId>
					<SecretAccessKey>secret</SecretAccessKey><SessionToken>token</SessionToken>
					<Expiration>%s</Expiration></Credentials></AssumeRoleResult></AssumeRoleResponse>"""
				.formatted(Instant.now().plus(Duration.ofHours(1)));
		}
		this.identities++;
		Matcher key = KEY.matcher(exchange.getRequestHeaders().getFirst("Authorization"));
		assertThat(key.find()).isTrue();
		return """
				<GetCallerIdentityResponse><GetCallerIdentityResult><Account>%s</Account><Arn>arn:aws:iam::1:user/taro</Arn>
				<UserId>AIDATARO</UserId></GetCallerIdentityResult></GetCallerIdentityResponse>"""
			.formatted(ACCOUNTS.get(key.group(1)));
	}

}
