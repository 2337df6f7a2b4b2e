package io.github.privatelinkhandson.provisioning;

import java.time.Duration;
import java.util.List;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import software.amazon.awssdk.services.ec2.model.ResourceType;
import software.amazon.awssdk.services.ec2.model.Tag;
import software.amazon.awssdk.services.ec2.model.TagSpecification;
import software.amazon.awssdk.services.ec2.model.VpcEndpointType;

import io.github.privatelinkhandson.aws.AwsClients;
import io.github.privatelinkhandson.lab.Lab;
import io.github.privatelinkhandson.lab.StageKey;
import io.github.privatelinkhandson.testkit.SharedConsole;
import io.github.privatelinkhandson.testkit.TestConsole;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What was built by hand in the wrong place is recognised as just that, not as missing
 * and not as right.
 */
@ExtendWith(SharedConsole.class)
class MisconfigurationRulesTests {

	private final TestConsole console;

	MisconfigurationRulesTests(TestConsole console) {
		this.console = console;
	}

	@Test
	void endpointInTheProvidersVpcIsNamed() {
		Lab lab = this.console.built(StageKey.ENDPOINT_SERVICE);
		endpoint(lab, "vpc-b", "subnet-b-private1");
		assertThat(hint(lab, StageKey.ENDPOINT, "endpoint")).isEqualTo("endpoint-in-provider-vpc");
	}

	@Test
	void endpointInAnotherSubnetIsNamed() {
		Lab lab = this.console.built(StageKey.ENDPOINT_SERVICE);
		endpoint(lab, "vpc-a", "subnet-a-private2");
		assertThat(hint(lab, StageKey.ENDPOINT, "endpoint")).isEqualTo("endpoint-in-other-subnet");
	}

	@Test
	void targetGroupWithAnotherPortIsNamed() {
		Lab lab = this.console.built(StageKey.VPC);
		this.console.aws(lab)
			.elb()
			.createTargetGroup((request) -> request.name(lab.name("NLB-B-tg"))
				.protocol("TCP")
				.port(8080)
				.vpcId(id(lab, "vpc-b"))
				.tags((tag) -> tag.key("Name").value(lab.name("NLB-B-tg")), (tag) -> tag.key(Lab.TAG).value(lab.id())));
		assertThat(hint(lab, StageKey.LOAD_BALANCER, "target-group")).isEqualTo("target-group-port");
	}

	@Test
	void targetThatIsNotReachedIsUnhealthyAndNotOnItsWay() {
		Lab lab = this.console.built(StageKey.LOAD_BALANCER);
		this.console.aws(lab)
			.ec2()
			.revokeSecurityGroupIngress((request) -> request.groupId(id(lab, "sg-ec2-b"))
				.securityGroupRuleIds(id(lab, "sg-ec2-b-ingress")));
		assertThat(hint(lab, StageKey.LOAD_BALANCER, "target-healthy")).isEqualTo("unhealthy");
	}

	@Test
	void whatTheLabBuildsIsNoMistake() {
		Lab lab = this.console.built(StageKey.APPROVAL);
		assertThat(this.console.commands().check(lab.id()))
			.allSatisfy((step) -> assertThat(step.ok()).as(step.toString()).isTrue());
	}

	private String hint(Lab lab, StageKey stage, String step) {
		return Awaitility.await()
			.atMost(Duration.ofSeconds(20))
			.until(() -> check(lab, stage, step).code(),
					(code) -> code != null && !List.of("missing", "wait", "needs-first").contains(code));
	}

	private CheckedStep check(Lab lab, StageKey stage, String step) {
		return this.console.commands()
			.check(lab.id(), stage)
			.stream()
			.filter((checked) -> checked.step().equals(step))
			.findFirst()
			.orElseThrow();
	}

	private void endpoint(Lab lab, String vpc, String subnet) {
		AwsClients aws = this.console.aws(lab);
		aws.ec2()
			.createVpcEndpoint((request) -> request.vpcEndpointType(VpcEndpointType.INTERFACE)
				.vpcId(id(lab, vpc))
				.subnetIds(id(lab, subnet))
				.serviceName(this.console.view(lab).outputs().serviceName())
				.tagSpecifications(TagSpecification.builder()
					.resourceType(ResourceType.VPC_ENDPOINT)
					.tags(Tag.builder().key("Name").value(lab.name("privatelink-A-vpce")).build(),
							Tag.builder().key(Lab.TAG).value(lab.id()).build())
					.build()));
	}

	private String id(Lab lab, String step) {
		return this.console.step(lab, step).id();
	}

}
