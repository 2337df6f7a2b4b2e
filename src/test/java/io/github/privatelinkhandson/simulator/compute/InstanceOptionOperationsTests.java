package io.github.privatelinkhandson.simulator.compute;

import java.time.Duration;
import java.util.function.Function;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.ec2.model.HttpTokensState;
import software.amazon.awssdk.services.ec2.model.Instance;
import software.amazon.awssdk.services.ec2.model.ModifyInstanceMetadataOptionsRequest;
import software.amazon.awssdk.services.ec2.model.MonitorInstancesRequest;
import software.amazon.awssdk.services.ec2.model.MonitoringState;
import software.amazon.awssdk.services.ec2.model.UnmonitorInstancesRequest;

import io.github.privatelinkhandson.simulator.operation.AwsError;
import io.github.privatelinkhandson.simulator.operation.Call;
import io.github.privatelinkhandson.simulator.store.TestAccount;
import io.github.privatelinkhandson.simulator.validation.TestModels;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/**
 * Detailed monitoring and the metadata service of running instances.
 */
class InstanceOptionOperationsTests {

	private final TestAccount account = new TestAccount();

	private final InstanceOptionOperations options = new InstanceOptionOperations();

	private String id;

	@BeforeEach
	void launch() {
		this.id = TestInstances.running(this.account, "");
	}

	@Test
	void monitoringIsSwitchedOnAndOff() {
		ec2((call) -> this.options.monitorInstances(MonitorInstancesRequest.builder().instanceIds(this.id).build(),
				call));
		assertThat(instance().monitoring().state()).isEqualTo(MonitoringState.ENABLED);
		ec2((call) -> this.options.unmonitorInstances(UnmonitorInstancesRequest.builder().instanceIds(this.id).build(),
				call));
		assertThat(instance().monitoring().state()).isEqualTo(MonitoringState.DISABLED);
	}

	@Test
	void metadataOptionsThatAreNotNamedStay() {
		modify(ModifyInstanceMetadataOptionsRequest.builder().httpTokens("optional"));
		assertThat(instance().metadataOptions().httpTokens()).isEqualTo(HttpTokensState.OPTIONAL);
		modify(ModifyInstanceMetadataOptionsRequest.builder().httpPutResponseHopLimit(3));
		assertThat(instance().metadataOptions()).satisfies((now) -> {
			assertThat(now.httpTokens()).isEqualTo(HttpTokensState.OPTIONAL);
			assertThat(now.httpPutResponseHopLimit()).isEqualTo(3);
			assertThat(now.stateAsString()).isEqualTo("applied");
		});
	}

	@Test
	void tooManyHopsAreRefused() {
		AwsError refusal = catchThrowableOfType(AwsError.class,
				() -> modify(ModifyInstanceMetadataOptionsRequest.builder().httpPutResponseHopLimit(65)));
		assertThat(refusal.code()).isEqualTo("InvalidParameterValue");
	}

	@Test
	void terminatedInstanceIsRefused() {
		TestInstances.terminate(this.account, this.id);
		this.account.pass(Duration.ofMinutes(1));
		AwsError refusal = catchThrowableOfType(AwsError.class,
				() -> modify(ModifyInstanceMetadataOptionsRequest.builder().httpTokens("optional")));
		assertThat(refusal.code()).isEqualTo("IncorrectInstanceState");
	}

	private void modify(ModifyInstanceMetadataOptionsRequest.Builder request) {
		ec2((call) -> this.options
			.modifyInstanceMetadataOptions(TestModels.checked(request.instanceId(this.id).build(), call), call));
	}

	private Instance instance() {
		return ec2((call) -> new InstanceService(call).find(this.id).orElseThrow());
	}

	private <T> T ec2(Function<Call, T> work) {
		return this.account.ec2(work);
	}

}
