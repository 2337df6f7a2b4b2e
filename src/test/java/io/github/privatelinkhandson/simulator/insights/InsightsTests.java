package io.github.privatelinkhandson.simulator.insights;

import java.util.List;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.ec2.model.AnalysisStatus;
import software.amazon.awssdk.services.ec2.model.CreateNetworkInsightsPathRequest;
import software.amazon.awssdk.services.ec2.model.CreateNetworkInsightsPathResponse;
import software.amazon.awssdk.services.ec2.model.DeleteNetworkInsightsAnalysisRequest;
import software.amazon.awssdk.services.ec2.model.DeleteNetworkInsightsAnalysisResponse;
import software.amazon.awssdk.services.ec2.model.DeleteNetworkInsightsPathRequest;
import software.amazon.awssdk.services.ec2.model.DeleteNetworkInsightsPathResponse;
import software.amazon.awssdk.services.ec2.model.DescribeNetworkInsightsAnalysesRequest;
import software.amazon.awssdk.services.ec2.model.DescribeNetworkInsightsAnalysesResponse;
import software.amazon.awssdk.services.ec2.model.DescribeNetworkInsightsPathsRequest;
import software.amazon.awssdk.services.ec2.model.DescribeNetworkInsightsPathsResponse;
import software.amazon.awssdk.services.ec2.model.Filter;
import software.amazon.awssdk.services.ec2.model.NetworkInsightsAnalysis;
import software.amazon.awssdk.services.ec2.model.NetworkInsightsPath;
import software.amazon.awssdk.services.ec2.model.PathComponent;
import software.amazon.awssdk.services.ec2.model.Protocol;
import software.amazon.awssdk.services.ec2.model.StartNetworkInsightsAnalysisRequest;
import software.amazon.awssdk.services.ec2.model.StartNetworkInsightsAnalysisResponse;
import software.amazon.awssdk.services.ec2.model.TerminateInstancesRequest;
import software.amazon.awssdk.services.ec2.model.TerminateInstancesResponse;

import io.github.privatelinkhandson.simulator.json.SdkJson;
import io.github.privatelinkhandson.simulator.network.TestLab;
import io.github.privatelinkhandson.simulator.operation.AwsError;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * The article's three analyses, and the rules of paths and analyses.
 */
class InsightsTests {

	private final TestLab lab = new TestLab().accept();

	private int tokens;

	@Test
	void theArticlesThreeAnalysesFollowOneAnother() {
		String path = path().networkInsightsPathId();
		NetworkInsightsAnalysis first = analyze(path);
		assertThat(first.networkPathFound()).isFalse();
		assertThat(first.explanations()).singleElement().satisfies((explanation) -> {
			assertThat(explanation.explanationCode()).isEqualTo("ENI_SG_RULES_MISMATCH");
			assertThat(explanation.direction()).isEqualTo("ingress");
			assertThat(explanation.securityGroups()).singleElement().satisfies((group) -> {
				assertThat(group.id()).isEqualTo(this.lab.groupNlb);
				assertThat(group.arn()).isEqualTo(arn("security-group/" + this.lab.groupNlb));
			});
			assertThat(explanation.vpc().id()).isEqualTo(this.lab.provider.vpc);
		});
		this.lab.stopEnforcing();
		NetworkInsightsAnalysis second = analyze(path);
		assertThat(second.networkPathFound()).isFalse();
		assertThat(second.explanations()).singleElement().satisfies((explanation) -> {
			assertThat(explanation.explanationCode()).isEqualTo("ELBV2_LISTENERS_MISMATCH");
			assertThat(explanation.loadBalancerArn()).isEqualTo(this.lab.loadBalancer.loadBalancerArn());
			assertThat(explanation.loadBalancerListenerPort()).isEqualTo(80);
		});
		this.lab.crossZones();
		NetworkInsightsAnalysis third = analyze(path);
		assertThat(third.networkPathFound()).isTrue();
		assertThat(third.explanations()).isEmpty();
		assertThat(analyses(path)).extracting(NetworkInsightsAnalysis::networkPathFound)
			.containsExactly(false, false, true);
	}

