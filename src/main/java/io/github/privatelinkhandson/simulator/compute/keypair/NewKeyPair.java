package io.github.privatelinkhandson.simulator.compute.keypair;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.interfaces.RSAPrivateCrtKey;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

import software.amazon.awssdk.services.ec2.model.KeyFormat;
import software.amazon.awssdk.services.ec2.model.KeyType;

/**
 * A key pair that EC2 has made: its private half is given out once and not kept.
 */
record NewKeyPair(SshPublicKey publicKey, PrivateKey privateKey) {

	private static final int RSA_BITS = 2048;

	/** Length of what precedes the RSA key in its PKCS #8 DER. */
	private static final int PKCS8_HEADER = 26;

	private static final int SEED_BYTES = 32;

	private static final int BLOCK = 8;

	private static final int PUTTY_COLUMNS = 64;

	private static final int OPENSSH_COLUMNS = 70;

	static NewKeyPair generate(KeyType type) throws GeneralSecurityException {
		KeyPairGenerator generator = KeyPairGenerator.getInstance((type == KeyType.RSA) ? "RSA" : "Ed25519");
		if (type == KeyType.RSA) {
			generator.initialize(RSA_BITS);
		}
		KeyPair pair = generator.generateKeyPair();
		return new NewKeyPair(SshPublicKey.of(pair.getPublic()), pair.getPrivate());
	}

	/**
	 * EC2's fingerprint of a key that it made: SHA-1 of an RSA key's PKCS #8 DER, and the
	 * same as of an imported key for ED25519.
	 */
	String fingerprint() throws GeneralSecurityException {
		return (this.publicKey.type() == KeyType.RSA) ? SshPublicKey.hex("SHA-1", this.privateKey.getEncoded())
				: this.publicKey.fingerprint();
	}

	/**
	 * The private key as a file's content.
	 */
	String material(KeyFormat format, String comment) throws GeneralSecurityException {
		if (format == KeyFormat.PPK) {
			return putty(comment);
		}
		return (this.publicKey.type() == KeyType.RSA) ? pem("RSA PRIVATE KEY", pkcs1(), PUTTY_COLUMNS)
				: pem("OPENSSH PRIVATE KEY", openSsh(comment), OPENSSH_COLUMNS);
	}

	private byte[] pkcs1() {
		byte[] der = this.privateKey.getEncoded();
		return Arrays.copyOfRange(der, PKCS8_HEADER, der.length);
	}

	/**
	 * The format of OpenSSH's {@code PROTOCOL.key}, without a passphrase.
	 */
	private byte[] openSsh(String comment) {
		int check = new SecureRandom().nextInt();
		byte[] blob = this.publicKey.blob();
		byte[] point = Arrays.copyOfRange(blob, blob.length - SEED_BYTES, blob.length);
		SshBuffer secret = new SshBuffer().number(check)
			.number(check)
			.raw(blob)
			.text(new SshBuffer().raw(seed()).raw(point).toBytes())
			.text(comment);
		for (byte padding = 1; secret.size() % BLOCK != 0; padding++) {
			secret.raw(new byte[] { padding });
		}
		return new SshBuffer().raw("openssh-key-v1\0".getBytes(StandardCharsets.US_ASCII))
			.text("none")
			.text("none")
			.text("")
			.number(1)
			.text(blob)
			.text(secret.toBytes())
			.toBytes();
	}

	/**
	 * The secret of an ED25519 key is the last part of its DER.
	 */
	private byte[] seed() {
		byte[] der = this.privateKey.getEncoded();
		return Arrays.copyOfRange(der, der.length - SEED_BYTES, der.length);
	}

	/**
	 * Version 2 of PuTTY's format (PuTTY's documentation, appendix C).
	 */
	private String putty(String comment) throws GeneralSecurityException {
		byte[] secret = puttySecret();
		byte[] authenticated = new SshBuffer().text(this.publicKey.algorithm())
			.text("none")
			.text(comment)
			.text(this.publicKey.blob())
			.text(secret)
			.toBytes();
		byte[] key = MessageDigest.getInstance("SHA-1")
			.digest("putty-private-key-file-mac-key".getBytes(StandardCharsets.US_ASCII));
		Mac mac = Mac.getInstance("HmacSHA1");
		mac.init(new SecretKeySpec(key, "HmacSHA1"));
		return "PuTTY-User-Key-File-2: " + this.publicKey.algorithm() + "\nEncryption: none\nComment: " + comment + "\n"
				+ puttyLines("Public", this.publicKey.blob()) + puttyLines("Private", secret) + "Private-MAC: "
				+ HexFormat.of().formatHex(mac.doFinal(authenticated)) + "\n";
	}

	private byte[] puttySecret() {
		return (this.privateKey instanceof RSAPrivateCrtKey rsa) ? new SshBuffer().integer(rsa.getPrivateExponent())
			.integer(rsa.getPrimeP())
			.integer(rsa.getPrimeQ())
			.integer(rsa.getCrtCoefficient())
			.toBytes() : new SshBuffer().text(seed()).toBytes();
	}

	private static String puttyLines(String what, byte[] bytes) {
		String lines = lines(bytes, PUTTY_COLUMNS);
		return what + "-Lines: " + lines.lines().count() + "\n" + lines + "\n";
	}

	private static String pem(String label, byte[] bytes, int columns) {
		return "-----BEGIN " + label + "-----\n" + lines(bytes, columns) + "\n-----END " + label + "-----";
	}

	private static String lines(byte[] bytes, int columns) {
		return Base64.getEncoder().encodeToString(bytes).replaceAll("(.{" + columns + "})(?=.)", "$1\n");
	}

}
