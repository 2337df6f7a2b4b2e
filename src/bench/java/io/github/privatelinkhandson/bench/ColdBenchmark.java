package io.github.privatelinkhandson.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.util.FileSystemUtils;

import io.github.privatelinkhandson.HandsonApplication;
import io.github.privatelinkhandson.simulator.PracticeAws;
import io.github.privatelinkhandson.simulator.quotas.Quota;
import io.github.privatelinkhandson.simulator.quotas.TestQuotas;
import io.github.privatelinkhandson.simulator.store.PracticeAccounts.Account;
import io.github.privatelinkhandson.simulator.store.ResourceStore;
import io.github.privatelinkhandson.training.Ec2;
import io.github.privatelinkhandson.training.Keys;

/**
 * Measures the first five seconds of load that a fresh process of the practice AWS
 * answers, beside a fresh moto: one client, another process for each operation. Its data
 * folder has the account and what the requests need, so that nothing was asked before. It
 * only reports.
 */
class ColdBenchmark {

	private static final double SECONDS = 5;

	private static final int TURNS = Integer.getInteger("turns", 3);

	private static final List<String> OPERATIONS = List.of("DescribeVpcs", "CreateVpc", "RunInstances");

	private static final String REGION = "us-east-1";

	private static final String BLOCK = "10.0.0.0/16";

	private static final int MANY = 1_000_000;

	@TempDir
	Path folder;

	private final Map<String, Map<String, List<Double>>> callsPerSecond = new LinkedHashMap<>();

	private final Map<String, Map<String, List<Double>>> millisPerCall = new LinkedHashMap<>();

	@Test
	void firstFiveSeconds() throws IOException {
		List<Delivery> deliveries = Delivery.all(this.folder);
		Path seed = this.folder.resolve("seed");
		Seeded seeded = seed(seed);
		for (int turn = 0; turn < TURNS; turn++) {
			for (String operation : OPERATIONS) {
				Moto.start().ifPresent((moto) -> {
					try (moto) {
						Ec2 ec2 = new Ec2(moto.port(), new Keys("test", "test"), REGION);
						measure("moto", operation, moto.process(), request(operation, ec2, subnet(ec2)), moto.port());
					}
				});
				for (Delivery delivery : deliveries) {
					Path data = this.folder.resolve("data");
					FileSystemUtils.deleteRecursively(data);
					FileSystemUtils.copyRecursively(seed, data);
					try (DeliveredConsole console = DeliveredConsole.start(delivery.command(), data)) {
						Ec2 ec2 = new Ec2(console.practicePort(), seeded.keys(), REGION);
						measure(delivery.name(), operation, console.process(), request(operation, ec2, seeded.place()),
								ec2.port());
					}
				}
			}
		}
		print();
	}

	private void measure(String who, String operation, ProcessHandle process, byte[] request, int port) {
		double before = DeliveredConsole.processorSeconds(process);
		Figures figures = Load.run(port, request, 1, SECONDS);
		double used = DeliveredConsole.processorSeconds(process) - before;
		add(this.callsPerSecond, who, operation, figures.perSecond());
		add(this.millisPerCall, who, operation, used * 1000 / figures.answers());
	}

	private void print() {
		System.out.println("\n| cold | " + String.join(" | | | ", OPERATIONS) + " | | |");
		System.out.println("| | " + "calls/s | of moto's | ms of processor a call | ".repeat(3).strip());
		System.out.println("|---".repeat(10) + "|");
		this.callsPerSecond.forEach((who, ofOperation) -> {
			StringBuilder line = new StringBuilder("| " + who);
			ofOperation.forEach((operation, calls) -> {
				double moto = this.callsPerSecond.containsKey("moto")
						? median(this.callsPerSecond.get("moto").get(operation)) : Double.NaN;
				line.append(" | %.0f | %.1f | %.1f".formatted(median(calls), median(calls) / moto,
						median(this.millisPerCall.get(who).get(operation))));
			});
			System.out.println(line + " |");
		});
	}

	/**
	 * Makes a data folder with an account whose quotas are raised, and with what the
	 * requests need.
	 */
	private static Seeded seed(Path data) {
		try (ConfigurableApplicationContext context = new SpringApplicationBuilder(HandsonApplication.class)
			.registerShutdownHook(false)
			.run("--handson.data-dir=" + data, "--server.port=0", "--handson.practice.port=0",
					"--handson.practice.throttling=false")) {
			PracticeAws aws = context.getBean(PracticeAws.class);
			Account account = aws.newAccount();
			for (Quota quota : List.of(Quota.VPCS, Quota.SECURITY_GROUPS, Quota.NETWORK_INTERFACES,
					Quota.STANDARD_CPUS)) {
				TestQuotas.set(context.getBean(ResourceStore.class), account.id(), REGION, quota, MANY);
			}
			Keys keys = new Keys(account.accessKeyId(), account.secretAccessKey());
			return new Seeded(keys, subnet(new Ec2(aws.port(), keys, REGION)));
		}
	}

	/**
	 * Makes ten VPCs, with a subnet in the last one.
	 */
	private static Place subnet(Ec2 ec2) {
		int there = ec2.answer("DescribeVpcs").split("<vpcId>", -1).length - 1;
		IntStream.range(there + 1, 10).forEach((i) -> ec2.answer("CreateVpc", "CidrBlock", BLOCK));
		String vpc = ec2.ask("vpcId", "CreateVpc", "CidrBlock", BLOCK);
		return new Place(ec2.ask("subnetId", "CreateSubnet", "VpcId", vpc, "CidrBlock", BLOCK), ec2.ask("imageId",
				"DescribeImages", "Owner.1", "amazon", "Filter.1.Name", "architecture", "Filter.1.Value.1", "x86_64"));
	}

	private static byte[] request(String operation, Ec2 ec2, Place place) {
		return switch (operation) {
			case "CreateVpc" -> ec2.request(operation, "CidrBlock", BLOCK, "TagSpecification.1.ResourceType", "vpc",
					"TagSpecification.1.Tag.1.Key", "Name", "TagSpecification.1.Tag.1.Value", "bench");
			case "RunInstances" -> ec2.request(operation, "ImageId", place.image(), "InstanceType", "t3.micro",
					"MinCount", "1", "MaxCount", "1", "SubnetId", place.subnet(), "TagSpecification.1.ResourceType",
					"instance", "TagSpecification.1.Tag.1.Key", "lab", "TagSpecification.1.Tag.1.Value", "bench");
			default -> ec2.request(operation);
		};
	}

	private static void add(Map<String, Map<String, List<Double>>> figures, String who, String operation,
			double figure) {
		figures.computeIfAbsent(who, (w) -> new LinkedHashMap<>())
			.computeIfAbsent(operation, (o) -> new ArrayList<>())
			.add(figure);
	}

	private static double median(List<Double> figures) {
		return figures.stream().sorted().toList().get(figures.size() / 2);
	}

	/**
	 * What a data folder was given.
	 */
	private record Seeded(Keys keys, Place place) {

	}

	/**
	 * Where an instance is launched, and from what.
	 */
	private record Place(String subnet, String image) {

	}

}
