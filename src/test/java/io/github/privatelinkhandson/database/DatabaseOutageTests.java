package io.github.privatelinkhandson.database;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import javax.sql.DataSource;

import org.awaitility.Awaitility;
import org.h2.store.fs.FileBase;
import org.h2.store.fs.FilePath;
import org.h2.store.fs.FilePathWrapper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;

import io.github.privatelinkhandson.HandsonApplication;
import io.github.privatelinkhandson.simulator.PracticeAws;
import io.github.privatelinkhandson.testkit.PostgresServer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/**
 * Tests that a console whose database does not work says so, once in the log and to
 * everybody who asks, and goes on by itself when the database works again.
 */
@ExtendWith(OutputCaptureExtension.class)
class DatabaseOutageTests {

	private static final Duration MAX_READINESS = Duration.ofSeconds(2);

	private static final Duration MAX_PAGE = Duration.ofSeconds(5);

	private static final int MAX_LINES = 12;

	private static final String FAULT = "The database does not work";

	private static final String END = "The database works again";

	@TempDir
	Path data;

	private final HttpClient http = HttpClient.newHttpClient();

	private URI console;

	private int practice;

	@Test
	void consoleWithAFullDiskSaysSoAndGoesOnWhenThereIsRoom(CapturedOutput output) throws Exception {
		FilePath.register(new FullDisk());
		try (ConfigurableApplicationContext context = start(
				"spring.datasource.url=jdbc:h2:full:%s/handson;WRITE_DELAY=0;TRACE_LEVEL_FILE=0"
					.formatted(this.data))) {
			assertOutage(output, () -> FullDisk.full = true, () -> FullDisk.full = false);
		}
		finally {
			FullDisk.full = false;
		}
	}

	@Test
	void consoleWhosePostgresIsStoppedSaysSoAndGoesOnWhenItIsStarted(CapturedOutput output) throws Exception {
		Optional<PostgresServer> server = PostgresServer.start();
		assumeTrue(server.isPresent(), "PostgreSQL is not installed");
		try (PostgresServer postgres = server.get();
				ConfigurableApplicationContext context = start("spring.datasource.url=" + postgres.jdbcUrl(),
						"spring.datasource.username=" + postgres.username())) {
			assertOutage(output, postgres::stop, postgres::restart);
		}
	}

	@Test
	void consoleWithoutFreeConnectionsSaysSoAndGoesOnWhenThereAreSome(CapturedOutput output) throws Exception {
		List<Connection> taken = new ArrayList<>();
		try (ConfigurableApplicationContext context = start("spring.datasource.hikari.maximum-pool-size=4")) {
			DataSource source = context.getBean(DataSource.class);
			assertOutage(output, () -> {
				while (taken.size() < 4) {
					try {
						taken.add(source.getConnection());
					}
					catch (SQLException ex) {
						// somebody else has it yet
					}
				}
			}, () -> {
				for (Connection connection : taken) {
					close(connection);
				}
			});
		}
	}

	/**
	 * Looks at a console before, during and after a fault.
	 */
	private void assertOutage(CapturedOutput output, Runnable fault, Runnable end) throws Exception {
		Awaitility.await().until(() -> get("/actuator/health/readiness").statusCode() == 200);
		String lab = newLab().headers().firstValue("Location").orElseThrow();
		assertThat(get(lab).statusCode()).isEqualTo(200);
		int before = output.getAll().length();
		fault.run();
		Awaitility.await()
			.atMost(MAX_READINESS.multipliedBy(2))
			.until(() -> within(MAX_READINESS, "/actuator/health/readiness").statusCode() == 503);
		for (int i = 0; i < 20; i++) {
			assertThat(within(MAX_READINESS, "/actuator/health/readiness").statusCode()).isEqualTo(503);
			assertThat(within(MAX_READINESS, "/actuator/health/liveness").statusCode()).isEqualTo(200);
			assertUnavailable(lab);
		}
		assertThat(output.getAll().substring(before)).containsOnlyOnce(FAULT)
			.doesNotContain("\tat ")
			.satisfies((log) -> assertThat(log.lines().count()).isLessThan(MAX_LINES));
		end.run();
		Awaitility.await()
			.atMost(Duration.ofSeconds(30))
			.until(() -> get("/actuator/health/readiness").statusCode() == 200);
		assertThat(output.getAll().substring(before)).containsOnlyOnce(END).contains("messages about it were left out");
		assertThat(get(lab).statusCode()).isEqualTo(200);
		assertThat(newLab().statusCode()).isEqualTo(201);
	}

