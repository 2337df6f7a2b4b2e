package io.github.privatelinkhandson.simulator.clients;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.services.ec2.model.Instance;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import io.github.privatelinkhandson.simulator.PracticeAws;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The real AWS provider of Terraform builds the hands-on's whole environment, finds it as
 * it made it, changes it in place and removes it, and other configurations too. Needs
 * {@code terraform} and the provider's folder ({@code TF_PLUGIN_DIR}, or where it is
 * usually mirrored), and says so if one is missing.
 */
@Tag("slow")
@PracticeAwsTest
class TerraformTests {

	private static final Path CONFIGURATIONS = Path.of("src/test/terraform");

	private static final Path ENVIRONMENT = CONFIGURATIONS.resolve("hands-on");

	private static final Path SERVERS = CONFIGURATIONS.resolve("servers");

	private static final String PROVIDER = "registry.terraform.io/hashicorp/aws";

	private static final Duration PATIENCE = Duration.ofMinutes(10);

	private static final int NO_CHANGES = 0;

	@TempDir
	private Path directory;

	@Autowired
	private PracticeAws aws;

	@Test
	void environmentIsBuiltFoundChangedAndRemoved() throws IOException {
		Program terraform = Program.require("terraform", this.directory);
		Clients clients = Clients.of(this.aws, this.aws.newAccount());
		prepare(terraform, ENVIRONMENT, clients);
		List<SdkPojo> before = Inventory.left(clients);
		run(terraform, "init", "-no-color", "-input=false");

		run(terraform, "apply", "-no-color", "-input=false", "-auto-approve");
		expectNoChanges(terraform);
		expectAnalysis(terraform, false, "ENI_SG_RULES_MISMATCH");
		List<String> instances = instances(clients);

		terraform.with("TF_VAR_enforce", "false");
		run(terraform, "apply", "-no-color", "-input=false", "-auto-approve");
		expectAnalysis(terraform, false, "ELBV2_LISTENERS_MISMATCH");

		terraform.with("TF_VAR_cross_zone", "true");
		String applied = run(terraform, "apply", "-no-color", "-input=false", "-auto-approve");
		assertThat(applied).contains("aws_lb.provider will be updated in-place");
		expectAnalysis(terraform, true);
		expectHello(terraform, clients);
		expectNoChanges(terraform);
		assertThat(instances(clients)).isEqualTo(instances);

		run(terraform, "destroy", "-no-color", "-input=false", "-auto-approve");
		assertThat(Inventory.left(clients)).containsExactlyInAnyOrderElementsOf(before);
	}

	@Test
	void serversWithTheirDisksKeysAndPoliciesAreBuiltFoundChangedAndRemoved() throws IOException {
		Program terraform = Program.require("terraform", this.directory);
		Clients clients = Clients.of(this.aws, this.aws.newAccount());
		prepare(terraform, SERVERS, clients);
		List<SdkPojo> before = Inventory.left(clients);
		run(terraform, "init", "-no-color", "-input=false");

		run(terraform, "apply", "-no-color", "-input=false", "-auto-approve");
		expectNoChanges(terraform);
		Instance server = servers(clients).stream()
			.filter((one) -> "main".equals(one.keyName()))
			.findFirst()
			.orElseThrow();
		assertThat(server.networkInterfaces()).hasSize(2);
		assertThat(server.blockDeviceMappings()).hasSize(2);

		terraform.with("TF_VAR_gigabytes", "20").with("TF_VAR_actions", "[\"s3:Get*\"]");
		String applied = run(terraform, "apply", "-no-color", "-input=false", "-auto-approve");
		assertThat(applied).contains("aws_ebs_volume.data will be updated in-place")
			.contains("aws_iam_policy.look will be updated in-place")
			.contains("0 destroyed");
		expectNoChanges(terraform);

		run(terraform, "destroy", "-no-color", "-input=false", "-auto-approve");
		assertThat(Inventory.left(clients)).containsExactlyInAnyOrderElementsOf(before);
	}

