package io.github.privatelinkhandson.workshop.dashboard;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;

import io.github.privatelinkhandson.aws.ApiCall;
import io.github.privatelinkhandson.aws.HandCall;
import io.github.privatelinkhandson.lab.LabStatus;
import io.github.privatelinkhandson.lab.Labs;
import io.github.privatelinkhandson.lab.StageKey;
import io.github.privatelinkhandson.provisioning.CheckedStep;
import io.github.privatelinkhandson.provisioning.LabChecked;
import io.github.privatelinkhandson.provisioning.StageStatus;
import io.github.privatelinkhandson.stage.blueprint.Blueprint;
import io.github.privatelinkhandson.testkit.ConsoleTest;
import io.github.privatelinkhandson.testkit.QueryCount;
import io.github.privatelinkhandson.testkit.TestPlan;
import io.github.privatelinkhandson.testkit.TestWorkshop;
import io.github.privatelinkhandson.workshop.HelpQueue;
import io.github.privatelinkhandson.workshop.Participant;
import io.github.privatelinkhandson.workshop.Participants;
import io.github.privatelinkhandson.workshop.ParticipationRules;
import io.github.privatelinkhandson.workshop.Workshop;
import io.github.privatelinkhandson.workshop.Workshops;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests {@link DashboardService}: progress, stuck participants, and common mistakes. The
 * console is not shared: queries of other tests' work would be counted.
 */
@ConsoleTest(properties = { "handson.practice.port=-1", "spring.application.name=dashboard-queries" })
class DashboardServiceTests {

	private static final Instant NOW = Instant.now().truncatedTo(ChronoUnit.MICROS);

	@Autowired
	private ApplicationContext context;

	@Autowired
	private DashboardService dashboards;

	@Autowired
	private Workshops workshops;

	@Autowired
	private Participants participants;

	@Autowired
	private HelpQueue helpQueue;

	@Autowired
	private Labs labs;

	@Autowired
	private JdbcClient jdbc;

	@Autowired
	private ApplicationEventPublisher events;

	private Workshop workshop;

	private int joined;

	@BeforeEach
	void plan() {
		this.workshop = TestPlan.practice()
			.from(NOW.minus(Duration.ofHours(2)))
			.lasting(Duration.ofHours(4))
			.capacity(300)
			.create(this.workshops, "fay");
	}

	@Test
	void stagesAreCountedWithTheMedianAndTheSlowest() {
		done(join("Ann"), StageKey.VPC, 10);
		done(join("Bob"), StageKey.VPC, 20);
		done(join("Cay"), StageKey.VPC, 60);
		join("Dan");
		Summary summary = board().summary();
		assertThat(summary.stages().get(0)).isEqualTo(new Summary.StageCount(StageKey.VPC, 1, 3, 20L, 60L, "Cay"));
		assertThat(summary.stages().get(1).here()).isEqualTo(3);
		assertThat(summary.joined()).isEqualTo(4);
		assertThat(board().rows().get(0).cells().get(0))
			.isEqualTo(new StageProgress(StageKey.VPC, StageStatus.DONE, 10L));
	}

	@Test
	void timesSurviveTheTeardown() {
		Participant ann = join("Ann");
		done(ann, StageKey.VPC, 10);
		this.jdbc.sql("UPDATE lab_step SET status = 'GONE', gone_at = ? WHERE lab = ?")
			.params(at(NOW), ann.lab())
			.update();
		this.labs.change(ann.lab(), (lab) -> lab.tearDown().reached(LabStatus.GONE));
		ParticipantRow row = board().rows().get(0);
		assertThat(row.cells().get(0)).isEqualTo(new StageProgress(StageKey.VPC, StageStatus.DONE, 10L));
		assertThat(row.present()).isNull();
		assertThat(row.stuck()).isNull();
	}

