package io.github.privatelinkhandson.simulator.loadbalancing;

import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.AddTagsRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.CreateTargetGroupRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.DeleteTargetGroupRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.DescribeTagsRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.DescribeTargetGroupsRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.ModifyTargetGroupAttributesRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.ModifyTargetGroupRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.ProtocolEnum;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.RemoveTagsRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.Tag;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TagDescription;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetGroup;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetGroupAttribute;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetTypeEnum;

import io.github.privatelinkhandson.simulator.validation.TestModels;

import static io.github.privatelinkhandson.simulator.loadbalancing.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

class TargetGroupTests {

	private final TestNetwork network = new TestNetwork();

	private final TargetGroupOperations operations = new TargetGroupOperations();

	private final LoadBalancingTagOperations tags = new LoadBalancingTagOperations();

	@Test
	void healthCheckIsCompletedWithDefaults() {
		TargetGroup http = create((request) -> request.name("http"));
		assertThat(http.targetGroupArn())
			.matches("arn:aws:elasticloadbalancing:ap-northeast-1:111122223333:targetgroup/http/[0-9a-f]{16}");
		assertThat(http.targetType()).isEqualTo(TargetTypeEnum.INSTANCE);
		assertThat(http.ipAddressTypeAsString()).isEqualTo("ipv4");
		assertThat(http.healthCheckEnabled()).isTrue();
		assertThat(http.healthCheckPort()).isEqualTo("traffic-port");
		assertThat(List.of(http.healthCheckIntervalSeconds(), http.healthCheckTimeoutSeconds(),
				http.healthyThresholdCount(), http.unhealthyThresholdCount()))
			.containsExactly(30, 6, 5, 2);
		assertThat(http.healthCheckPath()).isEqualTo("/index.html");
		assertThat(http.matcher().httpCode()).isEqualTo("200-399");
		TargetGroup tcp = create(
				(request) -> request.name("tcp").healthCheckProtocol((String) null).healthCheckPath(null));
		assertThat(tcp.healthCheckProtocol()).isEqualTo(ProtocolEnum.TCP);
		assertThat(tcp.healthCheckTimeoutSeconds()).isEqualTo(10);
		assertThat(tcp.healthCheckPath()).isNull();
	}

	@Test
	void sameNameAndSettingsGiveTheSameTargetGroupAndOthersAreRefused() {
		String arn = create((request) -> {
		}).targetGroupArn();
		assertThat(create((request) -> {
		}).targetGroupArn()).isEqualTo(arn);
		assertRefused("DuplicateTargetGroupName", "'NLB-B-tg' exists, but with different settings",
				() -> create((request) -> request.port(81)));
		assertRefused("DuplicateTargetGroupName", "'NLB-B-tg'",
				() -> create((request) -> request.tags(Tag.builder().key("a").value("b").build())));
	}

	@Test
	void badSettingsAreRefused() {
		assertRefused("ValidationError", "cannot be longer than '32'",
				() -> create((request) -> request.name("a".repeat(33))));
		assertRefused("ValidationError", "alphanumeric characters or hyphens(-)",
				() -> create((request) -> request.name("a_b")));
		assertRefused("ValidationError", "Value 'a--b' at 'targetGroup.targetGroupArn.targetGroupName'",
				() -> create((request) -> request.name("a--b")));
		assertRefused("ValidationError", "The VPC ID 'vpc-0' is not found",
				() -> create((request) -> request.vpcId("vpc-0")));
		assertRefused("ValidationError", "'70000' at 'port'", () -> create((request) -> request.port(70000)));
		assertRefused("ValidationError", "A protocol must be specified",
				() -> create((request) -> request.protocol((String) null)));
		assertRefused("ValidationError", "A port must be specified", () -> create((request) -> request.port(null)));
		assertRefused("ValidationError", "A VPC ID must be specified", () -> create((request) -> request.vpcId(null)));
		assertRefused("ValidationError", "Target type 'lambda'",
				() -> create((request) -> request.targetType("lambda")));
	}

