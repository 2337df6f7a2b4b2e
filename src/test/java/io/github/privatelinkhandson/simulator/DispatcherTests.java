package io.github.privatelinkhandson.simulator;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import io.github.privatelinkhandson.simulator.operation.AwsError;
import io.github.privatelinkhandson.simulator.operation.AwsService;
import io.github.privatelinkhandson.simulator.protocol.AwsRequest;
import io.github.privatelinkhandson.simulator.protocol.AwsResponse;
import io.github.privatelinkhandson.simulator.signature.SignatureVerifier;
import io.github.privatelinkhandson.simulator.store.PracticeAccounts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

@SpringBootTest(classes = PracticeAwsTests.Toy.class, webEnvironment = SpringBootTest.WebEnvironment.NONE,
		properties = "spring.datasource.url=jdbc:h2:mem:dispatcher")
@ExtendWith(OutputCaptureExtension.class)
class DispatcherTests {

	private static final String EC2 = "Version=2016-11-15&Action=";

	private static final String STS = "Version=2011-06-15&Action=";

	@Autowired
	private Dispatcher dispatcher;

	@Autowired
	private PracticeAws aws;

	@Autowired
	private PracticeAccounts accounts;

	private String key;

	@BeforeEach
	void newAccount() {
		this.key = this.aws.newAccount().accessKeyId();
	}

	@Test
	void ec2AnswersWithRequestIdAndReturn() {
		String vpc = textOf(form(EC2 + "CreateVpc&CidrBlock=10.0.0.0%2F16"), "vpcId");
		AwsResponse deleted = form(EC2 + "DeleteVpc&VpcId=" + vpc);
		assertThat(text(deleted))
			.startsWith("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
					+ "<DeleteVpcResponse xmlns=\"http://ec2.amazonaws.com/doc/2016-11-15/\"><requestId>")
			.endsWith("</requestId><return>true</return></DeleteVpcResponse>");
		assertThat(deleted.headers()).containsEntry("x-amzn-RequestId", textOf(deleted, "requestId"));
	}

	@Test
	void queryServicesWrapTheirResults() {
		assertThat(text(form(STS + "GetCallerIdentity")))
			.contains("<GetCallerIdentityResponse xmlns=\"https://sts.amazonaws.com/doc/2011-06-15/\">"
					+ "<GetCallerIdentityResult>")
			.contains("<ResponseMetadata><RequestId>");
	}

	@Test
	void answerEchoesTheActionAsTheClientWroteIt() {
		assertThat(text(form("Version=2015-12-01&Action=DescribeSSLPolicies")))
			.contains("<DescribeSSLPoliciesResult><SslPolicies></SslPolicies></DescribeSSLPoliciesResult>");
	}

	@ParameterizedTest
	@CsvSource({ EC2 + "Frobnicate,<Response><Errors>", STS + "Frobnicate,<ErrorResponse", STS + "DescribeVpcs,<Type>",
			"Version=2012-06-01&Action=DescribeLoadBalancers,<Response>" })
	void unknownActionOfQueryServiceIsInvalid(String form, String envelope) {
		AwsResponse answer = form(form);
		assertThat(answer.status()).isEqualTo(400);
		assertThat(text(answer)).contains("<Code>InvalidAction</Code>", "is not valid for this web service.", envelope);
	}

	@ParameterizedTest
	@CsvSource({ "AmazonSSM.Frobnicate", "AmazonS4M.GetParameter", "GetParameter", "''" })
	void unknownOperationOfJsonServiceIsUnknown(String target) {
		AwsResponse answer = json(target, "{}");
		assertThat(answer.status()).isEqualTo(400);
		assertThat(answer.headers()).containsEntry("Content-Type", "application/x-amz-json-1.1")
			.containsEntry("x-amzn-ErrorType", "UnknownOperationException");
		assertThat(text(answer)).startsWith("{\"__type\":\"UnknownOperationException\",\"message\":\"");
	}

	@Test
	void dryRunLeavesEverythingAsItWas() {
		AwsResponse answer = form(EC2 + "CreateVpc&CidrBlock=10.0.0.0/16&DryRun=true");
		assertThat(answer.status()).isEqualTo(412);
		assertThat(text(answer)).contains("<Code>DryRunOperation</Code>",
				"<Message>Request would have succeeded, but DryRun flag is set.</Message>");
		assertThat(text(form(EC2 + "DescribeVpcs"))).contains("<vpcSet></vpcSet>");
		assertThat(text(form(EC2 + "CreateVpc&DryRun=true"))).contains("<Code>MissingParameter</Code>");
	}