	private void assertUnavailable(String lab) throws Exception {
		HttpResponse<String> page = within(MAX_PAGE, lab.replace("/api", "") + "?lang=en");
		assertThat(page.statusCode()).isEqualTo(503);
		assertThat(page.body()).contains("The console cannot work at the moment").doesNotContain("Exception");
		assertThat(page.headers().firstValue("Content-Security-Policy")).isPresent();
		assertThat(within(MAX_PAGE, "/?lang=ja").body()).contains("いまは処理できません");
		assertThat(within(MAX_PAGE, lab).statusCode()).isEqualTo(503);
		HttpResponse<String> refused = newLab();
		assertThat(refused.statusCode()).isEqualTo(503);
		assertThat(refused.headers().firstValue("Content-Type"))
			.hasValueSatisfying((type) -> assertThat(type).startsWith("application/problem+json"));
		assertThat(refused.body()).contains("\"code\":\"unavailable\"");
		HttpResponse<String> aws = send(HttpRequest.newBuilder(URI.create("http://localhost:" + this.practice))
			.header("Content-Type", "application/x-www-form-urlencoded")
			.POST(HttpRequest.BodyPublishers
				.ofString("Action=CreateVpc&Version=2016-11-15&CidrBlock=10.0.0.0/16&X-Amz-Credential="
						+ "test/20260101/us-east-1/ec2/aws4_request")));
		assertThat(aws.statusCode()).isEqualTo(503);
		assertThat(aws.body()).contains("<Code>ServiceUnavailable</Code>");
	}

	private HttpResponse<String> within(Duration most, String path) throws Exception {
		Instant begun = Instant.now();
		HttpResponse<String> answer = get(path);
		assertThat(Duration.between(begun, Instant.now())).as(path).isLessThan(most);
		return answer;
	}

	private HttpResponse<String> get(String path) throws Exception {
		return send(HttpRequest.newBuilder(this.console.resolve(path)).header("Accept", "text/html, application/json"));
	}

	private HttpResponse<String> newLab() throws Exception {
		return send(HttpRequest.newBuilder(this.console.resolve("/api/labs"))
			.header("Content-Type", "application/json")
			.POST(HttpRequest.BodyPublishers.ofString("{\"mode\":\"practice\"}")));
	}

	private HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
		return this.http.send(request.build(), HttpResponse.BodyHandlers.ofString());
	}

	private ConfigurableApplicationContext start(String... properties) {
		Stream<String> all = Stream.concat(Stream.of("handson.data-dir=" + this.data, "server.port=0",
				"handson.practice.port=0", "handson.practice.speed=200"), Stream.of(properties));
		ConfigurableApplicationContext context = new SpringApplicationBuilder(HandsonApplication.class)
			.registerShutdownHook(false)
			.run(all.map((property) -> "--" + property).toArray(String[]::new));
		this.console = URI
			.create("http://localhost:" + context.getEnvironment().getRequiredProperty("local.server.port"));
		this.practice = context.getBean(PracticeAws.class).port();
		return context;
	}

	private static void close(Connection connection) {
		try {
			connection.close();
		}
		catch (SQLException ex) {
			throw new IllegalStateException(ex);
		}
	}

	/**
	 * A file system of H2's for {@code full:} that has no room when it is told so.
	 */
	public static final class FullDisk extends FilePathWrapper {

		static volatile boolean full;

		@Override
		public String getScheme() {
			return "full";
		}

		@Override
		public FileChannel open(String mode) throws IOException {
			return new FullFile(super.open(mode));
		}

	}

	/**
	 * A file on that disk.
	 */
	private static final class FullFile extends FileBase {

		private final FileChannel file;

		FullFile(FileChannel file) {
			this.file = file;
		}

		@Override
		public long size() throws IOException {
			return this.file.size();
		}

		@Override
		public long position() throws IOException {
			return this.file.position();
		}

		@Override
		public FileChannel position(long position) throws IOException {
			this.file.position(position);
			return this;
		}

		@Override
		public int read(ByteBuffer target) throws IOException {
			return this.file.read(target);
		}

		@Override
		public int read(ByteBuffer target, long position) throws IOException {
			return this.file.read(target, position);
		}

		@Override
		public int write(ByteBuffer source) throws IOException {
			requireRoom();
			return this.file.write(source);
		}

		@Override
		public int write(ByteBuffer source, long position) throws IOException {
			requireRoom();
			return this.file.write(source, position);
		}

		@Override
		public void force(boolean metadata) throws IOException {
			this.file.force(metadata);
		}

		@Override
		public FileChannel truncate(long size) throws IOException {
			this.file.truncate(size);
			return this;
		}

		@Override
		public FileLock tryLock(long position, long size, boolean shared) throws IOException {
			return this.file.tryLock(position, size, shared);
		}

		@Override
		protected void implCloseChannel() throws IOException {
			this.file.close();
		}

		private static void requireRoom() throws IOException {
			if (FullDisk.full) {
				throw new IOException("No space left on device");
			}
		}

	}

}
