package io.github.privatelinkhandson.simulator.protocol;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.core.SdkPojo;

import io.github.privatelinkhandson.simulator.json.SdkJson;
import io.github.privatelinkhandson.simulator.operation.AwsService;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Holds the codecs against the SDK's own halves of the protocols, with made-up requests
 * and responses of all operations that the SDK knows. EC2's requests cannot carry empty
 * lists.
 */
class RoundTripTests {

	@ParameterizedTest
	@CsvSource({ "EC2,ec2.Ec2Client", "ELBV2,elasticloadbalancingv2.ElasticLoadBalancingV2Client", "IAM,iam.IamClient",
			"STS,sts.StsClient", "SSM,ssm.SsmClient", "SERVICE_QUOTAS,servicequotas.ServiceQuotasClient",
			"LOGS,cloudwatchlogs.CloudWatchLogsClient" })
	void requestsAndResponsesComeThroughUnchanged(AwsService service, String client) throws Exception {
		SdkProtocol sdk = new SdkProtocol(service, Class.forName("software.amazon.awssdk.services." + client));
		List<String> operations = sdk.operations();
		List<String> failures = new ArrayList<>();
		for (String operation : operations) {
			RandomPojo full = new RandomPojo(operation.hashCode(), 0);
			RandomPojo withEmptyLists = new RandomPojo(operation.hashCode(), 40);
			checkRequest(service, sdk, operation, full, failures);
			checkResponse(service, sdk, operation, full, failures);
			checkResponse(service, sdk, operation, withEmptyLists, failures);
			if (service != AwsService.EC2) {
				checkRequest(service, sdk, operation, withEmptyLists, failures);
			}
		}
		assertThat(operations).hasSizeGreaterThan(10);
		assertThat(failures).isEmpty();
	}

	private static void checkRequest(AwsService service, SdkProtocol sdk, String operation, RandomPojo random,
			List<String> failures) throws Exception {
		SdkPojo sent = random.of(sdk.builder(operation + "Request"));
		SdkPojo got = Codec.of(service).decode(sdk.marshall(operation, sent), sdk.builder(operation + "Request"));
		compare(operation + "Request", sent, got, failures);
		compare(operation + "Request as JSON", sent,
				SdkJson.read(SdkJson.write(sent), sdk.builder(operation + "Request")), failures);
	}

	private static void checkResponse(AwsService service, SdkProtocol sdk, String operation, RandomPojo random,
			List<String> failures) throws Exception {
		SdkPojo sent = random.of(newBuilder(sdk, operation));
		Object got = sdk.unmarshall(Codec.of(service).encode(operation, sent, "id-1"),
				() -> newBuilder(sdk, operation));
		compare(operation + "Response", sent, got, failures);
		compare(operation + "Response as JSON", sent, SdkJson.read(SdkJson.write(sent), newBuilder(sdk, operation)),
				failures);
	}

	private static SdkPojo newBuilder(SdkProtocol sdk, String operation) {
		try {
			return sdk.builder(operation + "Response");
		}
		catch (ReflectiveOperationException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private static void compare(String what, SdkPojo sent, Object got, List<String> failures) {
		if (!sent.equalsBySdkFields(Objects.requireNonNull(got))) {
			failures.add(what + "\n  sent " + sent + "\n  got  " + got);
		}
	}

}