	@ParameterizedTest
	@CsvSource({ "Colour=red,Colour", "CidrBlock.1=10.0.0.0/16,CidrBlock.1",
			"TagSpecification.1.Tag.1.Kay=a," + "TagSpecification.1.Tag.1.Kay", "cidrBlock=10.0.0.0/16,cidrBlock" })
	void unknownParameterOfEc2IsRefused(String parameter, String name) {
		AwsResponse answer = form(EC2 + "CreateVpc&" + parameter);
		assertThat(answer.status()).isEqualTo(400);
		assertThat(text(answer)).contains("<Code>UnknownParameter</Code>",
				"<Message>The parameter " + name + " is not recognized</Message>");
	}

	@Test
	void malformedValuesAreRefused() {
		assertThat(text(form(EC2 + "DescribeVpcs&MaxResults=many"))).contains("<Code>InvalidParameterValue</Code>",
				"Value (many) for parameter MaxResults is invalid.");
		assertThat(text(form(EC2 + "DescribeVpcs&DryRun=maybe"))).contains("<Code>InvalidParameterValue</Code>");
		assertThat(text(form("Version=2015-12-01&Action=DescribeSSLPolicies&PageSize=many")))
			.contains("<Code>ValidationError</Code>");
		assertThat(text(json("AmazonSSM.GetParameter", "{\"Name\":1}"))).contains("SerializationException");
		assertThat(text(json("AmazonSSM.GetParameter", "{\"Name\":"))).contains("SerializationException");
		assertThat(text(form(EC2 + "DescribeVpcs&NextToken=x"))).contains("<Code>InvalidNextToken</Code>");
		assertThat(text(form(EC2 + "DescribeVpcs&A=%zz"))).contains("<Code>MalformedQueryString</Code>");
		assertThat(text(form(EC2 + "DescribeVpcs&A" + ".1".repeat(100_000) + "=1"))).contains("MalformedQueryString");
	}

	@Test
	void unknownAccessKeyIsRefusedInTheWordsOfTheService() {
		this.key = "AKIAUNKNOWN";
		AwsResponse ec2 = form(EC2 + "DescribeVpcs");
		assertThat(ec2.status()).isEqualTo(401);
		assertThat(text(ec2)).contains("<Code>AuthFailure</Code>");
		AwsResponse sts = form(STS + "GetCallerIdentity");
		assertThat(sts.status()).isEqualTo(403);
		assertThat(text(sts)).contains("<Code>InvalidClientTokenId</Code>");
		assertThat(text(json("AmazonSSM.GetParameter", "{}"))).contains("UnrecognizedClientException");
	}

	@Test
	void unsignedRequestIsRefused() {
		AwsResponse answer = send(Map.of(), EC2 + "DescribeVpcs");
		assertThat(answer.status()).isEqualTo(403);
		assertThat(text(answer)).contains("<Code>MissingAuthenticationToken</Code>");
		assertThat(text(send(Map.of("Authorization", "Basic eDp5"), EC2 + "DescribeVpcs")))
			.contains("<Code>IncompleteSignature</Code>");
	}

	@ParameterizedTest
	@ValueSource(strings = { "test", "test/20260101/aws-global/ec2/aws4_request", "test/20260101//ec2/aws4_request",
			"/20260101/eu-west-1/ec2/aws4_request", "test/20260101/eu-west-1/ec2", "a b/1/eu-west-1/ec2/aws4_request" })
	void credentialWithoutValidScopeIsIncomplete(String credential) {
		AwsResponse answer = send(Map.of("Authorization", "AWS4-HMAC-SHA256 Credential=" + credential),
				EC2 + "DescribeVpcs");
		assertThat(text(answer)).contains("<Code>IncompleteSignature</Code>");
	}

	@Test
	void presignedRequestTellsItsCallerInTheQuery() {
		AwsRequest request = new AwsRequest("GET", "/",
				STS + "GetCallerIdentity&X-Amz-Credential=" + this.key + "%2F20260101%2Feu-west-1%2Fsts%2Faws4_request",
				(name) -> null, new byte[0]);
		assertThat(text(this.dispatcher.handleOwn(request))).contains("<UserId>eu-west-1</UserId>");
	}

	@Test
	void keyNamedTestIsAnAccountOfItsOwn() {
		this.key = "test";
		assertThat(text(form(STS + "GetCallerIdentity"))).contains("<Account>000000000000</Account>");
	}