	/**
	 * Configurations that ask for what published modules ask for; of two accounts, the
	 * second is the consumer.
	 */
	@ParameterizedTest
	@ValueSource(strings = { "vpc", "security-groups", "load-balancer", "two-accounts", "peering" })
	void configurationIsBuiltFoundAndRemoved(String folder) throws IOException {
		Program terraform = Program.require("terraform", this.directory);
		Clients clients = Clients.of(this.aws, this.aws.newAccount());
		Clients consumer = Clients.of(this.aws, this.aws.newAccount());
		prepare(terraform, CONFIGURATIONS.resolve(folder), clients);
		terraform.with("AWS_ENDPOINT_URL", "http://127.0.0.1:" + this.aws.port());
		if (folder.equals("two-accounts")) {
			terraform.with("TF_VAR_consumer_key", consumer.account().accessKeyId())
				.with("TF_VAR_consumer_secret", consumer.account().secretAccessKey());
		}
		List<SdkPojo> before = Inventory.left(clients);
		List<SdkPojo> consumerBefore = Inventory.left(consumer);
		run(terraform, "init", "-no-color", "-input=false");

		run(terraform, "apply", "-no-color", "-input=false", "-auto-approve");
		expectNoChanges(terraform);
		assertThat(Inventory.left(clients)).hasSizeGreaterThan(before.size());

		run(terraform, "destroy", "-no-color", "-input=false", "-auto-approve");
		assertThat(Inventory.left(clients)).containsExactlyInAnyOrderElementsOf(before);
		assertThat(Inventory.left(consumer)).containsExactlyInAnyOrderElementsOf(consumerBefore);
	}

	private void prepare(Program terraform, Path configuration, Clients clients) throws IOException {
		Path mirror = mirror().orElseGet(() -> Program.skip("there is no mirror of Terraform's AWS provider in "
				+ "TF_PLUGIN_DIR or where mirrors usually are; its folder holds " + PROVIDER));
		try (Stream<Path> files = Files.list(configuration)) {
			for (Path file : files.toList()) {
				Files.copy(file, this.directory.resolve(file.getFileName()));
			}
		}
		Path settings = Files.writeString(this.directory.resolve("terraform.rc"), """
				disable_checkpoint = true
				provider_installation {
				  filesystem_mirror {
				    path = "%s"
				  }
				}
				""".formatted(mirror));
		terraform.forAws(clients, this.aws.port())
			.with("AWS_ENDPOINT_URL", "")
			.with("TF_CLI_CONFIG_FILE", settings.toString())
			.with("TF_IN_AUTOMATION", "1")
			.with("TF_VAR_endpoint", "http://127.0.0.1:" + this.aws.port());
	}

	/**
	 * A folder that holds the provider as a file-system mirror does.
	 */
	private static Optional<Path> mirror() {
		String home = System.getProperty("user.home");
		return Stream
			.of(System.getenv("TF_PLUGIN_DIR"), System.getenv("TF_PLUGIN_CACHE_DIR"), home + "/.terraform.d/plugins",
					home + "/.terraform.d/plugin-cache", home + "/.local/share/terraform/plugins",
					"/usr/local/share/terraform/plugins", "/usr/share/terraform/plugins", "/opt/terraform/plugins",
					"/opt/tf-plugins")
			.filter(Objects::nonNull)
			.map(Path::of)
			.filter((folder) -> Files.isDirectory(folder.resolve(PROVIDER)))
			.findFirst();
	}

	private static String run(Program terraform, String... arguments) {
		return terraform.run(PATIENCE, arguments).expectSuccess();
	}

	private static void expectNoChanges(Program terraform) {
		terraform.run(PATIENCE, "plan", "-no-color", "-input=false", "-detailed-exitcode").expect(NO_CHANGES);
	}

	private static void expectAnalysis(Program terraform, boolean found, String... codes) {
		JsonNode outputs = JsonMapper.shared().readTree(run(terraform, "output", "-json"));
		assertThat(outputs.at("/path_found/value").asBoolean()).isEqualTo(found);
		assertThat(outputs.at("/explanation_codes/value").valueStream().map(JsonNode::asString))
			.containsAll(Arrays.asList(codes))
			.hasSameSizeAs(codes);
	}

	/**
	 * EC2-B's user data has made it a web server by itself.
	 */
	private static void expectHello(Program terraform, Clients clients) {
		JsonNode outputs = JsonMapper.shared().readTree(run(terraform, "output", "-json"));
		String curl = "curl -s -m 5 http://" + outputs.at("/endpoint_dns_name/value").asString();
		assertThat(clients.on(outputs.at("/servers/value/A").asString(), curl)).isEqualTo("Hello!\n");
	}

	private static List<String> instances(Clients clients) {
		return servers(clients).stream().map(Instance::instanceId).toList();
	}

	private static List<Instance> servers(Clients clients) {
		return Inventory.left(clients).stream().filter(Instance.class::isInstance).map(Instance.class::cast).toList();
	}

}
