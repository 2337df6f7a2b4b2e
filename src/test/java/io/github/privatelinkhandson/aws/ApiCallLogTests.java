package io.github.privatelinkhandson.aws;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.embedded.EmbeddedDatabase;
import org.springframework.jdbc.datasource.embedded.EmbeddedDatabaseBuilder;
import org.springframework.jdbc.datasource.embedded.EmbeddedDatabaseType;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import software.amazon.awssdk.services.ec2.model.Ec2Exception;

import io.github.privatelinkhandson.paging.Paging;
import io.github.privatelinkhandson.testkit.CannedCloud;
import io.github.privatelinkhandson.testkit.CannedTransport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class ApiCallLogTests {

	private static final String VPCS = "<DescribeVpcsResponse><requestId>r</requestId></DescribeVpcsResponse>";

	private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

	private final CannedTransport transport = new CannedTransport();

	private EmbeddedDatabase database;

	private ApiCallQueue queue;

	private ApiCallLog log;

	private AwsClients clients;

	@BeforeEach
	void setUp() {
		this.database = new EmbeddedDatabaseBuilder().generateUniqueName(true)
			.setType(EmbeddedDatabaseType.H2)
			.addScript("db/migration/V3__aws_call.sql")
			.addScript("db/migration/V21__aws_call_add_by_hand.sql")
			.build();
		ApiCallRepository repository = new ApiCallRepository(new JdbcTemplate(this.database),
				new JdbcTransactionManager(this.database));
		this.queue = new ApiCallQueue(repository);
		this.log = new ApiCallLog(repository, this.queue, (event) -> {
		});
		ApiCallRecorder recorder = new ApiCallRecorder(this.log, Clock.fixed(NOW, ZoneOffset.UTC));
		Cloud cloud = new CannedCloud(CloudMode.PRACTICE, this.transport);
		this.clients = new AwsClientFactory(new Clouds(List.of(cloud)), List.of(recorder), new ApiCallThreads())
			.clients(CloudMode.PRACTICE, CannedCloud.ACCOUNT, CannedCloud.REGION);
	}

	@AfterEach
	void tearDown() {
		this.database.shutdown();
	}

	@Test
	void callForALabIsKept() {
		this.transport.answer(200, VPCS);
		ApiCallLog.forLab("lab-1", () -> this.clients.ec2().describeVpcs((request) -> request.vpcIds("vpc-1")));
		assertThat(this.log.calls("lab-1")).singleElement().satisfies((call) -> {
			assertThat(call.at()).isEqualTo(NOW);
			assertThat(call.service()).isEqualTo("ec2");
			assertThat(call.operation()).isEqualTo("DescribeVpcs");
			assertThat(call.cli()).isEqualTo("aws ec2 describe-vpcs --vpc-ids vpc-1");
			assertThat(call.requestId()).isEqualTo("r");
			assertThat(call.attempts()).isOne();
			assertThat(call.status()).isEqualTo(200);
			assertThat(call.errorCode()).isNull();
			assertThat(call.durationMillis()).isBetween(0L, 60_000L);
		});
		assertThat(this.log.calls("lab-2")).isEmpty();
	}

	@Test
	void retriedCallIsKeptOnceWithItsAttempts() {
		this.transport.answer(503, "<Response/>").answer(200, VPCS);
		ApiCallLog.forLab("lab-1", () -> this.clients.ec2().describeVpcs());
		assertThat(this.log.calls("lab-1")).singleElement()
			.extracting(ApiCall::attempts, ApiCall::status, ApiCall::requestId)
			.containsExactly(2, 200, "r");
	}

	@Test
	void refusedCallIsKeptWithItsCode() {
		this.transport.answer(400,
				"<Response><Errors><Error><Code>VpcLimitExceeded</Code><Message>no</Message></Error></Errors>"
						+ "<RequestID>r-1</RequestID></Response>");
		assertThatExceptionOfType(Ec2Exception.class).isThrownBy(() -> ApiCallLog.forLab("lab-1",
				() -> this.clients.ec2().createVpc((request) -> request.cidrBlock("10.0.0.0/16"))));
		assertThat(this.log.calls("lab-1")).singleElement()
			.extracting(ApiCall::operation, ApiCall::status, ApiCall::errorCode)
			.containsExactly("CreateVpc", 400, "VpcLimitExceeded");
	}

	@Test
	void callThatReachesNobodyIsKeptWithoutStatus() {
		this.transport.answer(0, "Connection reset");
		assertThatExceptionOfType(RuntimeException.class)
			.isThrownBy(() -> ApiCallLog.forLab("lab-1", () -> this.clients.ec2().describeVpcs()));
		assertThat(this.log.calls("lab-1")).singleElement()
			.extracting(ApiCall::attempts, ApiCall::status, ApiCall::errorCode)
			.containsExactly(3, null, "SdkClientException");
	}

	@Test
	void callOutsideOfALabIsNotKept() {
		this.transport.answer(200, VPCS);
		ApiCallLog.forLab("lab-1", () -> "nothing");
		this.clients.ec2().describeVpcs();
		assertThat(this.log.calls("lab-1")).isEmpty();
	}

	@Test
	void innerLabEndsWithItsWork() {
		this.transport.answer(200, VPCS);
		ApiCallLog.forLab("outer", () -> {
			ApiCallLog.forLab("inner", () -> this.clients.ec2().describeVpcs());
			return this.clients.ec2().describeVpcs();
		});
		assertThat(this.log.calls("inner")).hasSize(1);
		assertThat(this.log.calls("outer")).hasSize(1);
	}

	@Test
	void callsComeInTheirOrder() {
		this.transport.answer(200, VPCS);
		ApiCallLog.forLab("lab-1", () -> {
			this.clients.ec2().describeVpcs((request) -> request.vpcIds("vpc-1"));
			return this.clients.ec2().describeVpcs((request) -> request.vpcIds("vpc-2"));
		});
		assertThat(this.log.calls("lab-1")).extracting(ApiCall::cli)
			.containsExactly("aws ec2 describe-vpcs --vpc-ids vpc-1", "aws ec2 describe-vpcs --vpc-ids vpc-2");
	}

	@Test
	void callIsKeptThoughTheCallersTransactionIsRolledBack() {
		this.transport.answer(200, VPCS);
		new TransactionTemplate(new JdbcTransactionManager(this.database)).executeWithoutResult((status) -> {
			ApiCallLog.forLab("lab-1", () -> this.clients.ec2().describeVpcs());
			status.setRollbackOnly();
		});
		assertThat(this.log.calls("lab-1")).hasSize(1);
	}

	@Test
	void callThatCannotBeKeptStillSucceeds() {
		this.transport.answer(200, VPCS);
		JdbcClient.create(this.database).sql("DROP TABLE aws_call").update();
		for (int i = 0; i < ApiCallQueue.BATCH; i++) {
			assertThat(ApiCallLog.forLab("lab-1", () -> this.clients.ec2().describeVpcs().vpcs())).isEmpty();
		}
	}

	@Test
	void callsAreWrittenTogetherWhenThereAreMany() {
		for (int i = 1; i < ApiCallQueue.BATCH; i++) {
			this.log.add("lab-1", call("DescribeVpcs"));
		}
		assertThat(written()).isEmpty();
		this.log.add("lab-1", call("DescribeVpcs"));
		assertThat(written()).hasSize(ApiCallQueue.BATCH);
	}

	@Test
	void callsAreWrittenAtTheEnd() {
		this.log.add("lab-1", call("DescribeVpcs"));
		this.queue.stop();
		assertThat(written()).containsExactly("DescribeVpcs");
	}

	@Test
	void readersOfTheLogSeeWhatWasCalledBefore() {
		this.log.add("lab-1", call("DescribeVpcs"));
		assertThat(this.log.count("lab-1", false)).isOne();
		this.log.add("lab-1", call("DescribeVpcs"));
		assertThat(this.log.calls("lab-1", false, new Paging(1, 10)).items()).hasSize(2);
	}

	@Test
	void callsAreKeptWhileTheDatabaseDoesNotWork() {
		JdbcClient.create(this.database).sql("ALTER TABLE aws_call RENAME TO away").update();
		this.log.add("lab-1", call("CreateVpc"));
		this.log.write();
		this.log.add("lab-1", call("DescribeVpcs"));
		JdbcClient.create(this.database).sql("ALTER TABLE away RENAME TO aws_call").update();
		this.log.write();
		assertThat(written()).containsExactly("CreateVpc", "DescribeVpcs");
	}

	@Test
	void oldestCallsAreLetGoWhileTheDatabaseDoesNotWork() {
		JdbcClient.create(this.database).sql("ALTER TABLE aws_call RENAME TO away").update();
		this.log.add("lab-1", call("DescribeSubnets"));
		for (int i = 0; i < ApiCallQueue.MOST; i++) {
			this.log.add("lab-1", call("DescribeVpcs"));
		}
		JdbcClient.create(this.database).sql("ALTER TABLE away RENAME TO aws_call").update();
		this.log.write();
		assertThat(written()).hasSize(ApiCallQueue.MOST).containsOnly("DescribeVpcs");
	}

	@Test
	void callThatCannotBeWrittenDoesNotTakeOthersAlong() {
		this.log.add("lab-1", call("DescribeVpcs"));
		this.log.add("lab-1", call("Describe" + "x".repeat(200)));
		this.log.add("lab-1", call("CreateVpc"));
		this.log.write();
		assertThat(written()).containsExactly("DescribeVpcs", "CreateVpc");
	}

	private List<String> written() {
		return JdbcClient.create(this.database)
			.sql("SELECT operation FROM aws_call ORDER BY seq")
			.query(String.class)
			.list();
	}

	private static ApiCall call(String operation) {
		return new ApiCall(NOW, "ec2", operation, "aws ec2", 1, "r", 1, 200, null, false);
	}

}