	@Test
	void keyNamedTestIsUnknownToOtherMachines() {
		CallerResolver callers = new CallerResolver(this.accounts, new SignatureVerifier(Clock.systemUTC()), false,
				(account, action) -> Optional.empty());
		AwsRequest request = new AwsRequest("POST", "/", null,
				Map.of("Authorization", "AWS4-HMAC-SHA256 Credential=test/20260101/eu-west-1/ec2/aws4_request")::get,
				new byte[0]);
		assertThatExceptionOfType(AwsError.class).isThrownBy(() -> callers.ofNetwork(request, AwsService.EC2))
			.satisfies((ex) -> assertThat(ex.code()).isEqualTo("AuthFailure"));
	}

	@Test
	void withoutServerThereIsNoPort() {
		assertThat(this.aws.port()).isNegative();
	}

	@Test
	void serviceIsToldByTheSignatureWhereTheVersionDoesNot() {
		assertThat(text(form("Action=DescribeVpcs"))).contains("<DescribeVpcsResponse ");
		assertThat(text(form("Action=DescribeVpcs&Version=2014-06-15"))).contains("<DescribeVpcsResponse ");
	}

	@Test
	void failureOfAnOperationIsToldToTheLogOnly(CapturedOutput output) {
		AwsResponse answer = form(EC2 + "DeleteTags&ResourceId.1=a");
		assertThat(answer.status()).isEqualTo(500);
		assertThat(text(answer)).contains("<Code>InternalError</Code>").doesNotContain("secret");
		assertThat(output).contains("secret of the implementation", textOf(answer, "RequestID"));
	}

	@Test
	void requestWithoutServiceIsMissingItsAction() {
		AwsResponse answer = send(Map.of(), "");
		assertThat(answer.status()).isEqualTo(400);
		assertThat(text(answer)).contains("<Code>MissingAction</Code>");
		assertThat(text(send(Map.of(), "Action=Frobnicate"))).contains("<Code>InvalidAction</Code>");
		assertThat(text(send(Map.of(), "Action=<a>"))).contains("<Code>InvalidAction</Code>");
		assertThat(
				this.dispatcher.handleOwn(new AwsRequest("POST", "/", "", (name) -> null, new byte[2 << 20])).status())
			.isEqualTo(413);
	}

	@Test
	void unknownServiceIsAnsweredInTheFormOfItsProtocol() {
		Map<String, String> rds = Map.of("Authorization", authorization("rds"));
		AwsResponse query = send(rds, "Version=2014-10-31&Action=DescribeDBInstances");
		assertThat(query.status()).isEqualTo(400);
		assertThat(text(query)).contains("<ErrorResponse", "<Type>Sender</Type><Code>InvalidAction</Code>",
				"Could not find operation DescribeDBInstances for version 2014-10-31", "<RequestId>");
		assertThat(text(send(rds, "Action=DescribeDBInstances"))).contains("<ErrorResponse");
		AwsResponse json = send(Map.of("Authorization", authorization("dynamodb"), "X-Amz-Target",
				"DynamoDB_20120810.ListTables", "Content-Type", "application/x-amz-json-1.0"), "{}");
		assertThat(text(json)).startsWith("{\"__type\":\"UnknownOperationException\"");
		AwsResponse rest = send(Map.of("Authorization", authorization("s3")), "");
		assertThat(rest.status()).isEqualTo(404);
		assertThat(rest.headers()).containsEntry("x-amzn-ErrorType", "UnknownOperationException");
		assertThat(text(rest)).isEqualTo("The practice AWS has no service s3.\n");
		assertThat(text(send(Map.of("Authorization", authorization("ec2")), ""))).contains("<Response><Errors>");
	}

	private AwsResponse form(String form) {
		return send(Map.of("Authorization", authorization("ec2")), form);
	}

	private AwsResponse json(String target, String json) {
		return send(Map.of("Authorization", authorization("ssm"), "X-Amz-Target", target, "Content-Type",
				"application/x-amz-json-1.1"), json);
	}

	private AwsResponse send(Map<String, String> headers, String body) {
		Map<String, String> byName = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
		byName.putAll(headers);
		return this.dispatcher
			.handleOwn(new AwsRequest("POST", "/", null, byName::get, body.getBytes(StandardCharsets.UTF_8)));
	}

	private String authorization(String service) {
		return "AWS4-HMAC-SHA256 Credential=%s/20260101/ap-northeast-1/%s/aws4_request, SignedHeaders=host, Signature=0"
			.formatted(this.key, service);
	}

	private static String text(AwsResponse response) {
		return new String(response.body(), StandardCharsets.UTF_8);
	}

	private static String textOf(AwsResponse response, String element) {
		return text(response).split("</?" + element + ">")[1];
	}

}
