package io.github.privatelinkhandson.practice;

import java.util.Optional;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

import io.github.privatelinkhandson.simulator.CallRule;
import io.github.privatelinkhandson.simulator.store.PracticeAccounts;

/**
 * Has the practice AWS ask all rules for access keys. The account {@code test} has no
 * lab, and no rule.
 */
@Component
class KeyRules implements CallRule {

	private final ObjectProvider<KeyRule> rules;

	KeyRules(ObjectProvider<KeyRule> rules) {
		this.rules = rules;
	}

	@Override
	public Optional<String> refusal(String account, String action) {
		return PracticeAccounts.isTest(account) ? Optional.empty()
				: this.rules.stream().flatMap((rule) -> rule.refusal(account, action).stream()).findFirst();
	}

}
