package io.github.privatelinkhandson.simulator.compute.keypair;

import java.math.BigInteger;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.RSAPublicKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Set;
import java.util.stream.Collectors;

import software.amazon.awssdk.services.ec2.model.KeyType;

import io.github.privatelinkhandson.simulator.operation.AwsError;

/**
 * A public key as SSH writes it.
 *
 * @param blob the key in SSH's encoding (RFC 4253, section 6.6)
 */
record SshPublicKey(KeyType type, byte[] blob) {

	private static final String RSA = "ssh-rsa";

	private static final String ED25519 = "ssh-ed25519";

	private static final int ED25519_BYTES = 32;

	/** Lengths that EC2 imports ("Import a public key"). */
	private static final Set<Integer> RSA_BITS = Set.of(1024, 2048, 4096);

	static SshPublicKey of(PublicKey key) {
		return (key instanceof RSAPublicKey rsa) ? ofRsa(rsa) : ofEd25519(key);
	}

	/**
	 * Reads a key in OpenSSH's format, that of RFC 4716, or DER in Base64.
	 * @throws AwsError if it is none of them, or not of a kind that EC2 takes
	 */
	static SshPublicKey parse(String text) {
		String content = text.strip();
		try {
			if (content.startsWith("---- BEGIN SSH2 PUBLIC KEY ----")) {
				return ofBlob(Base64.getMimeDecoder().decode(bodyOfRfc4716(content)));
			}
			String[] words = content.split("\\s+", 3);
			return (words.length > 1) ? ofLine(words[0], words[1]) : of(KeyFactory.getInstance("RSA")
				.generatePublic(new X509EncodedKeySpec(Base64.getMimeDecoder().decode(content))));
		}
		catch (GeneralSecurityException | IllegalArgumentException | BufferUnderflowException ex) {
			throw malformed();
		}
	}

	private static SshPublicKey ofLine(String algorithm, String encoded) throws GeneralSecurityException {
		SshPublicKey key = ofBlob(Base64.getMimeDecoder().decode(encoded));
		if (!key.algorithm().equals(algorithm)) {
			throw malformed();
		}
		return key;
	}

	/**
	 * The lines between the markers without headers, which may go on after a backslash.
	 */
	private static String bodyOfRfc4716(String content) {
		return content.replace("\\\r\n", "")
			.replace("\\\n", "")
			.lines()
			.filter((line) -> !line.startsWith("----") && !line.contains(":"))
			.collect(Collectors.joining());
	}

	private static SshPublicKey ofBlob(byte[] blob) throws GeneralSecurityException {
		ByteBuffer buffer = ByteBuffer.wrap(blob);
		String algorithm = new String(next(buffer), StandardCharsets.US_ASCII);
		if (algorithm.equals(ED25519)) {
			byte[] point = next(buffer);
			if (point.length != ED25519_BYTES || buffer.hasRemaining()) {
				throw malformed();
			}
			return new SshPublicKey(KeyType.ED25519, blob);
		}
		if (!algorithm.equals(RSA)) {
			throw malformed();
		}
		SshPublicKey key = ofRsa(rsa(blob));
		if (buffer.position(0).limit() != key.blob().length) {
			throw malformed();
		}
		return key;
	}

	private static RSAPublicKey rsa(byte[] blob) throws GeneralSecurityException {
		ByteBuffer buffer = ByteBuffer.wrap(blob);
		next(buffer);
		BigInteger exponent = new BigInteger(next(buffer));
		BigInteger modulus = new BigInteger(next(buffer));
		return (RSAPublicKey) KeyFactory.getInstance("RSA").generatePublic(new RSAPublicKeySpec(modulus, exponent));
	}

	private static byte[] next(ByteBuffer buffer) {
		int length = buffer.getInt();
		if (length < 1 || length > buffer.remaining()) {
			throw new BufferUnderflowException();
		}
		byte[] value = new byte[length];
		buffer.get(value);
		return value;
	}

	private static SshPublicKey ofRsa(RSAPublicKey key) {
		if (!RSA_BITS.contains(key.getModulus().bitLength())) {
			throw malformed();
		}
		return new SshPublicKey(KeyType.RSA,
				new SshBuffer().text(RSA).integer(key.getPublicExponent()).integer(key.getModulus()).toBytes());
	}

	/**
	 * The point is the last part of the key's DER.
	 */
	private static SshPublicKey ofEd25519(PublicKey key) {
		byte[] der = key.getEncoded();
		byte[] point = Arrays.copyOfRange(der, der.length - ED25519_BYTES, der.length);
		return new SshPublicKey(KeyType.ED25519, new SshBuffer().text(ED25519).text(point).toBytes());
	}

	private static AwsError malformed() {
		return AwsError.of("InvalidKey.Format", "Key is not in valid OpenSSH public key format");
	}

	String algorithm() {
		return (this.type == KeyType.RSA) ? RSA : ED25519;
	}

	/**
	 * The key on one line, as OpenSSH has it.
	 */
	String line(String comment) {
		return algorithm() + " " + Base64.getEncoder().encodeToString(this.blob) + " " + comment;
	}

	/**
	 * EC2's fingerprint of an imported key: MD5 of an RSA key's DER, SHA-256 of an
	 * ED25519 key, in Base64 ("Verify the fingerprint of your key pair").
	 */
	String fingerprint() throws GeneralSecurityException {
		return (this.type == KeyType.RSA) ? hex("MD5", rsa(this.blob).getEncoded())
				: Base64.getEncoder().encodeToString(MessageDigest.getInstance("SHA-256").digest(this.blob));
	}

	static String hex(String algorithm, byte[] bytes) throws GeneralSecurityException {
		return HexFormat.ofDelimiter(":").formatHex(MessageDigest.getInstance(algorithm).digest(bytes));
	}

	@Override
	public boolean equals(Object other) {
		return other instanceof SshPublicKey key && Arrays.equals(this.blob, key.blob);
	}

	@Override
	public int hashCode() {
		return Arrays.hashCode(this.blob);
	}

	@Override
	public String toString() {
		return line("");
	}

}
