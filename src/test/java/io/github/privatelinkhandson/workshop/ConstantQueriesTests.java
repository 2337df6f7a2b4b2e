package io.github.privatelinkhandson.workshop;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;

import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

import io.github.privatelinkhandson.aws.AwsEnvironment;
import io.github.privatelinkhandson.aws.CloudMode;
import io.github.privatelinkhandson.lab.Lab;
import io.github.privatelinkhandson.lab.LabStatus;
import io.github.privatelinkhandson.lab.Labs;
import io.github.privatelinkhandson.lab.StageKey;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests that pages which show many labs take as many queries for 60 labs as for 3.
 */
@SpringBootTest(properties = "handson.practice.port=-1")
@AutoConfigureMockMvc
class ConstantQueriesTests {

	private static final Instant NOW = Instant.now();

	@TempDir
	static Path data;

	@Autowired
	private MockMvcTester mvc;

	@Autowired
	private Workshops workshops;

	@Autowired
	private Participants participants;

	@Autowired
	private Labs labs;

	@Autowired
	private JdbcClient jdbc;

	@DynamicPropertySource
	static void dataDir(DynamicPropertyRegistry registry) {
		registry.add("handson.data-dir", () -> data.toString());
	}

	@ParameterizedTest
	@ValueSource(strings = { "/", "/api/labs", "/workshops/{workshop}", "/workshops/{workshop}/projector",
			"/workshops/{workshop}/closing", "/workshops/{workshop}/report", "/workshops/{workshop}/report.csv",
			"/api/workshops/{workshop}/report", "/api/workshops/{workshop}/board" })
	void manyLabsTakeAsManyQueriesAsThree(String path) {
		Workshop workshop = this.workshops.create(
				new WorkshopPlan(new Workshop.Details("Many", CloudMode.PRACTICE, List.of("ap-northeast-1"), 300, null),
						new Workshop.Schedule(NOW.minus(Duration.ofHours(2)), NOW.plus(Duration.ofHours(2)),
								Duration.ofMinutes(30)),
						new ParticipationRules(true, true, StageKey.CONNECTION)),
				"fay");
		IntStream.range(0, 3).forEach((guest) -> join(workshop, guest));
		statements(path, workshop);
		long few = statements(path, workshop);
		IntStream.range(3, 60).forEach((guest) -> join(workshop, guest));
		assertThat(statements(path, workshop)).isEqualTo(few).isPositive();
	}

	/**
	 * Returns the number of queries for a page, as counted by H2.
	 */
	private long statements(String path, Workshop workshop) {
		this.jdbc.sql("SET QUERY_STATISTICS FALSE").update();
		this.jdbc.sql("SET QUERY_STATISTICS TRUE").update();
		assertThat(this.mvc.get().uri(path.replace("{workshop}", workshop.id()))).hasStatusOk();
		return this.jdbc
			.sql("SELECT coalesce(sum(execution_count), 0) FROM information_schema.query_statistics "
					+ "WHERE sql_statement NOT LIKE '%scheduled_tasks%' AND sql_statement LIKE 'SELECT%'")
			.query(Long.class)
			.single();
	}

	/**
	 * Adds a participant with a lab of which a step was begun and a resource was deleted.
	 */
	private void join(Workshop workshop, int guest) {
		String id = this.participants.join(workshop.id(), "Guest " + guest).participant().id();
		this.labs.add(new Lab(id, new AwsEnvironment(CloudMode.PRACTICE, "100000000000", "ap-northeast-1"),
				new Lab.Layout("ap-northeast-1a", "ap-northeast-1c", ""),
				new Lab.Lease(NOW, NOW.plus(Duration.ofHours(2)), workshop.id()), LabStatus.NEW, null, 1));
		this.jdbc.sql("UPDATE participant SET lab = ? WHERE id = ?").params(id, id).update();
		this.jdbc.sql("""
				INSERT INTO lab_step (lab, step, status, generation, attempts, wanted)
				VALUES (?, 'vpc-a', 'CREATING', 0, 0, FALSE)""").param(id).update();
		this.jdbc
			.sql("INSERT INTO receipt_item (lab, type, id, name, attempts) VALUES (?, 'AWS::EC2::VPC', ?, 'vpc', 0)")
			.params(id, "vpc-" + guest)
			.update();
		this.labs.changed(id);
	}

}
