package io.github.privatelinkhandson.simulator;

import java.util.Optional;

/**
 * Says which calls of other AWS clients are refused, though their key is valid.
 */
@FunctionalInterface
public interface CallRule {

	/**
	 * Returns why the owner of an account may not make a call at present, as a sentence;
	 * empty if that is allowed.
	 */
	Optional<String> refusal(String account, String action);

}
