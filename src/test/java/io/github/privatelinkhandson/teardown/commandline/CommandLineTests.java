package io.github.privatelinkhandson.teardown.commandline;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.Vpc;

import io.github.privatelinkhandson.HandsonApplication;
import io.github.privatelinkhandson.aws.AwsClientFactory;
import io.github.privatelinkhandson.aws.AwsClients;
import io.github.privatelinkhandson.aws.CloudMode;
import io.github.privatelinkhandson.lab.ConsoleId;
import io.github.privatelinkhandson.lab.Lab;
import io.github.privatelinkhandson.lab.StageKey;
import io.github.privatelinkhandson.simulator.fault.Fault;
import io.github.privatelinkhandson.testkit.AwsAccount;
import io.github.privatelinkhandson.testkit.TestConsole;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Labs and orphans are taken down from the command line, with an exit code that tells
 * whether anything is left.
 */
class CommandLineTests {

	private static final double SPEED = 500;

	private static final String NAMED = "--handson.lab=0123456789ab";

	private static final String CONFIRMED = "--handson.confirm=000000000000";

	@TempDir
	Path data;

	private String said = "";

	@Test
	void onlyItsOwnOptionsAreCommands() {
		assertThat(CommandLine.isAsked("--handson.teardown=all")).isTrue();
		assertThat(CommandLine.isAsked("--handson.orphans")).isTrue();
		assertThat(CommandLine.isAsked("--server.port=1", "--handson.practice.speed=2")).isFalse();
	}

	@Test
	void oneLabAndThenAllAreTakenDown() {
		Lab first;
		Lab second;
		try (TestConsole console = TestConsole.withoutPorts(this.data, SPEED)) {
			first = console.built(StageKey.VPC);
			second = console.open(CloudMode.PRACTICE);
			console.commands().run(second.id(), StageKey.SERVERS);
			console.await(second, (view) -> view.stage(StageKey.VPC).ready() > 3);
		}
		int calls = calls(second);
		assertThat(calls).isPositive();
		assertThat(run("--handson.teardown=" + first.id())).isZero();
		assertThat(this.said).contains("22 of 22 verified as gone", "Nothing is left.").doesNotContain(second.id());
		assertThat(calls(second)).as("only the named lab is worked on").isEqualTo(calls);
		assertThat(run("--handson.teardown=all")).isZero();
		assertThat(this.said).contains("Lab " + second.id(), "complete").doesNotContain(first.id());
		try (TestConsole console = TestConsole.withoutPorts(this.data, SPEED)) {
			assertThat(console.owned(first)).isEmpty();
			assertThat(console.owned(second)).isEmpty();
		}
		assertThat(run("--handson.teardown=" + first.id())).isZero();
	}

	@Test
	void databaseThatARunningConsoleHasOpenIsSaidSo() throws IOException {
		assertThat(run("--handson.teardown=all")).isZero();
		try (FileChannel file = FileChannel.open(this.data.resolve("handson.mv.db"), StandardOpenOption.WRITE);
				FileLock held = file.lock()) {
			assertThat(held.isValid()).isTrue();
			assertThat(run("--handson.teardown=all")).isEqualTo(2);
			assertThat(this.said).contains("Another console has the database in handson.data-dir open.");
			assertThat(run("--handson.orphans")).isEqualTo(2);
		}
		assertThat(run("--handson.teardown=all")).isZero();
	}

	@Test
	void orphansInAnAwsAccountAreFoundAndTakenDown(@TempDir Path elsewhere) {
		AwsAccount.use("test", "test");
		try (TestConsole aws = TestConsole.withPorts(elsewhere, SPEED)) {
			Lab anothers = aws.open(CloudMode.AWS);
			Ec2Client ec2 = aws.aws(anothers).ec2();
			String stranger = ec2.createVpc((request) -> request.cidrBlock("10.8.0.0/16")).vpc().vpcId();
			String orphan = orphan(ec2);
			role(aws, anothers);
			String[] inAws = { "--handson.mode=aws",
					"--handson.aws.endpoint=" + aws.bean(Environment.class).getProperty("handson.aws.endpoint") };
			assertThat(run("--handson.orphans", inAws[0], inAws[1])).isZero();
			assertThat(this.said).contains("4 orphans", "000000000000 ap-northeast-1: AWS::EC2::VPC " + orphan)
				.doesNotContain(stranger);
			assertThat(run("--handson.orphans=delete", inAws[0], inAws[1])).as("of whom it is not known when they end")
				.isOne();
			assertThat(this.said).contains("Something is left.").doesNotContain("Nothing is left");
			for (String confirm : List.of("", "--handson.confirm=111111111111")) {
				assertThat(run("--handson.orphans=delete", NAMED, confirm, inAws[0], inAws[1])).isEqualTo(2);
				assertThat(this.said).contains("account 000000000000 is not confirmed");
			}
			assertThat(ec2.describeVpcs().vpcs()).extracting(Vpc::vpcId).contains(orphan);
			assertThat(run("--handson.orphans=delete", NAMED, CONFIRMED, inAws[0], inAws[1])).isZero();
			assertThat(this.said).contains("4 of 4 verified as gone", "Nothing is left.");
			assertThat(ec2.describeVpcs().vpcs()).extracting(Vpc::vpcId).contains(stranger).doesNotContain(orphan);
			AwsAccount.use("AKIAIOSFODNN7EXAMPLE", "wrong");
			assertThat(run("--handson.orphans", inAws[0], inAws[1])).isEqualTo(2);
			assertThat(this.said).contains("InvalidClientTokenId");
		}
		finally {
			AwsAccount.forget();
		}
	}

