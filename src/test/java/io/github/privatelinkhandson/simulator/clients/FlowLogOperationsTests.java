package io.github.privatelinkhandson.simulator.clients;

import java.util.List;
import java.util.function.Consumer;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.ec2.model.CreateFlowLogsRequest;
import software.amazon.awssdk.services.ec2.model.CreateFlowLogsResponse;
import software.amazon.awssdk.services.ec2.model.FlowLog;
import software.amazon.awssdk.services.ec2.model.FlowLogsResourceType;
import software.amazon.awssdk.services.ec2.model.LogDestinationType;
import software.amazon.awssdk.services.ec2.model.ResourceType;
import software.amazon.awssdk.services.ec2.model.TrafficType;

import io.github.privatelinkhandson.simulator.PracticeAws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * EC2's operations on flow logs.
 */
@PracticeAwsTest
class FlowLogOperationsTests {

	private static final String UNKNOWN = "vpc-0123456789abcdef0";

	@Autowired
	private PracticeAws aws;

	private Clients clients;

	private String vpc;

	private String role;

	@BeforeEach
	void build() {
		this.clients = Clients.of(this.aws, this.aws.newAccount());
		this.vpc = this.clients.ec2().createVpc((r) -> r.cidrBlock("10.0.0.0/16")).vpc().vpcId();
		this.role = TestFlowLogs.role(this.clients.iam());
		this.clients.logs().createLogGroup((r) -> r.logGroupName("flows"));
	}

	@Test
	void flowLogIsDescribedAsItWasMade() {
		String subnet = this.clients.ec2()
			.createSubnet((r) -> r.vpcId(this.vpc).cidrBlock("10.0.0.0/24"))
			.subnet()
			.subnetId();
		String arn = "arn:aws:logs:%s:%s:log-group:flows".formatted(Clients.REGION, this.clients.account().id());
		String id = create((r) -> r.resourceIds(subnet)
			.resourceType(FlowLogsResourceType.SUBNET)
			.trafficType(TrafficType.REJECT)
			.logGroupName(null)
			.logDestination(arn)
			.maxAggregationInterval(60)
			.tagSpecifications((tags) -> tags.resourceType(ResourceType.VPC_FLOW_LOG)
				.tags((tag) -> tag.key("Name").value("mine"))))
			.flowLogIds()
			.get(0);
		FlowLog log = this.clients.ec2().describeFlowLogs((r) -> r.flowLogIds(id)).flowLogs().get(0);
		assertThat(log.resourceId()).isEqualTo(subnet);
		assertThat(log.trafficType()).isEqualTo(TrafficType.REJECT);
		assertThat(log.logDestination()).isEqualTo(arn);
		assertThat(log.logGroupName()).isEqualTo("flows");
		assertThat(log.maxAggregationInterval()).isEqualTo(60);
		assertThat(log.deliverLogsStatus()).isEqualTo("SUCCESS");
		assertThat(log.logFormat()).startsWith("${version} ${account-id} ").endsWith(" ${action} ${log-status}");
		assertThat(this.clients.ec2()
			.describeFlowLogs((r) -> r.filter((f) -> f.name("tag:Name").values("mine"),
					(f) -> f.name("deliver-log-status").values("SUCCESS"), (f) -> f.name("resource-id").values(subnet)))
			.flowLogs()).containsExactly(log);
		assertThat(this.clients.ec2()
			.describeTags((r) -> r.filters((f) -> f.name("resource-type").values("vpc-flow-log")))
			.tags()).extracting((tag) -> tag.resourceId()).containsExactly(id);
	}

	@Test
	void sameTokenMakesOneAndTheSameLogTwiceIsUnsuccessful() {
		String id = create((r) -> r.clientToken("once")).flowLogIds().get(0);
		assertThat(create((r) -> r.clientToken("once")).flowLogIds()).containsExactly(id);
		assertThat(refusal((r) -> r.clientToken("once").trafficType(TrafficType.ACCEPT)))
			.isEqualTo("IdempotentParameterMismatch");
		CreateFlowLogsResponse again = create((r) -> r.resourceIds(this.vpc, UNKNOWN));
		assertThat(again.flowLogIds()).isEmpty();
		assertThat(again.unsuccessful()).extracting((item) -> item.error().code())
			.containsExactly("FlowLogAlreadyExists", "InvalidVpcID.NotFound");
		assertThat(create((r) -> r.logGroupName("other")).unsuccessful()).isEmpty();
	}