	@Test
	void stepFarSlowerThanMedianIsStuck() {
		List.of("Ann", "Bob", "Cay").forEach((name) -> done(join(name), StageKey.VPC, 10));
		Participant slow = join("Dan");
		Participant usual = join("Eve");
		step(slow, "nat-a", "WAITING", NOW.minusSeconds(900), null, null);
		step(usual, "nat-a", "WAITING", NOW.minusSeconds(5), null, null);
		assertThat(row(slow).stuck()).isEqualTo(StuckReason.SLOW);
		assertThat(row(slow).present().step()).isEqualTo("nat-a");
		assertThat(row(usual).stuck()).isNull();
	}

	@Test
	void idleOpenStageIsStuckButClosedStageIsNot() {
		Participant ann = join("Ann");
		joinedAt(ann, NOW.minus(Duration.ofMinutes(20)));
		assertThat(row(ann).stuck()).isEqualTo(StuckReason.IDLE);
		done(ann, StageKey.VPC, 1);
		this.workshops.setRules(this.workshop.id(), new ParticipationRules(true, false, StageKey.VPC));
		assertThat(row(ann).present().status().key()).isEqualTo("closed");
		assertThat(row(ann).stuck()).isNull();
	}

	@Test
	void stageIsCountedFromItsOpening() {
		this.workshops.setRules(this.workshop.id(), new ParticipationRules(true, false, StageKey.VPC));
		Participant ann = join("Ann");
		Participant bob = join("Bob");
		List.of(ann, bob).forEach((person) -> {
			done(person, StageKey.VPC, 10);
			Blueprint.steps(StageKey.SERVERS)
				.forEach((step) -> step(person, step.key(), "READY", NOW.minusSeconds(40), NOW.minusSeconds(30), null));
		});
		opened(ann, StageKey.SERVERS, NOW.minusSeconds(70));
		opened(null, StageKey.LOAD_BALANCER, NOW.minusSeconds(50));
		assertThat(row(ann).cells().get(1)).isEqualTo(new StageProgress(StageKey.SERVERS, StageStatus.DONE, 40L));
		assertThat(row(bob).cells().get(1)).isEqualTo(new StageProgress(StageKey.SERVERS, StageStatus.DONE, 20L));
		assertThat(board().summary().stages().get(1).slowestSeconds()).isEqualTo(40L);
	}

	@Test
	void stageThatIsNotOpenIsNeverStuck() {
		Participant ann = join("Ann");
		joinedAt(ann, NOW.minus(Duration.ofMinutes(60)));
		done(ann, StageKey.VPC, 1);
		IntStream.range(0, 3).forEach((times) -> check(ann, "ec2-a", "missing"));
		assertThat(row(ann).stuck()).isEqualTo(StuckReason.FAILING);
		this.workshops.setRules(this.workshop.id(), new ParticipationRules(true, false, StageKey.VPC));
		assertThat(row(ann).stuck()).isNull();
		this.workshops.open(this.workshop.id(), StageKey.SERVERS);
		opened(null, StageKey.SERVERS, NOW);
		check(ann, "ec2-a", null);
		assertThat(row(ann).present().since()).isEqualTo(NOW.truncatedTo(ChronoUnit.MICROS));
		assertThat(row(ann).stuck()).isNull();
	}

	@Test
	void replacedLabIsIdleFromItsCreation() {
		Participant ann = join("Ann");
		joinedAt(ann, NOW.minus(Duration.ofMinutes(20)));
		assertThat(row(ann).stuck()).isEqualTo(StuckReason.IDLE);
		this.jdbc.sql("INSERT INTO former_lab (lab, participant) VALUES (?, ?)")
			.params(join("Ghost").lab(), ann.id())
			.update();
		assertThat(row(ann).stuck()).isNull();
		assertThat(row(ann).present().since()).isEqualTo(this.labs.get(ann.lab()).createdAt());
	}