	@Test
	void labOfAnotherConsoleStaysAndWhatIsPastItsEndGoes(@TempDir Path elsewhere) {
		try (TestConsole aws = TestConsole.withPorts(elsewhere, SPEED); AwsAccount account = AwsAccount.open(aws)) {
			Lab running = aws.built(CloudMode.AWS, StageKey.VPC);
			Map<String, Long> built = aws.owned(running);
			Ec2Client ec2 = aws.aws(running).ec2();
			String over = ec2
				.createVpc((request) -> request.cidrBlock("10.7.0.0/16")
					.tagSpecifications((tags) -> tags.resourceType("vpc")
						.tags((tag) -> tag.key(Lab.TAG).value("ba9876543210"),
								(tag) -> tag.key(Lab.ENDS_TAG).value("2026-01-01T00:00:00Z"))))
				.vpc()
				.vpcId();
			String[] inAws = { "--handson.mode=aws",
					"--handson.aws.endpoint=" + aws.bean(Environment.class).getProperty("handson.aws.endpoint") };
			assertThat(run("--handson.orphans", inAws[0], inAws[1])).isZero();
			assertThat(this.said).contains("lab %s, console %s, since %s, until ".formatted(running.id(),
					aws.bean(ConsoleId.class).value(), running.createdAt().truncatedTo(ChronoUnit.SECONDS)));
			assertThat(run("--handson.orphans=delete", "--handson.confirm=" + account.id(), inAws[0], inAws[1]))
				.isOne();
			assertThat(this.said).contains("Lab ba9876543210", "Something is left.")
				.doesNotContain("Lab " + running.id(), "Nothing is left");
			assertThat(ec2.describeVpcs().vpcs()).extracting(Vpc::vpcId).doesNotContain(over);
			assertThat(aws.owned(running)).isEqualTo(built);
		}
	}

	@Test
	void roleBelongsToTheRegionInWhichItsLabIs(@TempDir Path elsewhere) {
		try (TestConsole aws = TestConsole.withPorts(elsewhere, SPEED); AwsAccount account = AwsAccount.open(aws)) {
			Lab anothers = aws.open(CloudMode.AWS);
			AwsClients virginia = aws.bean(AwsClientFactory.class).clients(CloudMode.AWS, account.id(), "us-east-1");
			String[] inAws = { "--handson.mode=aws",
					"--handson.aws.endpoint=" + aws.bean(Environment.class).getProperty("handson.aws.endpoint") };
			String confirmed = "--handson.confirm=" + account.id();
			String tokyo = "--handson.region=ap-northeast-1";
			orphan(aws.aws(anothers).ec2());
			assertThat(run("--handson.orphans=delete", NAMED, confirmed, tokyo, inAws[0], inAws[1])).isZero();
			assertThat(this.said).contains("ap-northeast-1: complete");

			String vpc = orphan(virginia.ec2());
			role(aws, anothers);
			assertThat(run("--handson.orphans=delete", NAMED, confirmed, tokyo, inAws[0], inAws[1])).isZero();
			assertThat(this.said).contains("0 orphans").doesNotContain("SSM-role-0123");
			assertThat(virginia.iam().listRoles().roles()).anyMatch((role) -> role.roleName().equals("SSM-role-0123"));
			assertThat(run("--handson.orphans=delete", NAMED, confirmed, inAws[0], inAws[1])).isZero();
			assertThat(this.said).contains("us-east-1: AWS::IAM::Role SSM-role-0123", "us-east-1: complete",
					"Nothing is left.");
			assertThat(virginia.ec2().describeVpcs().vpcs()).extracting(Vpc::vpcId).doesNotContain(vpc);
			assertThat(virginia.iam().listRoles().roles()).noneMatch((role) -> role.roleName().equals("SSM-role-0123"));
		}
	}

