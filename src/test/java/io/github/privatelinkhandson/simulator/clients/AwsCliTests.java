package io.github.privatelinkhandson.simulator.clients;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.services.ec2.model.Vpc;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

import io.github.privatelinkhandson.simulator.PracticeAws;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The AWS CLI against the practice AWS, as a learner types it. Needs {@code aws} on the
 * PATH, and says so if it is missing.
 */
@PracticeAwsTest
class AwsCliTests {

	private static final Duration PATIENCE = Duration.ofMinutes(5);

	private static final Path WALK = Path.of("src/test/cli/practice-walk.sh");

	@TempDir
	private Path directory;

	@Autowired
	private PracticeAws aws;

	private Clients clients;

	@BeforeEach
	void openAccount() {
		this.clients = Clients.of(this.aws, this.aws.newAccount());
	}

	@Test
	@Tag("slow")
	void articleByCommandsToHelloAndBack() {
		if (!run(cli(), "elbv2", "set-security-groups", "--generate-cli-skeleton").contains("PrivateLink")) {
			Program.skip("the AWS CLI is older than security groups of Network Load Balancers");
		}
		List<SdkPojo> before = Inventory.left(this.clients);
		configured(Program.require("bash", this.directory)).run(PATIENCE, WALK.toAbsolutePath().toString())
			.expectSuccess();
		assertThat(Inventory.left(this.clients)).containsExactlyInAnyOrderElementsOf(before);
	}

	@Test
	void pagesAreAskedForAndPutTogether() {
		Program cli = cli();
		List<String> ids = Stream.of("10.0.0.0/16", "10.1.0.0/16", "10.2.0.0/16")
			.map((cidr) -> this.clients.ec2().createVpc((request) -> request.cidrBlock(cidr)).vpc())
			.map(Vpc::vpcId)
			.toList();
		String vpc = ids.get(0);
		for (int i = 0; i < 12; i++) {
			String cidr = "10.0.%d.0/24".formatted(i);
			this.clients.ec2().createSubnet((request) -> request.vpcId(vpc).cidrBlock(cidr));
		}
		JsonNode first = json(cli, "ec2", "describe-subnets", "--filters", "Name=vpc-id,Values=" + vpc, "--max-items",
				"7", "--page-size", "5");
		assertThat(first.get("Subnets")).hasSize(7);
		JsonNode rest = json(cli, "ec2", "describe-subnets", "--filters", "Name=vpc-id,Values=" + vpc, "--page-size",
				"5", "--starting-token", first.get("NextToken").asString());
		assertThat(rest.get("Subnets")).hasSize(5);
		assertThat(Stream.of(first, rest).flatMap((page) -> page.get("Subnets").valueStream()))
			.extracting((subnet) -> subnet.get("SubnetId").asString())
			.doesNotHaveDuplicates();
		assertThat(json(cli, "iam", "list-policies", "--page-size", "1", "--max-items", "2").get("Policies"))
			.hasSize(2);
		assertThat(run(cli, "ec2", "describe-vpcs", "--page-size", "5", "--output", "text", "--query",
				"Vpcs[?CidrBlock!='172.31.0.0/16'].VpcId")
			.split("\\s+")).containsExactlyInAnyOrderElementsOf(ids);
	}

	@Test
	void answersAreFilteredQueriedAndPrinted() {
		Program cli = cli();
		String vpc = this.clients.ec2()
			.createVpc((request) -> request.cidrBlock("10.0.0.0/16")
				.tagSpecifications(
						(tags) -> tags.resourceType("vpc").tags((tag) -> tag.key("Name").value("\u7df4\u7fd2 A"))))
			.vpc()
			.vpcId();
		assertThat(
				run(cli, "ec2", "describe-vpcs", "--filters", "Name=tag:Name,Values=*A", "Name=cidr,Values=10.0.0.0/16",
						"--query", "Vpcs[*].[VpcId, Tags[?Key=='Name'].Value | [0]]", "--output", "text"))
			.isEqualTo(vpc + "\t\u7df4\u7fd2 A\n");
		assertThat(run(cli, "ec2", "describe-vpcs", "--vpc-ids", vpc, "--output", "table")).contains("DescribeVpcs  ",
				"|  VpcId  ", vpc);
		assertThat(json(cli, "sts", "get-caller-identity").get("Account").asString())
			.isEqualTo(this.clients.account().id());
	}

	@Test
	void refusalsAreTheCommandLines() {
		Program cli = cli();
		Map.of("ec2 create-vpc --cidr-block 10.0.0.0/16 --dry-run", "DryRunOperation",
				"ec2 describe-vpcs --vpc-ids vpc-1", "InvalidVpcID.Malformed",
				"ec2 describe-vpcs --filters Name=color,Values=red", "InvalidParameterValue",
				"elbv2 describe-load-balancers --names nobody", "LoadBalancerNotFound",
				"iam get-role --role-name nobody", "NoSuchEntity", "ssm get-parameter --name /nobody",
				"ParameterNotFound", "ec2 describe-hosts", "InvalidAction")
			.forEach((command, code) -> {
				Program.Result result = typed(cli, command.split(" "));
				assertThat(result.exitCode()).as(command).isIn(254, 255);
				assertThat(result.errorCode()).as(result.errors()).contains(code);
			});
		assertThat(Inventory.left(this.clients)).noneMatch((item) -> item instanceof Vpc vpc && !vpc.isDefault());
	}

	@Test
	void skeletonsAreFedBack() throws IOException {
		Program cli = cli();
		ObjectNode skeleton = (ObjectNode) json(cli, "ec2", "create-vpc", "--generate-cli-skeleton", "input");
		assertThat(skeleton.has("CidrBlock")).isTrue();
		ObjectNode filled = JsonMapper.shared().createObjectNode();
		filled.put("CidrBlock", "10.0.0.0/16");
		filled.set("TagSpecifications", skeleton.get("TagSpecifications"));
		ObjectNode specification = (ObjectNode) filled.get("TagSpecifications").get(0);
		specification.put("ResourceType", "vpc");
		((ObjectNode) specification.get("Tags").get(0)).put("Key", "Name").put("Value", "A");
		Path input = Files.writeString(this.directory.resolve("vpc.json"), filled.toString());
		JsonNode made = json(cli, "ec2", "create-vpc", "--cli-input-json", "file://" + input);
		assertThat(made.at("/Vpc/Tags/0/Value").asString()).isEqualTo("A");
		assertThat(made.at("/Vpc/State").asString()).isEqualTo("pending");
	}

	private Program cli() {
		return configured(Program.require("aws", this.directory));
	}

	private Program configured(Program program) {
		return program.forAws(this.clients, this.aws.port()).with("AWS_PAGER", "").with("LC_ALL", "C.UTF-8");
	}

	private String run(Program cli, String... arguments) {
		return typed(cli, arguments).expectSuccess();
	}

	/**
	 * Older versions of the CLI do not look at {@code AWS_ENDPOINT_URL}.
	 */
	private Program.Result typed(Program cli, String... arguments) {
		Stream<String> endpoint = Stream.of("--endpoint-url", "http://127.0.0.1:" + this.aws.port());
		return cli.run(PATIENCE, Stream.concat(endpoint, Stream.of(arguments)).toArray(String[]::new));
	}

	private JsonNode json(Program cli, String... arguments) {
		return JsonMapper.shared().readTree(run(cli, arguments));
	}

}