	@Test
	void repeatedlyFailedCheckIsStuckUntilItSucceeds() {
		Participant ann = join("Ann");
		check(ann, "vpc-a", "missing");
		check(ann, "vpc-a", "missing");
		assertThat(row(ann).stuck()).isNull();
		check(ann, "vpc-a", "missing");
		assertThat(row(ann).stuck()).isEqualTo(StuckReason.FAILING);
		assertThat(row(ann).attempts()).isEqualTo(3);
		check(ann, "vpc-a", null);
		assertThat(row(ann).stuck()).isNull();
		assertThat(row(ann).failing()).isEmpty();
	}

	@Test
	void sameMistakeOfSeveralParticipantsIsGrouped() {
		Participant ann = join("Ann");
		Participant bob = join("Bob");
		Participant cay = join("Cay");
		step(ann, "nat-a", "FAILED", NOW.minusSeconds(60), null, "NatGatewayLimitExceeded");
		step(bob, "nat-a", "FAILED", NOW.minusSeconds(50), null, "NatGatewayLimitExceeded");
		check(cay, "vpc-a", "missing");
		assertThat(board().summary().mistakes()).containsExactly(new Summary.Mistake(StageKey.VPC, "nat-a", null,
				"NatGatewayLimitExceeded", List.of("Ann", "Bob"), List.of(ann.id(), bob.id())));
		assertThat(board().summary().failed()).isEqualTo(2);
		assertThat(row(ann).present().code()).isEqualTo("NatGatewayLimitExceeded");
		assertThat(row(ann).marks()).contains("failed", "at-vpc");
	}

	@Test
	void whatComesOfAMistakeIsNoLineOfItsOwn() {
		Participant ann = join("Ann");
		check(ann, "target-healthy", "target-answers-otherwise");
		assertThat(board().summary().mistakes()).extracting(Summary.Mistake::step).containsExactly("target-healthy");
		check(ann, "target-group", "target-group-health-check");
		assertThat(board().summary().mistakes()).extracting(Summary.Mistake::step).containsExactly("target-group");
	}

	@Test
	void callsByHandAreActivityAndTheirRefusalsAreGrouped() {
		Participant ann = join("Ann");
		Participant bob = join("Bob");
		joinedAt(ann, NOW.minus(Duration.ofMinutes(20)));
		assertThat(row(ann).stuck()).isEqualTo(StuckReason.IDLE);
		call(ann, "DescribeVpcs", null, NOW.minusSeconds(3));
		assertThat(row(ann).stuck()).isNull();
		assertThat(row(ann).byHand().last().operation()).isEqualTo("DescribeVpcs");
		call(ann, "CreateVpcEndpoint", "InvalidServiceName", NOW.minusSeconds(2));
		call(bob, "CreateVpcEndpoint", "InvalidServiceName", NOW.minusSeconds(1));
		call(bob, "CreateVpc", "RequestLimitExceeded", NOW);
		assertThat(board().summary().mistakes()).containsExactly(new Summary.Mistake(StageKey.VPC, null,
				"CreateVpcEndpoint", "InvalidServiceName", List.of("Ann", "Bob"), List.of(ann.id(), bob.id())));
		call(ann, "CreateVpcEndpoint", "InvalidServiceName", NOW);
		call(ann, "CreateVpcEndpoint", "InvalidServiceName", NOW);
		assertThat(row(ann).stuck()).isEqualTo(StuckReason.FAILING);
		call(ann, "CreateVpcEndpoint", null, NOW);
		call(bob, "CreateVpcEndpoint", null, NOW);
		assertThat(row(ann).stuck()).isNull();
		assertThat(board().summary().mistakes()).isEmpty();
	}

	@Test
	void handsAreQueuedInOrderOfRaising() {
		Participant ann = join("Ann");
		Participant bob = join("Bob");
		this.helpQueue.raise(bob.id(), "first");
		this.helpQueue.raise(ann.id(), "second");
		assertThat(board().summary().queue()).extracting(ParticipantRow::name).containsExactly("Bob", "Ann");
	}

