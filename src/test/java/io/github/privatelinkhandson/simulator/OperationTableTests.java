package io.github.privatelinkhandson.simulator;

import java.util.List;

import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.ec2.model.CreateVpcRequest;
import software.amazon.awssdk.services.ec2.model.CreateVpcResponse;
import software.amazon.awssdk.services.ec2.model.DeleteVpcRequest;
import software.amazon.awssdk.services.ec2.model.Vpc;

import io.github.privatelinkhandson.simulator.operation.AwsService;
import io.github.privatelinkhandson.simulator.operation.Call;
import io.github.privatelinkhandson.simulator.operation.Operations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

class OperationTableTests {

	@Test
	void operationIsFoundWhateverTheCaseOfItsAction() {
		OperationTable table = new OperationTable(List.of(new One()));
		assertThat(table.find(new RequestTarget(AwsService.EC2, "CreateVpc"))).isPresent();
		assertThat(table.find(new RequestTarget(AwsService.EC2, "CreateVPC"))).isPresent();
		assertThat(table.find(new RequestTarget(AwsService.IAM, "CreateVpc"))).isEmpty();
	}

	@Test
	void methodsThatOnlyLookLikeOperationsAreNone() {
		OperationTable table = new OperationTable(List.of(new One()));
		assertThat(table.find(new RequestTarget(AwsService.EC2, "DeleteVpc"))).isEmpty();
	}

	@Test
	void operationIsPlayedOnce() {
		assertThatIllegalStateException().isThrownBy(() -> new OperationTable(List.of(new One(), new Two())))
			.withMessageContaining("One.createVpc")
			.withMessageContaining("Two.make");
	}

	private static final class One implements Operations {

		CreateVpcResponse createVpc(CreateVpcRequest request, Call call) {
			return answer(request, call);
		}

		private CreateVpcResponse answer(CreateVpcRequest request, Call call) {
			return CreateVpcResponse.builder().vpc(model(request, call)).build();
		}

		static Vpc model(CreateVpcRequest request, Call call) {
			return Vpc.builder().cidrBlock(request.cidrBlock()).ownerId(call.account()).build();
		}

		Vpc deleted(DeleteVpcRequest request, Call call) {
			return Vpc.builder().vpcId(request.vpcId()).ownerId(call.account()).build();
		}

	}

	private static final class Two implements Operations {

		CreateVpcResponse make(CreateVpcRequest request, Call call) {
			return CreateVpcResponse.builder().build();
		}

	}

}