	@Test
	void regionThatCannotBeLookedAtIsNotCalledEmpty(@TempDir Path elsewhere) {
		try (TestConsole aws = TestConsole.withPorts(elsewhere, SPEED); AwsAccount account = AwsAccount.open(aws)) {
			aws.faults()
				.add(account.id(), Fault.refusal("DescribeNatGateways", 403, "UnauthorizedOperation", "denied"));
			assertThat(run("--handson.orphans=delete", "--handson.mode=aws",
					"--handson.aws.endpoint=" + aws.bean(Environment.class).getProperty("handson.aws.endpoint")))
				.isOne();
			assertThat(this.said).contains("could not be looked at: UnauthorizedOperation")
				.doesNotContain("Nothing is left");
		}
	}

	@Test
	void whatIsUnknownIsRefused() {
		assertThat(run("--handson.teardown=nobody")).isEqualTo(2);
		assertThat(this.said).contains("There is no lab nobody");
		assertThat(run("--handson.orphans=perhaps")).isEqualTo(2);
		assertThat(run("--handson.orphans", "--handson.mode=moon")).isEqualTo(2);
	}

	@Test
	void orphansAreListedAndTakenDownAndLabsAndStrangersStay() {
		Lab kept;
		String stranger;
		String orphan;
		try (TestConsole console = TestConsole.withoutPorts(this.data, SPEED)) {
			kept = console.built(StageKey.VPC);
			Ec2Client ec2 = console.aws(kept).ec2();
			stranger = ec2.createVpc((request) -> request.cidrBlock("10.8.0.0/16")).vpc().vpcId();
			orphan = orphan(ec2);
			role(console, kept);
		}
		assertThat(run("--handson.orphans")).isZero();
		assertThat(this.said).contains("4 orphans", orphan, "SSM-role-0123").doesNotContain(stranger, kept.id());
		assertThat(run("--handson.orphans=delete", NAMED)).isZero();
		assertThat(this.said).contains("Lab 0123456789ab", "4 of 4 verified as gone", "Nothing is left.");
		assertThat(run("--handson.orphans")).isZero();
		assertThat(this.said).contains("0 orphans");
		try (TestConsole console = TestConsole.withoutPorts(this.data, SPEED)) {
			assertThat(console.owned(kept)).containsEntry("Vpc", 2L).containsEntry("NatGateway", 2L);
			assertThat(console.aws(kept).ec2().describeVpcs((request) -> request.vpcIds(stranger)).vpcs()).hasSize(1);
			assertThat(console.aws(kept).iam().listRoles().roles())
				.noneMatch((role) -> role.roleName().contains("0123"));
		}
	}

	/**
	 * How many calls were made for a lab, read from outside of any console.
	 */
	private int calls(Lab lab) {
		JdbcClient jdbc = JdbcClient
			.create(new DriverManagerDataSource("jdbc:h2:file:" + this.data.resolve("handson"), "sa", ""));
		return jdbc.sql("SELECT count(*) FROM aws_call WHERE lab = ?").param(lab.id()).query(Integer.class).single();
	}

	/**
	 * A VPC with a subnet that carry the tag of a lab that is in no ledger.
	 */
	private static String orphan(Ec2Client ec2) {
		String vpc = ec2
			.createVpc((request) -> request.cidrBlock("10.9.0.0/16")
				.tagSpecifications(
						(tags) -> tags.resourceType("vpc").tags((tag) -> tag.key(Lab.TAG).value("0123456789ab"))))
			.vpc()
			.vpcId();
		ec2.createSubnet((request) -> request.vpcId(vpc)
			.cidrBlock("10.9.0.0/20")
			.tagSpecifications(
					(tags) -> tags.resourceType("subnet").tags((tag) -> tag.key(Lab.TAG).value("0123456789ab"))));
		return vpc;
	}

	private static void role(TestConsole console, Lab lab) {
		console.aws(lab)
			.iam()
			.createRole((request) -> request.roleName("SSM-role-0123")
				.assumeRolePolicyDocument("""
						{"Version": "2012-10-17", "Statement": [{"Effect": "Allow",
						 "Principal": {"Service": "ec2.amazonaws.com"}, "Action": "sts:AssumeRole"}]}""")
				.tags((tag) -> tag.key(Lab.TAG).value("0123456789ab")));
		console.aws(lab)
			.iam()
			.createInstanceProfile((request) -> request.instanceProfileName("SSM-role-0123")
				.tags((tag) -> tag.key(Lab.TAG).value("0123456789ab")));
		console.aws(lab)
			.iam()
			.addRoleToInstanceProfile(
					(request) -> request.instanceProfileName("SSM-role-0123").roleName("SSM-role-0123"));
	}

	private int run(String... asked) {
		ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		String[] args = new String[asked.length + 2];
		System.arraycopy(asked, 0, args, 0, asked.length);
		args[asked.length] = "--handson.data-dir=" + this.data;
		args[asked.length + 1] = "--handson.practice.speed=" + SPEED;
		int code = CommandLine.run(HandsonApplication.class, new PrintStream(bytes, true, StandardCharsets.UTF_8),
				args);
		this.said = bytes.toString(StandardCharsets.UTF_8);
		return code;
	}

}
