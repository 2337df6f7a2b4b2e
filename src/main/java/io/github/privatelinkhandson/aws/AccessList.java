package io.github.privatelinkhandson.aws;

import java.util.List;

import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Accounts or regions that mode {@code aws} may use, or may not.
 *
 * @param allow the only ones that it may use; none for all
 * @param deny those that it may not use, even if they are allowed
 */
record AccessList(@DefaultValue List<String> allow, @DefaultValue List<String> deny) {

	static final AccessList ALL = new AccessList(List.of(), List.of());

	boolean allows(String value) {
		return (this.allow.isEmpty() || this.allow.contains(value)) && !this.deny.contains(value);
	}

}