	@Test
	void badHealthChecksAreRefused() {
		assertRefused("InvalidConfigurationRequest", "need the health check protocol HTTP",
				() -> create((request) -> request.healthCheckProtocol(ProtocolEnum.TCP)));
		assertRefused("ValidationError", "must begin with a '/'",
				() -> create((request) -> request.healthCheckPath("index.html")));
		assertRefused("ValidationError", "Health check protocol 'UDP'",
				() -> create((request) -> request.healthCheckProtocol(ProtocolEnum.UDP)));
		assertRefused("ValidationError", "'4' at 'healthCheckIntervalSeconds'",
				() -> create((request) -> request.healthCheckIntervalSeconds(4)));
		assertRefused("ValidationError", "port 'http'", () -> create((request) -> request.healthCheckPort("http")));
		assertRefused("ValidationError", "'100'",
				() -> create((request) -> request.matcher((matcher) -> matcher.httpCode("100"))));
	}

	@Test
	void healthCheckCanBeChanged() {
		String arn = this.network.newTargetGroup("tg");
		this.network.elb((call) -> this.operations.modifyTargetGroup(
				ModifyTargetGroupRequest.builder().targetGroupArn(arn).healthCheckProtocol(ProtocolEnum.TCP).build(),
				call));
		TargetGroup changed = this.network.elb((call) -> new TargetGroupService(call).existing()).get(0);
		assertThat(changed.healthCheckProtocol()).isEqualTo(ProtocolEnum.TCP);
		assertThat(changed.healthCheckPath()).isNull();
		assertThat(changed.healthCheckIntervalSeconds()).isEqualTo(30);
	}

	@Test
	void loadBalancersOfATargetGroupAreThoseThatForwardToIt() {
		String arn = this.network.newTargetGroup("tg");
		assertThat(this.network.elb((call) -> new TargetGroupService(call).existing()).get(0).loadBalancerArns())
			.isEmpty();
		String loadBalancer = this.network.newLoadBalancer(this.network.loadBalancer("NLB-B"));
		this.network.newListener(loadBalancer, arn);
		assertThat(describe((request) -> request.loadBalancerArn(loadBalancer))).singleElement()
			.satisfies((group) -> assertThat(group.loadBalancerArns()).containsExactly(loadBalancer));
	}

	@Test
	void usedTargetGroupIsNotDeleted() {
		String arn = this.network.newTargetGroup("tg");
		String loadBalancer = this.network.newLoadBalancer(this.network.loadBalancer("NLB-B"));
		this.network.newListener(loadBalancer, arn);
		assertRefused("ResourceInUse", "'" + arn + "' is currently in use by a listener or a rule", () -> delete(arn));
		this.network.deleteLoadBalancer(loadBalancer);
		delete(arn);
		List<TargetGroup> left = this.network.elb((call) -> new TargetGroupService(call).existing());
		assertThat(left).isEmpty();
	}

	@Test
	void unknownTargetGroupsAreNotFound() {
		String arn = this.network.newTargetGroup("tg");
		assertRefused("TargetGroupNotFound", "", () -> describe((request) -> request.names("tg", "no-such")));
		assertRefused("TargetGroupNotFound", "", () -> describe((request) -> request.targetGroupArns(arn + "0")));
		assertThat(describe((request) -> request.names("tg"))).hasSize(1);
	}

	@Test
	void attributesHaveAwsDefaults() {
		String arn = this.network.newTargetGroup("tg");
		assertThat(attributes(arn))
			.containsEntry("load_balancing.cross_zone.enabled", "use_load_balancer_configuration")
			.containsEntry("deregistration_delay.timeout_seconds", "300")
			.containsEntry("preserve_client_ip.enabled", "true")
			.containsEntry("stickiness.type", "source_ip");
		String byAddress = create((request) -> request.name("ip").targetType(TargetTypeEnum.IP)).targetGroupArn();
		assertThat(attributes(byAddress)).containsEntry("preserve_client_ip.enabled", "false");
	}

