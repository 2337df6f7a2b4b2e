package io.github.privatelinkhandson.stage.vpc;

import java.util.List;
import java.util.stream.Stream;

import org.springframework.stereotype.Service;

import io.github.privatelinkhandson.lab.StageKey;
import io.github.privatelinkhandson.stage.Stage;
import io.github.privatelinkhandson.stage.StepAction;

/**
 * Stage {@code vpc}: the consumer's and the provider's VPC, as the VPC console's "VPC and
 * more" builds them.
 */
@Service
class VpcStage implements Stage {

	private static final List<Side> SIDES = List.of(new Side("a", "10.0"), new Side("b", "10.1"));

	@Override
	public StageKey stage() {
		return StageKey.VPC;
	}

	@Override
	public List<StepAction> actions() {
		return SIDES.stream()
			.flatMap((side) -> Stream.of(new NetworkSteps(side).actions(), new SubnetSteps(side).actions(),
					new NatGatewaySteps(side).actions()))
			.flatMap(List::stream)
			.toList();
	}

}
