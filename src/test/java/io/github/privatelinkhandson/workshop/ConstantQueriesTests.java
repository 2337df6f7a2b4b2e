package io.github.privatelinkhandson.workshop;

import java.time.Duration;
import java.time.Instant;
import java.util.stream.IntStream;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

import io.github.privatelinkhandson.lab.Labs;
import io.github.privatelinkhandson.testkit.ConsoleTest;
import io.github.privatelinkhandson.testkit.QueryCount;
import io.github.privatelinkhandson.testkit.TestPlan;
import io.github.privatelinkhandson.testkit.TestWorkshop;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests that pages which show many labs take as many queries for 60 labs as for 3. The
 * console is not shared: queries of other tests' work would be counted.
 */
@ConsoleTest(properties = { "handson.practice.port=-1", "spring.application.name=page-queries" })
class ConstantQueriesTests {

	private static final Instant NOW = Instant.now();

	@Autowired
	private MockMvcTester mvc;

	@Autowired
	private Workshops workshops;

	@Autowired
	private ApplicationContext context;

	@Autowired
	private Labs labs;

	@Autowired
	private JdbcClient jdbc;

	@ParameterizedTest
	@ValueSource(strings = { "/", "/api/labs", "/workshops/{workshop}", "/workshops/{workshop}/projector",
			"/workshops/{workshop}/closing", "/workshops/{workshop}/report", "/workshops/{workshop}/report.csv",
			"/api/workshops/{workshop}/report", "/api/workshops/{workshop}/board" })
	void manyLabsTakeAsManyQueriesAsThree(String path) {
		Workshop workshop = TestPlan.practice()
			.name("Many")
			.from(NOW.minus(Duration.ofHours(2)))
			.lasting(Duration.ofHours(4))
			.capacity(300)
			.create(this.workshops, "fay");
		IntStream.range(0, 3).forEach((guest) -> join(workshop, guest));
		statements(path, workshop);
		long few = statements(path, workshop);
		IntStream.range(3, 60).forEach((guest) -> join(workshop, guest));
		assertThat(statements(path, workshop)).isEqualTo(few).isPositive();
	}

	/**
	 * Returns the number of queries for a page.
	 */
	private long statements(String path, Workshop workshop) {
		return QueryCount.of(this.jdbc,
				() -> assertThat(this.mvc.get().uri(path.replace("{workshop}", workshop.id()))).hasStatusOk());
	}

	/**
	 * Adds a participant with a lab of which a step was begun and a resource was deleted.
	 */
	private void join(Workshop workshop, int guest) {
		String id = TestWorkshop.list(this.context, workshop, "Guest " + guest, NOW).id();
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
