package io.github.privatelinkhandson.practice;

import java.util.Optional;

import org.springframework.stereotype.Service;

import io.github.privatelinkhandson.simulator.PracticeAws;

/**
 * How other AWS clients reach an account of the practice AWS.
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
	 * An endpoint and an access key, which opens nothing but the practice AWS.
	 */
	public record Key(String endpoint, String accessKeyId, String secretAccessKey) {

		@Override
		public String toString() {
			return "Key[" + this.accessKeyId + "]";
		}

	}

}
