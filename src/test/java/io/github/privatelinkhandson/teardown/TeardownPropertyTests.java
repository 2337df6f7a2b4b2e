package io.github.privatelinkhandson.teardown;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.Tag;
import net.jqwik.api.Tuple;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import org.jspecify.annotations.Nullable;
import org.springframework.util.FileSystemUtils;
import software.amazon.awssdk.services.ec2.Ec2Client;

import io.github.privatelinkhandson.aws.CloudMode;
import io.github.privatelinkhandson.lab.Lab;
import io.github.privatelinkhandson.lab.StageKey;
import io.github.privatelinkhandson.provisioning.LabView;
import io.github.privatelinkhandson.provisioning.Ledger;
import io.github.privatelinkhandson.simulator.fault.Fault;
import io.github.privatelinkhandson.simulator.fault.TestFaults;
import io.github.privatelinkhandson.testkit.AwsAccount;
import io.github.privatelinkhandson.testkit.TestConsole;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * However far a lab has been built, whatever was done to it by hand and whatever goes
 * wrong on the way: one teardown leaves nothing of it, and all that is a stranger's,
 * unless the account is the lab's alone.
 */
@Tag("slow")
class TeardownPropertyTests {

	private static final double SPEED = 500;

	private static final List<String> DELETIONS = List.of("DeleteVpc", "DeleteSubnet", "DeleteNatGateway",
			"ReleaseAddress", "DeleteSecurityGroup", "RevokeSecurityGroupIngress", "DisassociateRouteTable",
			"DeleteRouteTable", "DetachInternetGateway", "DeleteInternetGateway", "TerminateInstances",
			"DeleteInstanceProfile", "DetachRolePolicy", "DeleteRole", "DeleteVpcEndpoints",
			"DeleteVpcEndpointServiceConfigurations", "DeleteLoadBalancer", "DeleteTargetGroup",
			"DeleteNetworkInsightsPath", "DeleteNetworkInsightsAnalysis");

	private static final List<String> LOOKS = List.of("DescribeVpcs", "DescribeNetworkInterfaces", "DescribeInstances",
			"DescribeTargetHealth", "GetRole", "DescribeVolumes");

	private static @Nullable TestConsole started;

	private static @Nullable Path data;

	@BeforeContainer
	static void start() throws IOException {
		data = Files.createTempDirectory("handson");
		started = TestConsole.withPorts(data, SPEED);
	}

	@AfterContainer
	static void stop() throws IOException {
		started.close();
		FileSystemUtils.deleteRecursively(data);
	}

	@Property(tries = 12, shrinking = ShrinkingMode.OFF, edgeCases = EdgeCasesMode.NONE)
	void oneTeardownLeavesNothing(@ForAll("steps") int steps, @ForAll("faults") List<Fault> faults,
			@ForAll Set<HandEdit> edits, @ForAll CloudMode mode) {
		TestConsole console = started;
		try (AwsAccount account = AwsAccount.open(console)) {
			oneTeardownLeavesNothing(console, console.open(mode), steps, faults, edits);
		}
	}

	private static void oneTeardownLeavesNothing(TestConsole console, Lab lab, int steps, List<Fault> faults,
			Set<HandEdit> edits) {
		Set<String> empty = Inventory.of(console, lab);
		stranger(console.aws(lab).ec2());
		Set<String> before = (lab.mode() == CloudMode.PRACTICE) ? empty : Inventory.of(console, lab);
		build(console, lab, steps);
		Map<String, String> ids = console.bean(Ledger.class).ids(lab.id());
		edits.forEach((edit) -> edit.apply(console.aws(lab), ids));
		faults.forEach((fault) -> console.faults().add(lab.account(), fault));

		Receipt receipt = console.tearDown(lab);

		console.faults().clear(lab.account());
		assertThat(receipt.left()).isEmpty();
		assertThat(receipt.complete()).isTrue();
		assertThat(Inventory.of(console, lab)).isEqualTo(before);
		assertThat(receipt.resources()).extracting(Receipt.Item::id)
			.containsAll(ids.entrySet()
				.stream()
				.filter((step) -> step.getKey().matches("vpc-.|nat-.|ec2-.|nlb|endpoint|sg-.*"))
				.filter((step) -> !step.getKey().endsWith("ingress"))
				.map(Map.Entry::getValue)
				.toList());
	}

	/**
	 * How many steps are ready when it is taken down; more than there are stand for all.
	 */
	@Provide
	Arbitrary<Integer> steps() {
		return Arbitraries.integers().between(0, 95);
	}

	@Provide
	Arbitrary<List<Fault>> faults() {
		Arbitrary<Fault> passing = Combinators
			.combine(Arbitraries.of(DELETIONS),
					Arbitraries.of(Fault.refusal("", 503, "RequestLimitExceeded", "Request limit exceeded."),
							Fault.refusal("", 500, "InternalError", "An internal error has occurred"),
							Fault.refusal("", 400, "DependencyViolation", "It has a dependent object"),
							Fault.refusal("", 403, "UnauthorizedOperation", "You are not authorized"),
							TestFaults.lostAnswer("")),
					Arbitraries.integers().between(0, 3), Arbitraries.integers().between(1, 4))
			.as((action, fault, after, times) -> new Fault(action, after, times, fault.effect()));
		Arbitrary<Fault> blind = Combinators
			.combine(Arbitraries.of(LOOKS), Arbitraries.integers().between(0, 9), Arbitraries.integers().between(1, 6))
			.as((action, after, times) -> Fault.refusal(action, 503, "Unavailable", "The server is overloaded")
				.after(after)
				.times(times));
		return Arbitraries.frequencyOf(Tuple.of(4, passing), Tuple.of(1, blind)).list().ofMaxSize(8);
	}

	private static void build(TestConsole console, Lab lab, int steps) {
		if (steps > 0) {
			console.commands().run(lab.id(), StageKey.CONNECTION);
			console.await(lab, (view) -> ready(view) >= steps || !view.working());
		}
	}

	private static long ready(LabView view) {
		return view.stages().stream().mapToLong(LabView.Stage::ready).sum();
	}

	private static void stranger(Ec2Client ec2) {
		String vpc = ec2
			.createVpc((request) -> request.cidrBlock("10.0.0.0/16")
				.tagSpecifications(
						(tags) -> tags.resourceType("vpc").tags((tag) -> tag.key("Name").value("privatelink-A-vpc"))))
			.vpc()
			.vpcId();
		ec2.createSubnet((request) -> request.vpcId(vpc).cidrBlock("10.0.0.0/20"));
		ec2.createSecurityGroup((request) -> request.vpcId(vpc).groupName("EC2-A-sg").description("of a stranger"));
		ec2.createInternetGateway();
		ec2.allocateAddress();
	}

}
