package io.github.privatelinkhandson.stage;

import java.util.List;
import java.util.function.Supplier;

import io.github.privatelinkhandson.aws.AwsClients;

/**
 * A stage of the hands-on: how its steps are asked of AWS.
 */
public interface Stage {

	/**
	 * Returns the action of each of the steps, in any order.
	 */
	List<StepAction> actions();

	/**
	 * Returns reads of the stage's resources, by the hands-on's names, of whose name only
	 * one resource of an account can be.
	 */
	default List<Supplier<?>> uniquelyNamed(AwsClients aws) {
		return List.of();
	}

}
