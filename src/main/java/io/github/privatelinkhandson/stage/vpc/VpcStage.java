package io.github.privatelinkhandson.stage.vpc;

import java.util.List;
import java.util.stream.Stream;

import org.springframework.stereotype.Service;

import io.github.privatelinkhandson.lab.StageKey;
import io.github.privatelinkhandson.stage.Stage;
import io.github.privatelinkhandson.stage.Step;
import io.github.privatelinkhandson.stage.StepAction;

/**
 * Stage {@code vpc}: the consumer's and the provider's VPC, as the VPC console's "VPC and
 * more" builds them.
 */
@Service
class VpcStage implements Stage {

	@Override
	public StageKey stage() {
		return StageKey.VPC;
	}

	@Override
	public List<Step> steps() {
		return VpcBlueprint.STEPS;
	}

	@Override
	public List<StepAction> actions() {
		return Stream.of(VpcBlueprint.A, VpcBlueprint.B)
			.flatMap((side) -> Stream.of(new NetworkSteps(side).actions(), new SubnetSteps(side).actions(),
					new NatGatewaySteps(side).actions()))
			.flatMap(List::stream)
			.toList();
	}

}
