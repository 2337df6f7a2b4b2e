package io.github.privatelinkhandson.teardown;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import io.github.privatelinkhandson.lab.Lab;

/**
 * A resource that carries the tag of a lab that this console does not have (any more).
 *
 * @param lab the tag's value
 * @param type CloudFormation's name of its type
 * @param console the console that has made it; null if no tag says so
 * @param since the lab's start; null if no tag says so
 * @param until the latest end of the lab; null if no tag says so
 */
public record Orphan(String lab, String type, String name, String id, @Nullable String console, @Nullable Instant since,
		@Nullable Instant until) {

	static Orphan of(String type, String name, String id, Map<String, String> tags) {
		return new Orphan(String.valueOf(tags.get(Lab.TAG)), type, name, id, tags.get(Lab.CONSOLE_TAG),
				instant(tags.get(Lab.STARTED_TAG)), instant(tags.get(Lab.ENDS_TAG)));
	}

	/**
	 * Returns whether the lab is over, whoever has made it.
	 */
	public boolean isOver(Instant now) {
		return this.until != null && !now.isBefore(this.until);
	}

	/**
	 * Returns whether it belongs to an account, rather than to a region of it.
	 */
	public boolean isGlobal() {
		return this.type.startsWith("AWS::IAM::");
	}

	private static @Nullable Instant instant(@Nullable String tag) {
		try {
			return (tag != null) ? Instant.parse(tag) : null;
		}
		catch (DateTimeException ex) {
			return null;
		}
	}

}
