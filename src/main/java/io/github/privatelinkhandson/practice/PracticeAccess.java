package io.github.privatelinkhandson.practice;

import java.util.Optional;
import java.util.regex.Matcher;

import org.springframework.stereotype.Service;

import io.github.privatelinkhandson.simulator.PracticeAws;

/**
 * Access of other AWS clients to an account of the practice AWS.
 */
@Service
public class PracticeAccess {

	private final PracticeAws practice;

	PracticeAccess(PracticeAws practice) {
		this.practice = practice;
	}

	/**
	 * The access key of an account of the practice AWS; empty for accounts of real AWS.
	 */
	public Optional<Key> key(String account) {
		return this.practice.account(account)
			.map((keys) -> new Key("http://localhost:" + this.practice.port(), keys.accessKeyId(),
					keys.secretAccessKey()));
	}

	/**
	 * Makes the access key of an account inactive: other AWS clients are refused from now
	 * on, on every console that shares the database. The console itself goes on working
	 * in the account. Nothing happens for accounts of real AWS.
	 */
	public void block(String account) {
		this.practice.block(account, true);
	}

	public void unblock(String account) {
		this.practice.block(account, false);
	}

	/**
	 * An endpoint and an access key, which opens nothing but the practice AWS.
	 */
	public record Key(String endpoint, String accessKeyId, String secretAccessKey) {

		/**
		 * The same for somebody who reaches the console's machine under that name.
		 */
		public Key at(String host) {
			return new Key(this.endpoint.replaceFirst("//[^:]+", "//" + Matcher.quoteReplacement(host)),
					this.accessKeyId, this.secretAccessKey);
		}

		@Override
		public String toString() {
			return "Key[" + this.accessKeyId + "]";
		}

	}

}