	@Test
	void attributesCanBeSet() {
		String arn = this.network.newTargetGroup("tg");
		setAttribute(arn, "load_balancing.cross_zone.enabled", "true");
		assertThat(attributes(arn)).containsEntry("load_balancing.cross_zone.enabled", "true");
		assertRefused("InvalidConfigurationRequest", "'slow_start.duration_seconds' is not recognized",
				() -> setAttribute(arn, "slow_start.duration_seconds", "30"));
		assertRefused("InvalidConfigurationRequest", "'3601' is not valid",
				() -> setAttribute(arn, "deregistration_delay.timeout_seconds", "3601"));
	}

	@Test
	void stickinessFollowsTheProtocol() {
		for (ProtocolEnum protocol : List.of(ProtocolEnum.TCP, ProtocolEnum.UDP, ProtocolEnum.TCP_UDP,
				ProtocolEnum.TLS)) {
			String arn = create((request) -> request.name(protocol.toString().replace('_', '-')).protocol(protocol))
				.targetGroupArn();
			for (String type : List.of("lb_cookie", "app_cookie")) {
				assertRefused(
						"InvalidConfigurationRequest", "Stickiness type '" + type
								+ "' is not supported for target groups with the " + protocol + " protocol",
						() -> setAttribute(arn, "stickiness.type", type));
			}
			setAttribute(arn, "stickiness.enabled", "false");
			if (protocol == ProtocolEnum.TLS) {
				assertRefused("InvalidConfigurationRequest",
						"You cannot enable stickiness on target groups with the TLS protocol",
						() -> setAttribute(arn, "stickiness.enabled", "true"));
			}
			else {
				setAttribute(arn, "stickiness.enabled", "true");
				assertThat(attributes(arn)).containsEntry("stickiness.enabled", "true");
			}
		}
	}

	@Test
	void tagsAreAddedAndRemoved() {
		String arn = create((request) -> request.tags(Tag.builder().key("Name").value("tg").build())).targetGroupArn();
		this.network.run((call) -> this.tags.addTags(
				AddTagsRequest.builder().resourceArns(arn).tags(Tag.builder().key("stage").value("3").build()).build(),
				call));
		List<Tag> both = this.network.elb((call) -> new TargetGroupService(call).tags(arn));
		assertThat(both).extracting(Tag::key, Tag::value).containsExactly(tuple("Name", "tg"), tuple("stage", "3"));
		this.network.run((call) -> this.tags
			.removeTags(RemoveTagsRequest.builder().resourceArns(arn).tagKeys("Name").build(), call));
		List<TagDescription> described = this.network
			.elb((call) -> this.tags.describeTags(DescribeTagsRequest.builder().resourceArns(arn).build(), call));
		assertThat(described).singleElement()
			.satisfies((description) -> assertThat(description.tags())
				.containsExactly(Tag.builder().key("stage").value("3").build()));
	}

	private TargetGroup create(Consumer<CreateTargetGroupRequest.Builder> settings) {
		return this.network.elb(
				(call) -> this.operations
					.createTargetGroup(TestModels
						.checked(this.network.targetGroup("NLB-B-tg").applyMutation(settings).build(), call), call)
					.get(0));
	}

	private void delete(String arn) {
		this.network.run((call) -> this.operations
			.deleteTargetGroup(DeleteTargetGroupRequest.builder().targetGroupArn(arn).build(), call));
	}

	private List<TargetGroup> describe(Consumer<DescribeTargetGroupsRequest.Builder> request) {
		return this.network.elb((call) -> this.operations
			.describeTargetGroups(DescribeTargetGroupsRequest.builder().applyMutation(request).build(), call)
			.items());
	}

	private Map<String, String> attributes(String arn) {
		return this.network.elb((call) -> new TargetGroupService(call).attributes(arn));
	}

	private void setAttribute(String arn, String key, String value) {
		this.network
			.elb((call) -> this.operations.modifyTargetGroupAttributes(ModifyTargetGroupAttributesRequest.builder()
				.targetGroupArn(arn)
				.attributes(TargetGroupAttribute.builder().key(key).value(value).build())
				.build(), call));
	}

}
