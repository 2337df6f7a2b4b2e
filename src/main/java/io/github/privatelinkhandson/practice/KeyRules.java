package io.github.privatelinkhandson.practice;

import java.util.Optional;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

import io.github.privatelinkhandson.simulator.CallRule;

/**
 * Has the practice AWS ask all rules for access keys.
 */
@Component
class KeyRules implements CallRule {

	private final ObjectProvider<KeyRule> rules;

	KeyRules(ObjectProvider<KeyRule> rules) {
		this.rules = rules;
	}

	@Override
	public Optional<String> refusal(String account, String action) {
		return this.rules.stream().flatMap((rule) -> rule.refusal(account, action).stream()).findFirst();
	}

}