	@Test
	void bucketThatDoesNotExistIsNoDestination() {
		CreateFlowLogsResponse answer = create((r) -> r.logGroupName(null)
			.deliverLogsPermissionArn(null)
			.logDestinationType(LogDestinationType.S3)
			.logDestination("arn:aws:s3:::bucket"));
		assertThat(answer.flowLogIds()).isEmpty();
		assertThat(answer.unsuccessful().get(0).error().message()).isEqualTo("LogDestination: bucket does not exist.");
		assertThat(answer.unsuccessful().get(0).resourceId()).isEqualTo(this.vpc);
	}

	@Test
	void whatDoesNotFitTogetherIsRefused() {
		assertThat(refusal((r) -> r.logGroupName(null))).isEqualTo("InvalidParameter");
		assertThat(refusal((r) -> r.logDestination("arn:aws:logs:x:1:log-group:a"))).isEqualTo("InvalidParameter");
		assertThat(refusal((r) -> r.deliverLogsPermissionArn(null))).isEqualTo("InvalidParameter");
		assertThat(refusal((r) -> r.deliverLogsPermissionArn(this.role + "2"))).isEqualTo("InvalidParameter");
		assertThat(refusal((r) -> r.maxAggregationInterval(61))).isEqualTo("InvalidParameter");
		assertThat(refusal((r) -> r.trafficType((String) null))).isEqualTo("MissingParameter");
		assertThat(refusal((r) -> r.resourceIds("vpc-x"))).isEqualTo("InvalidVpcID.Malformed");
		assertThat(refusal((r) -> r.resourceType(FlowLogsResourceType.TRANSIT_GATEWAY)))
			.isEqualTo("UnsupportedOperation");
		assertThat(refusal((r) -> r.dryRun(true))).isEqualTo("DryRunOperation");
		this.clients.iam().updateAssumeRolePolicy((r) -> r.roleName("flow-logs").policyDocument(FinishedLab.TRUST));
		assertThatExceptionOfType(AwsServiceException.class).isThrownBy(() -> create((r) -> {
		})).withMessageContaining("Unable to assume given IAM role: '%s'", this.role);
		assertThat(this.clients.ec2().describeFlowLogs().flowLogs()).isEmpty();
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = { "version", "''", "${version},${action}", "${colour}" })
	void formatIsMadeOfKnownFields(String format) {
		assertThat(refusal((r) -> r.logFormat(format))).isEqualTo("InvalidParameter");
	}

	@Test
	void deletedOnesAreGoneAllOrNone() {
		String id = create((r) -> {
		}).flowLogIds().get(0);
		assertThat(code(() -> this.clients.ec2().deleteFlowLogs((r) -> r.flowLogIds(id, "fl-0123456789abcdef0"))))
			.isEqualTo("InvalidFlowLogId.NotFound");
		assertThat(this.clients.ec2().describeFlowLogs().flowLogs()).hasSize(1);
		this.clients.ec2().deleteFlowLogs((r) -> r.flowLogIds(id));
		assertThat(this.clients.ec2().describeFlowLogs().flowLogs()).isEmpty();
	}

	@Test
	void flowLogGoesWithWhatItMonitors() {
		create((r) -> {
		});
		this.clients.ec2().deleteVpc((r) -> r.vpcId(this.vpc));
		assertThat(this.clients.ec2().describeFlowLogs().flowLogs()).isEmpty();
	}

	private CreateFlowLogsResponse create(Consumer<CreateFlowLogsRequest.Builder> more) {
		CreateFlowLogsRequest.Builder request = CreateFlowLogsRequest.builder()
			.resourceIds(List.of(this.vpc))
			.resourceType(FlowLogsResourceType.VPC)
			.trafficType(TrafficType.ALL)
			.logGroupName("flows")
			.deliverLogsPermissionArn(this.role);
		more.accept(request);
		return this.clients.ec2().createFlowLogs(request.build());
	}

	private String refusal(Consumer<CreateFlowLogsRequest.Builder> more) {
		return code(() -> create(more));
	}

	static String code(Runnable call) {
		try {
			call.run();
			return "";
		}
		catch (AwsServiceException ex) {
			return ex.awsErrorDetails().errorCode();
		}
	}

}
