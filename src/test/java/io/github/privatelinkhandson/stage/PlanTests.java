package io.github.privatelinkhandson.stage;

import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

import io.github.privatelinkhandson.aws.CloudMode;
import io.github.privatelinkhandson.lab.Lab;
import io.github.privatelinkhandson.lab.StageKey;
import io.github.privatelinkhandson.provisioning.PlannedStep;
import io.github.privatelinkhandson.testkit.SharedConsole;
import io.github.privatelinkhandson.testkit.TestConsole;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The plan says each step as the AWS CLI command that a person would type.
 */
@ExtendWith(SharedConsole.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PlanTests {

	private Lab lab;

	private Map<String, PlannedStep> plan;

	@BeforeAll
	void plan(TestConsole console) {
		this.lab = console.open(CloudMode.PRACTICE);
		this.plan = Stream.of(StageKey.values())
			.flatMap((stage) -> console.queries().plan(this.lab.id(), stage).stream())
			.collect(Collectors.toMap(PlannedStep::step, (step) -> step));
	}

	@Test
	void resourcesAreTaggedWithNameAndLab() {
		assertThat(command("vpc-a")).startsWith("aws ec2 create-vpc --cidr-block 10.0.0.0/16")
			.contains("Key=Name,Value=privatelink-A-vpc")
			.contains("Key=privatelink-handson:lab,Value=" + this.lab.id());
		assertThat(command("role")).startsWith("aws iam create-role --role-name SSM-role")
			.contains("ec2.amazonaws.com");
		assertThat(command("nlb")).startsWith("aws elbv2 create-load-balancer --name NLB-B")
			.contains("--type network", "--scheme internal");
	}

	@Test
	void idsThatAreNotKnownYetAreStoodInFor() {
		assertThat(command("subnet-a-private1")).contains("--vpc-id VPC_A_ID")
			.contains("--cidr-block 10.0.128.0/20")
			.contains("--availability-zone ap-northeast-1a");
		assertThat(command("route-b-private2")).contains("create-route", "--nat-gateway-id NAT_B_ID");
		assertThat(command("route-b-public")).contains("--gateway-id IGW_B_ID");
		assertThat(command("endpoint")).contains("--vpc-endpoint-type Interface", "ENDPOINT_SERVICE_ID");
	}

	@Test
	void settingsOfTheArticleAreInTheCommands() {
		assertThat(command("target-group")).contains("--health-check-protocol HTTP", "--health-check-path /index.html");
		assertThat(command("endpoint-service")).contains("--acceptance-required");
		assertThat(command("acceptance")).startsWith("aws ec2 accept-vpc-endpoint-connections");
		assertThat(command("web-server")).startsWith("aws ssm send-command")
			.contains("dnf install -y httpd", "systemctl enable --now httpd");
		assertThat(command("fix-nlb-security-group")).startsWith("aws elbv2 set-security-groups")
			.contains("--enforce-security-group-inbound-rules-on-private-link-traffic off");
		assertThat(command("fix-cross-zone")).contains("load_balancing.cross_zone.enabled");
		assertThat(command("analysis-1")).startsWith("aws ec2 start-network-insights-analysis");
	}

	@Test
	void whatComesAboutByItselfHasNoCommand() {
		assertThat(this.plan.get("managed-a").command()).isNull();
		assertThat(this.plan.get("target-healthy").command()).isNull();
		assertThat(this.plan.values().stream().filter((step) -> step.command() == null).map(PlannedStep::step).toList())
			.containsExactlyInAnyOrder("managed-a", "managed-b", "target-healthy");
	}

	@Test
	void whatCostsMoneySaysSo() {
		assertThat(this.plan.get("nat-a").hourlyUsd()).isPositive();
		assertThat(this.plan.get("analysis-1").onceUsd()).isEqualByComparingTo("0.10");
		assertThat(this.plan.get("vpc-a").hourlyUsd()).isZero();
	}

	private String command(String step) {
		return String.valueOf(this.plan.get(step).command());
	}

}
