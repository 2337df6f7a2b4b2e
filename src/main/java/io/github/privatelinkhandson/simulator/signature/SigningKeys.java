package io.github.privatelinkhandson.simulator.signature;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The keys with which requests are signed: each is derived from a secret for one day,
 * region and service, and remembered.
 */
final class SigningKeys {

	private static final String HMAC = "HmacSHA256";

	private static final int MAX_REMEMBERED = 2000;

	private final Map<CredentialScope, byte[]> remembered = new ConcurrentHashMap<>();

	byte[] sign(CredentialScope scope, String secret, String text) {
		byte[] key = this.remembered.get(scope);
		if (key == null) {
			key = derive(scope, secret);
			if (this.remembered.size() >= MAX_REMEMBERED) {
				this.remembered.clear();
			}
			this.remembered.put(scope, key);
		}
		return hmac(key, text);
	}

	private static byte[] derive(CredentialScope scope, String secret) {
		byte[] day = hmac(("AWS4" + secret).getBytes(StandardCharsets.UTF_8), scope.date());
		return hmac(hmac(hmac(day, scope.region()), scope.service()), "aws4_request");
	}

	private static byte[] hmac(byte[] key, String text) {
		try {
			Mac mac = Mac.getInstance(HMAC);
			mac.init(new SecretKeySpec(key, HMAC));
			return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
		}
		catch (GeneralSecurityException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