	@Test
	void theComponentsOfAPathAreThoseOfAws() {
		this.lab.stopEnforcing().crossZones();
		NetworkInsightsAnalysis found = analyze(path().networkInsightsPathId());
		List<PathComponent> forward = found.forwardPathComponents();
		assertThat(forward).extracting(PathComponent::sequenceNumber).startsWith(1, 2, 3).doesNotHaveDuplicates();
		assertThat(forward).extracting((component) -> component.component().id().replaceFirst("-?[0-9a-f]{17}$", ""))
			.startsWith("i", "eni", "sg", "sg", "eni", "vpce", "vpce-svc", "eni")
			.endsWith("sg", "acl", "rtb", "acl", "sg", "eni", "i");
		assertThat(found.returnPathComponents()).hasSameSizeAs(forward);
		PathComponent source = forward.get(0);
		assertThat(source.outboundHeader().protocol()).isEqualTo("6");
		assertThat(source.outboundHeader().sourceAddresses()).singleElement().asString().matches("10\\.0\\..*/32");
		assertThat(source.outboundHeader().sourcePortRanges().get(0).to()).isEqualTo(65535);
		assertThat(forward.get(1).attachedTo().id()).isEqualTo(this.lab.instanceA);
		assertThat(forward.get(2).securityGroupRule().protocol()).isEqualTo("all");
		assertThat(forward.get(3).securityGroupRule().securityGroupId()).isEqualTo(this.lab.groupA);
		assertThat(forward.get(3).securityGroupRule().portRange().from()).isEqualTo(80);
		assertThat(forward.get(6).serviceName()).isEqualTo(this.lab.service.serviceName());
		assertThat(forward).filteredOn((component) -> component.routeTableRoute() != null)
			.singleElement()
			.satisfies((component) -> {
				assertThat(component.routeTableRoute().origin()).isEqualTo("createroutetable");
				assertThat(component.routeTableRoute().gatewayId()).isEqualTo("local");
			});
		assertThat(forward).filteredOn((component) -> component.aclRule() != null)
			.allSatisfy((component) -> assertThat(component.aclRule().protocol()).isEqualTo("all"));
		assertThat(forward).flatExtracting(PathComponent::additionalDetails)
			.extracting((detail) -> detail.additionalDetailType())
			.containsExactly("AVAILABILITY_ZONE_CROSSED");
	}

	@Test
	void anAnalysisRunsForAWhileAndShowsWhatWasAtItsStart() {
		String path = path().networkInsightsPathId();
		NetworkInsightsAnalysis started = start(path);
		assertThat(started.status()).isEqualTo(AnalysisStatus.RUNNING);
		assertThat(started.networkPathFound()).isNull();
		assertThat(analyses(path).get(0)).isEqualTo(started);
		this.lab.pass(1);
		this.lab.stopEnforcing().crossZones();
		assertThat(analyses(path).get(0).status()).isEqualTo(AnalysisStatus.SUCCEEDED);
		assertThat(analyses(path).get(0).networkPathFound()).isFalse();
	}

	@Test
	void whatAnAnalysisFoundSurvivesTheStore() {
		NetworkInsightsAnalysis found = analyze(path().networkInsightsPathId());
		String json = SdkJson.write(found);
		NetworkInsightsAnalysis.Builder read = NetworkInsightsAnalysis.builder();
		SdkJson.read(json, read);
		assertThat(read.build()).isEqualTo(found);
	}

	@Test
	void aPathKeepsWhatWasAsked() {
		NetworkInsightsPath path = path();
		assertThat(path.networkInsightsPathId()).matches("nip-[0-9a-f]{17}");
		assertThat(path.networkInsightsPathArn())
			.isEqualTo(arn("network-insights-path/" + path.networkInsightsPathId()));
		assertThat(path.source()).isEqualTo(this.lab.instanceA);
		assertThat(path.destinationArn()).isEqualTo(arn("instance/" + this.lab.instanceB));
		assertThat(path.protocolAsString()).isEqualTo("tcp");
		assertThat(path.destinationPort()).isNull();
		assertThat(create(request().source(arn("instance/" + this.lab.instanceA)).clientToken("by-arn")).source())
			.isEqualTo(this.lab.instanceA);
	}

	@Test
	void oneTokenMakesOnePath() {
		NetworkInsightsPath path = create(request().clientToken("same"));
		assertThat(create(request().clientToken("same"))).isEqualTo(path);
		assertRefused(() -> create(request().clientToken("same").destinationPort(80)), "IdempotentParameterMismatch");
	}

	@Test
	void unknownEndsAreRefused() {
		assertRefused(() -> create(request().source("i-00000000000000000")), "NetworkInsightsSource.NotFound");
		assertRefused(() -> create(request().destination("i-00000000000000000")),
				"NetworkInsightsDestination.NotFound");
		assertRefused(() -> create(request().destination(null)), "MissingParameter");
		assertRefused(() -> create(request().protocol("icmp")), "InvalidParameterValue");
		assertRefused(() -> start("nip-00000000000000000"), "InvalidNetworkInsightsPathId.NotFound");
	}

