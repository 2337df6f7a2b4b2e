package io.github.privatelinkhandson.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

import io.github.privatelinkhandson.HandsonApplication;
import io.github.privatelinkhandson.simulator.PracticeAws;
import io.github.privatelinkhandson.simulator.quotas.Quota;
import io.github.privatelinkhandson.simulator.quotas.TestQuotas;
import io.github.privatelinkhandson.simulator.store.PracticeAccounts.Account;
import io.github.privatelinkhandson.simulator.store.ResourceStore;
import io.github.privatelinkhandson.training.Connection;
import io.github.privatelinkhandson.training.Ec2;
import io.github.privatelinkhandson.training.Keys;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Measures the practice AWS as it is delivered, with a database in a file, through its
 * port, with signatures that it verifies; only throttling is off and quotas are raised.
 * It prints what it measures, and fails where growth or stalls show that something is
 * wrong, but not because the machine is slow. See docs/benchmarks.md.
 */
class PracticeAwsBenchmark {

	private static final int MANY = 1_000_000;

	private static final int OF_A_LAB = 10;

	private static final double WARM_UP = 5;

	@TempDir
	static Path data;

	private static ConfigurableApplicationContext context;

	private static Optional<Moto> moto;

	@BeforeAll
	static void start() {
		moto = Moto.start();
		context = new SpringApplicationBuilder(HandsonApplication.class).registerShutdownHook(false)
			.run("--handson.data-dir=" + data, "--server.port=0", "--handson.practice.port=0",
					"--handson.practice.throttling=false");
	}

	@AfterAll
	static void stop() {
		context.close();
		moto.ifPresent(Moto::close);
	}

	@Test
	void besideMoto() {
		List<Contest> contests = List.of(contest("us-east-1", "DescribeVpcs", 40, PracticeAwsBenchmark::describeVpcs),
				contest("eu-west-1", "CreateVpc", 10, PracticeAwsBenchmark::createVpc),
				contest("us-west-2", "RunInstances", 20, PracticeAwsBenchmark::runInstances));
		contests.forEach(Contest::warmUp);
		System.out.println("\n| operation     | clients | practice/s |    p50 |    p99 | moto/s |    p50 |    p99 |"
				+ "  ratio | target | met |");
		System.out.println("|---|---|---|---|---|---|---|---|---|---|---|");
		contests.forEach(Contest::run);
	}

	private static Contest contest(String region, String operation, int target, Function<Ec2, byte[]> request) {
		return Contest.of(operation, target, request, lab(region),
				moto.map((server) -> new Ec2(server.port(), new Keys("test", "test"), region)));
	}

	@Test
	void answersDoNotStall() {
		Ec2 practice = lab("us-east-1");
		launch(practice, 100);
		for (String action : List.of("DescribeVpcs", "DescribeInstances")) {
			byte[] request = practice.request(action);
			Load.run(practice.port(), request, 1, WARM_UP);
			Figures figures = Load.run(practice.port(), request, 1, 2);
			System.out.printf("%n%s: %d of %d answers took 40 ms or more, p50 %.2f ms, p99 %.2f ms%n", action,
					figures.stalls(), figures.answers(), figures.millis(0.5), figures.millis(0.99));
			assertThat(figures.stalls()).isLessThan(figures.answers() / 20);
		}
	}

