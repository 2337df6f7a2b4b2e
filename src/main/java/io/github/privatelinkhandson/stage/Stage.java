package io.github.privatelinkhandson.stage;

import java.util.List;

import io.github.privatelinkhandson.aws.AwsClients;
import io.github.privatelinkhandson.lab.StageKey;

/**
 * A stage of the hands-on: its steps, and how they are asked of AWS.
 */
public interface Stage {

	StageKey stage();

	List<Step> steps();

	/**
	 * Returns the action of each of the steps, in any order.
	 */
	List<StepAction> actions();

	/**
	 * Returns whether an account already has a resource with one of those names of the
	 * stage that only one resource of an account can have.
	 * @throws software.amazon.awssdk.core.exception.SdkException if AWS does not say
	 */
	default boolean namesTaken(AwsClients aws) {
		return false;
	}

}