	@Test
	void refreshReportsOnlyChanges() {
		Participant ann = join("Ann");
		join("Bob");
		LiveDashboard liveDashboard = this.dashboards.watch(this.workshop.id());
		String first = liveDashboard.current().version();
		assertThat(liveDashboard.refresh().any()).isFalse();
		this.participants.lock(ann.id(), true);
		LiveDashboard.Change change = liveDashboard.refresh();
		assertThat(change.rows()).containsExactly(ann.id());
		assertThat(change.version()).isNotEqualTo(first);
		assertThat(liveDashboard.refresh().any()).isFalse();
	}

	@Test
	void dashboardOf300TakesAsManyQueriesAsOneOfThree() {
		List<Participant> liveDashboard = new ArrayList<>();
		IntStream.range(0, 3).forEach((i) -> liveDashboard.add(join("Guest " + i)));
		long few = statements();
		IntStream.range(3, 300).forEach((i) -> liveDashboard.add(join("Guest " + i)));
		liveDashboard
			.forEach((person) -> step(person, "vpc-a", "READY", NOW.minusSeconds(30), NOW.minusSeconds(20), null));
		assertThat(statements()).isEqualTo(few);
		assertThat(board().rows()).hasSize(300).allMatch((row) -> row.present() != null);
	}

	/**
	 * Returns the number of queries for building a dashboard.
	 */
	private long statements() {
		return QueryCount.of(this.jdbc, this::board);
	}

	private Dashboard board() {
		return this.dashboards.of(this.workshop.id());
	}

	private ParticipantRow row(Participant participant) {
		return board().rows(List.of(participant.id())).get(0);
	}

	private Participant join(String name) {
		String id = TestWorkshop.list(this.context, this.workshop, name, NOW).id();
		joinedAt(this.participants.get(id), NOW.minusSeconds(120).plusMillis(this.joined++));
		return this.participants.get(id);
	}

	private void joinedAt(Participant participant, Instant at) {
		this.jdbc.sql("UPDATE participant SET joined_at = ? WHERE id = ?").params(at(at), participant.id()).update();
	}

	private void done(Participant participant, StageKey stage, long seconds) {
		Instant begin = this.participants.get(participant.id()).joinedAt();
		Blueprint.steps(stage)
			.forEach((step) -> step(participant, step.key(), "READY", begin, begin.plusSeconds(seconds), null));
	}

	private void step(Participant participant, String step, String status, Instant started, Instant ready,
			String code) {
		this.jdbc.sql("""
				INSERT INTO lab_step (lab, step, status, generation, attempts, wanted, started_at, ready_at, error_code,
				error_message) VALUES (?, ?, ?, 0, 0, FALSE, ?, ?, ?, ?)""")
			.params(participant.lab(), step, status, at(started), (ready != null) ? at(ready) : null, code, code)
			.update();
		this.labs.changed(participant.lab());
	}

	private void opened(Participant participant, StageKey stage, Instant at) {
		this.jdbc.sql("""
				INSERT INTO act (workshop, participant, at, facilitator, kind, detail, outcome)
				VALUES (?, ?, ?, 'fay', 'OPEN_STAGE', ?, 'done')""")
			.params(this.workshop.id(), (participant != null) ? participant.id() : null, at(at), stage.key())
			.update();
	}

	private void check(Participant participant, String step, String hint) {
		this.events.publishEvent(new LabChecked(participant.lab(),
				List.of(new CheckedStep(step, hint == null, "privatelink-A-vpc", null, hint))));
	}

	private void call(Participant participant, String operation, String errorCode, Instant at) {
		this.events.publishEvent(new HandCall(participant.lab(), new ApiCall(at, "ec2", operation, "aws ec2", 1,
				"request", 1, (errorCode != null) ? 400 : 200, errorCode, true)));
	}

	private static OffsetDateTime at(Instant instant) {
		return instant.atOffset(ZoneOffset.UTC);
	}

}
