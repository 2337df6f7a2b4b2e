package io.github.privatelinkhandson.stage;

import java.util.List;

import io.github.privatelinkhandson.lab.StageKey;

/**
 * A stage of the hands-on: how its steps are asked of AWS.
 */
public interface Stage {

	StageKey stage();

	List<StepAction> actions();

}
