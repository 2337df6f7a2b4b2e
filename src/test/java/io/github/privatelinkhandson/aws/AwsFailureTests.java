package io.github.privatelinkhandson.aws;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.ec2.model.Ec2Exception;

import io.github.privatelinkhandson.aws.AwsFailure.Kind;
import io.github.privatelinkhandson.testkit.CannedCloud;
import io.github.privatelinkhandson.testkit.CannedTransport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

class AwsFailureTests {

	private final CannedTransport transport = new CannedTransport();

	private final AwsClients clients = new AwsClients(
			new ClientConfigurer(new CannedCloud(CloudMode.PRACTICE, this.transport),
					new CannedCloud(CloudMode.PRACTICE, this.transport).credentials("", ""), CannedCloud.REGION,
					List.of()),
			Runnable::run);

	@ParameterizedTest
	@CsvSource({ "InvalidVpcID.NotFound, NOT_FOUND", "NatGatewayNotFound, NOT_FOUND",
			"InvalidGroup.Duplicate, ALREADY_EXISTS", "RouteAlreadyExists, ALREADY_EXISTS",
			"InvalidPermission.Duplicate, ALREADY_EXISTS", "Resource.AlreadyAssociated, ALREADY_EXISTS",
			"DependencyViolation, BLOCKED", "InvalidIPAddress.InUse, BLOCKED",
			"AnalysisExistsForNetworkInsightsPath, BLOCKED", "ExistingVpcEndpointConnections, BLOCKED",
			"RequestLimitExceeded, THROTTLED", "VpcLimitExceeded, QUOTA", "NetworkInsightsPath.LimitExceeded, QUOTA",
			"UnauthorizedOperation, DENIED", "RequestExpired, CREDENTIALS", "AuthFailure, CREDENTIALS",
			"InvalidSubnet.Conflict, ALREADY_EXISTS", "EntityTemporarilyUnmodifiable, BLOCKED",
			"InvalidParameterValue, OTHER", "InvalidVpcRange, OTHER" })
	void ec2AnswersAreToldApartByTheirCodes(String code, Kind kind) {
		this.transport.answer(400, ec2Error(code, "no"));
		assertThat(failure(() -> this.clients.ec2().describeVpcs())).isEqualTo(new AwsFailure(code, "no", kind));
	}

	@Test
	void faultOfAwsWithoutABodyIsNamedByItsStatus() {
		this.transport.answer(500, "");
		assertThat(failure(() -> this.clients.once().ec2().describeVpcs()))
			.extracting(AwsFailure::code, AwsFailure::kind)
			.containsExactly("HTTP 500", Kind.UNAVAILABLE);
	}

	@ParameterizedTest
	@CsvSource({ "LoadBalancerNotFound, NOT_FOUND", "TargetGroupNotFound, NOT_FOUND", "ResourceInUse, BLOCKED",
			"DuplicateListener, ALREADY_EXISTS", "DuplicateLoadBalancerName, ALREADY_EXISTS",
			"TooManyLoadBalancers, QUOTA", "Throttling, THROTTLED", "InvalidSecurityGroup, NOT_YET",
			"InvalidConfigurationRequest, OTHER" })
	void loadBalancingAnswersAreToldApartByTheirCodes(String code, Kind kind) {
		this.transport.answer(400, queryError(code));
		assertThat(failure(() -> this.clients.elb().describeLoadBalancers()).kind()).isEqualTo(kind);
	}

	@ParameterizedTest
	@CsvSource({ "404, NoSuchEntity, NOT_FOUND", "409, EntityAlreadyExists, ALREADY_EXISTS",
			"409, DeleteConflict, BLOCKED", "403, AccessDenied, DENIED", "409, LimitExceeded, QUOTA",
			"403, InvalidClientTokenId, CREDENTIALS" })
	void iamAnswersAreToldApartByTheirCodes(int status, String code, Kind kind) {
		this.transport.answer(status, queryError(code));
		assertThat(failure(() -> this.clients.iam().getRole((request) -> request.roleName("x"))).kind())
			.isEqualTo(kind);
	}

	@ParameterizedTest
	@CsvSource({ "InvalidInstanceId, NOT_YET", "InvocationDoesNotExist, NOT_YET", "ParameterNotFound, NOT_FOUND",
			"ThrottlingException, THROTTLED", "AccessDeniedException, DENIED" })
	void systemsManagerAnswersAreToldApartByTheirCodes(String code, Kind kind) {
		this.transport.answer(400, "{\"__type\":\"" + code + "\",\"message\":\"no\"}");
		assertThat(failure(() -> this.clients.ssm().getParameter((request) -> request.name("x"))))
			.extracting(AwsFailure::code, AwsFailure::kind)
			.containsExactly(code, kind);
	}