	@Test
	void describingALabOfAnAccountOfThousands() {
		Ec2 hundred = lab("us-east-1");
		Ec2 thousands = lab("us-east-1");
		launch(hundred, 100);
		launch(thousands, 10_000);
		byte[] few = instancesOf(hundred, "lab-3");
		byte[] many = instancesOf(thousands, "lab-3");
		Load.run(hundred.port(), few, 1, WARM_UP);
		Load.run(thousands.port(), many, 1, WARM_UP);
		Figures ofFew = Figures.NONE;
		Figures ofMany = Figures.NONE;
		for (int turn = 0; turn < 10; turn++) {
			ofFew = ofFew.and(Load.run(hundred.port(), few, 1, 0.2));
			ofMany = ofMany.and(Load.run(thousands.port(), many, 1, 0.2));
		}
		double times = ofMany.millis(0.5) / ofFew.millis(0.5);
		System.out.printf("%nDescribeInstances of %d by tag: of 100 p50 %.3f ms; of 10,000 p50 %.3f ms, %.2f times%n",
				OF_A_LAB, ofFew.millis(0.5), ofMany.millis(0.5), times);
		Figures launches = Load.run(thousands.port(), runInstances(thousands), 1, 2);
		System.out.printf("RunInstances beside 10,000 instances: %.0f/s, p50 %.2f ms%n", launches.perSecond(),
				launches.millis(0.5));
		assertThat(times).isLessThan(2);
	}

	/**
	 * EC2 for an account of its own, which may have as much as the benchmark makes.
	 */
	private static Ec2 lab(String region) {
		PracticeAws aws = context.getBean(PracticeAws.class);
		Account account = aws.newAccount();
		for (String used : new String[] { "us-east-1", "eu-west-1", "us-west-2" }) {
			for (Quota quota : new Quota[] { Quota.VPCS, Quota.SECURITY_GROUPS, Quota.NETWORK_INTERFACES,
					Quota.STANDARD_CPUS }) {
				TestQuotas.set(context.getBean(ResourceStore.class), account.id(), used, quota, MANY);
			}
		}
		return new Ec2(aws.port(), new Keys(account.accessKeyId(), account.secretAccessKey()), region);
	}

	private static byte[] describeVpcs(Ec2 ec2) {
		int there = ec2.answer("DescribeVpcs").split("<vpcId>", -1).length - 1;
		IntStream.range(there, 10).forEach((i) -> ec2.answer("CreateVpc", "CidrBlock", "10.0.0.0/16"));
		return ec2.request("DescribeVpcs");
	}

	private static byte[] createVpc(Ec2 ec2) {
		return ec2.request("CreateVpc", "CidrBlock", "10.0.0.0/16", "TagSpecification.1.ResourceType", "vpc",
				"TagSpecification.1.Tag.1.Key", "Name", "TagSpecification.1.Tag.1.Value", "bench");
	}

	private static byte[] runInstances(Ec2 ec2) {
		return runInstances(ec2, subnet(ec2), 1, "bench");
	}

	private static byte[] runInstances(Ec2 ec2, String subnet, int count, String lab) {
		String image = ec2.ask("imageId", "DescribeImages", "Owner.1", "amazon", "Filter.1.Name", "architecture",
				"Filter.1.Value.1", "x86_64");
		return ec2.request("RunInstances", "ImageId", image, "InstanceType", "t3.micro", "MinCount",
				Integer.toString(count), "MaxCount", Integer.toString(count), "SubnetId", subnet,
				"TagSpecification.1.ResourceType", "instance", "TagSpecification.1.Tag.1.Key", "lab",
				"TagSpecification.1.Tag.1.Value", lab);
	}

	private static String subnet(Ec2 ec2) {
		String vpc = ec2.ask("vpcId", "CreateVpc", "CidrBlock", "10.0.0.0/16");
		return ec2.ask("subnetId", "CreateSubnet", "VpcId", vpc, "CidrBlock", "10.0.0.0/16");
	}

	private static void launch(Ec2 ec2, int instances) {
		String subnet = subnet(ec2);
		try (Connection connection = new Connection(ec2.port())) {
			IntStream.range(0, instances / OF_A_LAB)
				.forEach((lab) -> connection.exchange(runInstances(ec2, subnet, OF_A_LAB, "lab-" + lab)));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static byte[] instancesOf(Ec2 ec2, String lab) {
		return ec2.request("DescribeInstances", "Filter.1.Name", "tag:lab", "Filter.1.Value.1", lab);
	}

}