	@Test
	void terminatedEndIsNotAssociatedWithAVpc() {
		String path = path().networkInsightsPathId();
		this.lab.cloud.send(TerminateInstancesRequest.builder().instanceIds(this.lab.instanceB).build(),
				TerminateInstancesResponse.class);
		this.lab.pass(2);
		assertThat(analyze(path).explanations()).singleElement().satisfies((explanation) -> {
			assertThat(explanation.explanationCode()).isEqualTo("UNASSOCIATED_COMPONENT");
			assertThat(explanation.component().id()).isEqualTo(this.lab.instanceB);
		});
	}

	@Test
	void aPathIsDeletedAfterItsAnalyses() {
		String path = path().networkInsightsPathId();
		String analysis = start(path).networkInsightsAnalysisId();
		assertRefused(() -> delete(path), "AnalysisExistsForNetworkInsightsPath");
		this.lab.cloud.send(DeleteNetworkInsightsAnalysisRequest.builder().networkInsightsAnalysisId(analysis).build(),
				DeleteNetworkInsightsAnalysisResponse.class);
		assertThat(delete(path).networkInsightsPathId()).isEqualTo(path);
		assertRefused(() -> this.lab.cloud.send(
				DescribeNetworkInsightsPathsRequest.builder().networkInsightsPathIds(path).build(),
				DescribeNetworkInsightsPathsResponse.class), "InvalidNetworkInsightsPathId.NotFound");
		assertRefused(
				() -> describe(DescribeNetworkInsightsAnalysesRequest.builder().networkInsightsAnalysisIds(analysis)),
				"InvalidNetworkInsightsAnalysisId.NotFound");
	}

	@Test
	void analysesAreFilteredAndNeedAPathOrIds() {
		String path = path().networkInsightsPathId();
		String id = analyze(path).networkInsightsAnalysisId();
		assertThat(describe(filtered(path, "path-found", "false"))).singleElement()
			.extracting(NetworkInsightsAnalysis::networkInsightsAnalysisId)
			.isEqualTo(id);
		assertThat(describe(filtered(path, "path-found", "true"))).isEmpty();
		assertThat(describe(filtered(path, "status", "succeeded"))).hasSize(1);
		assertRefused(() -> describe(DescribeNetworkInsightsAnalysesRequest.builder()), "MissingParameter");
	}

	private static DescribeNetworkInsightsAnalysesRequest.Builder filtered(String path, String name, String value) {
		return DescribeNetworkInsightsAnalysesRequest.builder()
			.networkInsightsPathId(path)
			.filters(Filter.builder().name(name).values(value).build());
	}

	private CreateNetworkInsightsPathRequest.Builder request() {
		return CreateNetworkInsightsPathRequest.builder()
			.source(this.lab.instanceA)
			.destination(this.lab.instanceB)
			.protocol(Protocol.TCP)
			.clientToken("token-" + this.tokens++);
	}

	private NetworkInsightsPath path() {
		return create(request());
	}

	private NetworkInsightsPath create(CreateNetworkInsightsPathRequest.Builder request) {
		return this.lab.cloud.send(request.build(), CreateNetworkInsightsPathResponse.class).networkInsightsPath();
	}

	private NetworkInsightsAnalysis start(String path) {
		return this.lab.cloud
			.send(StartNetworkInsightsAnalysisRequest.builder()
				.networkInsightsPathId(path)
				.clientToken("token-" + this.tokens++)
				.build(), StartNetworkInsightsAnalysisResponse.class)
			.networkInsightsAnalysis();
	}

	private NetworkInsightsAnalysis analyze(String path) {
		String id = start(path).networkInsightsAnalysisId();
		this.lab.pass(1);
		return describe(DescribeNetworkInsightsAnalysesRequest.builder().networkInsightsAnalysisIds(id)).get(0);
	}

	private List<NetworkInsightsAnalysis> analyses(String path) {
		return describe(DescribeNetworkInsightsAnalysesRequest.builder().networkInsightsPathId(path));
	}

	private List<NetworkInsightsAnalysis> describe(DescribeNetworkInsightsAnalysesRequest.Builder request) {
		return this.lab.cloud.send(request.build(), DescribeNetworkInsightsAnalysesResponse.class)
			.networkInsightsAnalyses();
	}

	private DeleteNetworkInsightsPathResponse delete(String path) {
		return this.lab.cloud.send(DeleteNetworkInsightsPathRequest.builder().networkInsightsPathId(path).build(),
				DeleteNetworkInsightsPathResponse.class);
	}

	private static String arn(String resource) {
		return "arn:aws:ec2:ap-northeast-1:111122223333:" + resource;
	}

	private static void assertRefused(ThrowingCallable work, String code) {
		assertThatExceptionOfType(AwsError.class).isThrownBy(work)
			.satisfies((ex) -> assertThat(ex.code()).isEqualTo(code));
	}

}