	@ParameterizedTest
	@CsvSource(delimiter = ';',
			value = {
					"InvalidParameterValue;Value (p) for parameter iamInstanceProfile.name is invalid. "
							+ "Invalid IAM Instance Profile name;NOT_YET",
					"InvalidParameterValue;IAM Instance Profile \"arn\" has no associated IAM Roles;NOT_YET",
					"AuthFailure;You do not have permission to access the specified resource.;BLOCKED",
					"AuthFailure;AWS was not able to validate the provided access credentials;CREDENTIALS" })
	void codesOfSeveralMeaningsAreToldApartByTheirMessages(String code, String message, Kind kind) {
		this.transport.answer(400, ec2Error(code, message));
		assertThat(failure(() -> this.clients.ec2().describeVpcs()).kind()).isEqualTo(kind);
	}

	@Test
	void serverErrorIsUnavailable() {
		this.transport.answer(503, ec2Error("SomethingNew", "try later"));
		assertThat(failure(() -> this.clients.ec2().describeVpcs()).kind()).isEqualTo(Kind.UNAVAILABLE);
		assertThat(this.transport.bodies()).as("tried again, as the SDK's standard mode does").hasSize(3);
	}

	@Test
	void brokenConnectionIsUnavailable() {
		this.transport.answer(0, "Connection reset");
		assertThat(failure(() -> this.clients.ec2().describeVpcs()).kind()).isEqualTo(Kind.UNAVAILABLE);
	}

	@Test
	void missingCredentialsAreCredentials() {
		SdkClientException missing = SdkClientException
			.create("Unable to load credentials from any of the providers in the chain");
		assertThat(AwsFailure.of(missing).kind()).isEqualTo(Kind.CREDENTIALS);
	}

	@Test
	void errorOfOurOwnIsOther() {
		assertThat(AwsFailure.of(new IllegalStateException("why")))
			.isEqualTo(new AwsFailure("IllegalStateException", "why", Kind.OTHER));
	}

	@Test
	void notFoundAfterCreationIsNotYet() {
		AwsFailure missing = new AwsFailure("InvalidInstanceID.NotFound", "", Kind.NOT_FOUND);
		assertThat(missing.isRetryable()).isFalse();
		assertThat(missing.afterCreation().kind()).isEqualTo(Kind.NOT_YET);
		assertThat(missing.afterCreation().isRetryable()).isTrue();
	}

	@Test
	void unsuccessfulItemOfABatchIsAFailure() {
		AwsFailure failure = failure(() -> AwsBatch.check(this.clients.ec2()
			.deleteVpcEndpointServiceConfigurations((request) -> request.serviceIds("vpce-svc-1", "vpce-svc-2"))
			.unsuccessful()), """
					<DeleteVpcEndpointServiceConfigurationsResponse><unsuccessful>
					<item><resourceId>vpce-svc-1</resourceId>
					<error><code>InvalidVpcEndpointService.NotFound</code><message>gone</message></error></item>
					<item><resourceId>vpce-svc-2</resourceId>
					<error><code>ExistingVpcEndpointConnections</code><message>in use</message></error></item>
					</unsuccessful></DeleteVpcEndpointServiceConfigurationsResponse>""");
		assertThat(failure).isEqualTo(new AwsFailure("ExistingVpcEndpointConnections", "in use", Kind.BLOCKED));
	}

	@Test
	void batchInWhichAllSucceededIsAccepted() {
		AwsBatch.check(List.of());
	}

	@Test
	void exceptionWithoutDetailsIsOther() {
		Ec2Exception bare = (Ec2Exception) Ec2Exception.builder().message("?").statusCode(400).build();
		assertThat(AwsFailure.of(bare).kind()).isEqualTo(Kind.OTHER);
		Ec2Exception codeless = (Ec2Exception) Ec2Exception.builder()
			.awsErrorDetails(AwsErrorDetails.builder().build())
			.build();
		assertThat(AwsFailure.of(codeless).kind()).isEqualTo(Kind.OTHER);
	}

	private AwsFailure failure(Runnable call, String answer) {
		this.transport.answer(200, answer);
		return failure(call);
	}

	private static AwsFailure failure(Runnable call) {
		return AwsFailure.of(catchThrowableOfType(RuntimeException.class, call::run));
	}

	private static String ec2Error(String code, String message) {
		return "<Response><Errors><Error><Code>%s</Code><Message>%s</Message></Error></Errors></Response>"
			.formatted(code, message);
	}

	private static String queryError(String code) {
		return "<ErrorResponse><Error><Type>Sender</Type><Code>%s</Code><Message>no</Message></Error></ErrorResponse>"
			.formatted(code);
	}

}
