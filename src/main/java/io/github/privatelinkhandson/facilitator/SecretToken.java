package io.github.privatelinkhandson.facilitator;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;

/**
 * A random bearer token. Only its hash is stored; with 192 random bits a fast hash is
 * sufficient.
 */
public record SecretToken(String secret) {

	private static final int BYTES = 24;

	private static final SecureRandom RANDOM = new SecureRandom();

	public static SecretToken random() {
		byte[] bytes = new byte[BYTES];
		RANDOM.nextBytes(bytes);
		return new SecretToken(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
	}

	/**
	 * Returns the SHA-256 hash in hexadecimal digits.
	 */
	public String hash() {
		try {
			byte[] digest = MessageDigest.getInstance("SHA-256").digest(this.secret.getBytes(StandardCharsets.UTF_8));
			return HexFormat.of().formatHex(digest);
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException("Every JVM has SHA-256", ex);
		}
	}

	@Override
	public String toString() {
		return "Token";
	}

}
