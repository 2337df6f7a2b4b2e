package io.github.privatelinkhandson.practice;

import java.util.Optional;

/**
 * Says what the access keys of practice accounts may call. Modules that know whose the
 * accounts are implement it.
 */
@FunctionalInterface
public interface KeyRule {

	/**
	 * Returns why an operation is refused at present, as a sentence in AWS's language;
	 * empty if it is allowed.
	 */
	Optional<String> refusal(String account, String operation);

}
