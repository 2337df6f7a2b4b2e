package io.github.privatelinkhandson.simulator.clients;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.Signature;
import java.security.interfaces.RSAPrivateCrtKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.CreateKeyPairResponse;
import software.amazon.awssdk.services.ec2.model.KeyFormat;
import software.amazon.awssdk.services.ec2.model.KeyType;

import io.github.privatelinkhandson.simulator.PracticeAws;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Key pairs as AWS's own client sees them; the private halves are read back with what
 * their formats say.
 */
@PracticeAwsTest
class KeyPairTests {

	private static final String RSA = "AAAAB3NzaC1yc2EAAAADAQABAAAAgQCu6pPFbQyL098f3oYdb+dPeUgpUL4JSf8srcZgvm4B0Weh6+vxywCdhsI5"
			+ "RA1jL6ADBJd9T5+HEBhBmcevA6MtuFZOAnE69ZEOO5/YJWRP4s4PCsmHAzux6RbohuCjLGI8gk9cOkt79WGzt5T62IzghUTzwpMsClGbnV69"
			+ "lSnGgw==";

	private static final String RSA_DER = "MIGfMA0GCSqGSIb3DQEBAQUAA4GNADCBiQKBgQCu6pPFbQyL098f3oYdb+dPeUgpUL4JSf8srcZgvm4B"
			+ "0Weh6+vxywCdhsI5RA1jL6ADBJd9T5+HEBhBmcevA6MtuFZOAnE69ZEOO5/YJWRP4s4PCsmHAzux6RbohuCjLGI8gk9cOkt79WGzt5T62Izg"
			+ "hUTzwpMsClGbnV69lSnGgwIDAQAB";

	/** What {@code openssl md5 -c} says of that key. */
	private static final String RSA_FINGERPRINT = "a3:be:98:2a:8d:5d:2e:e1:4f:33:f3:fa:6e:10:5b:43";

	private static final String ED25519 = "AAAAC3NzaC1lZDI1NTE5AAAAIIUm7DpHiYM6mR0xPDwIifDVwWqlJpweBQ+a6ZmwzJEq";

	/** What {@code ssh-keygen -l} says of that key. */
	private static final String ED25519_FINGERPRINT = "kmKNMyt/4yP0vMWIjSgeJtYZWLshTZQrJG2+gxXhmuM=";

	@Autowired
	private PracticeAws aws;

	private Ec2Client ec2;

	@BeforeEach
	void newAccount() {
		this.ec2 = Clients.of(this.aws, this.aws.newAccount()).ec2();
	}

	@Test
	void privateRsaKeyIsThatOfThePublicOne() throws GeneralSecurityException {
		CreateKeyPairResponse made = this.ec2.createKeyPair((request) -> request.keyName("mine"));
		assertThat(made.keyPairId()).matches("key-[0-9a-f]{17}");
		byte[] der = pem("RSA PRIVATE KEY", made.keyMaterial());
		byte[] pkcs8 = pkcs8(der);
		RSAPrivateCrtKey key = (RSAPrivateCrtKey) KeyFactory.getInstance("RSA")
			.generatePrivate(new PKCS8EncodedKeySpec(pkcs8));
		assertThat(key.getModulus().bitLength()).isEqualTo(2048);
		assertThat(made.keyFingerprint())
			.isEqualTo(HexFormat.ofDelimiter(":").formatHex(MessageDigest.getInstance("SHA-1").digest(pkcs8)));
		byte[] blob = blob("mine", "ssh-rsa");
		byte[] modulus = key.getModulus().toByteArray();
		assertThat(Arrays.copyOfRange(blob, blob.length - modulus.length, blob.length)).isEqualTo(modulus);
	}

	@Test
	void privateEd25519KeyIsThatOfThePublicOne() throws GeneralSecurityException {
		CreateKeyPairResponse made = this.ec2
			.createKeyPair((request) -> request.keyName("mine").keyType(KeyType.ED25519));
		byte[] file = pem("OPENSSH PRIVATE KEY", made.keyMaterial());
		byte[] blob = blob("mine", "ssh-ed25519");
		String bytes = HexFormat.of().formatHex(file);
		byte[] point = Arrays.copyOfRange(blob, blob.length - 32, blob.length);
		assertThat(bytes).startsWith(HexFormat.of().formatHex("openssh-key-v1\0".getBytes(StandardCharsets.US_ASCII)));
		int secret = bytes.lastIndexOf(HexFormat.of().formatHex(point)) / 2 - 32;
		byte[] header = HexFormat.of().parseHex("302e020100300506032b657004220420");
		byte[] der = Arrays.copyOf(header, header.length + 32);
		System.arraycopy(file, secret, der, header.length, 32);
		KeyFactory keys = KeyFactory.getInstance("Ed25519");
		Signature signature = Signature.getInstance("Ed25519");
		signature.initSign(keys.generatePrivate(new PKCS8EncodedKeySpec(der)));
		signature.update(blob);
		byte[] signed = signature.sign();
		byte[] spki = HexFormat.of().parseHex("302a300506032b6570032100" + HexFormat.of().formatHex(point));
		signature.initVerify(keys.generatePublic(new X509EncodedKeySpec(spki)));
		signature.update(blob);
		assertThat(signature.verify(signed)).isTrue();
		assertThat(made.keyFingerprint())
			.isEqualTo(Base64.getEncoder().encodeToString(MessageDigest.getInstance("SHA-256").digest(blob)));
	}

	@ParameterizedTest
	@EnumSource(value = KeyType.class, names = { "RSA", "ED25519" })
	void puttysFileAuthenticatesItsParts(KeyType type) throws GeneralSecurityException {
		List<String> lines = this.ec2
			.createKeyPair((request) -> request.keyName("mine").keyType(type).keyFormat(KeyFormat.PPK))
			.keyMaterial()
			.lines()
			.toList();
		String algorithm = lines.get(0).substring("PuTTY-User-Key-File-2: ".length());
		int count = Integer.parseInt(lines.get(3).substring("Public-Lines: ".length()));
		byte[] shown = Base64.getDecoder().decode(String.join("", lines.subList(4, 4 + count)));
		int more = Integer.parseInt(lines.get(4 + count).substring("Private-Lines: ".length()));
		byte[] secret = Base64.getDecoder().decode(String.join("", lines.subList(5 + count, 5 + count + more)));
		assertThat(shown).isEqualTo(blob("mine", algorithm));
		Mac mac = Mac.getInstance("HmacSHA1");
		mac.init(new SecretKeySpec(MessageDigest.getInstance("SHA-1")
			.digest("putty-private-key-file-mac-key".getBytes(StandardCharsets.US_ASCII)), "HmacSHA1"));
		for (byte[] part : List.of(algorithm.getBytes(StandardCharsets.US_ASCII), "none".getBytes(),
				"mine".getBytes(StandardCharsets.US_ASCII), shown, secret)) {
			mac.update(ByteBuffer.allocate(4).putInt(part.length).array());
			mac.update(part);
		}
		assertThat(lines.get(lines.size() - 1)).isEqualTo("Private-MAC: " + HexFormat.of().formatHex(mac.doFinal()));
	}

	@Test
	void importedKeysHaveAwsFingerprints() {
		assertThat(imported("open", "ssh-rsa " + RSA + " me@home")).isEqualTo(RSA_FINGERPRINT);
		assertThat(imported("der", RSA_DER)).isEqualTo(RSA_FINGERPRINT);
		assertThat(imported("rfc", "---- BEGIN SSH2 PUBLIC KEY ----\nComment: \"of\\\nmine\"\n" + RSA.substring(0, 70)
				+ "\n" + RSA.substring(70) + "\n---- END SSH2 PUBLIC KEY ----\n"))
			.isEqualTo(RSA_FINGERPRINT);
		assertThat(imported("ed", "ssh-ed25519 " + ED25519)).isEqualTo(ED25519_FINGERPRINT);
		assertThat(this.ec2
			.describeKeyPairs((request) -> request.includePublicKey(true)
				.filters((filter) -> filter.name("fingerprint").values(ED25519_FINGERPRINT)))
			.keyPairs()).singleElement().satisfies((pair) -> {
				assertThat(pair.publicKey()).isEqualTo("ssh-ed25519 " + ED25519 + " ed");
				assertThat(pair.keyType()).isEqualTo(KeyType.ED25519);
			});
		assertThat(this.ec2.describeKeyPairs().keyPairs()).hasSize(4).allMatch((pair) -> pair.publicKey() == null);
	}

	private String imported(String name, String material) {
		return this.ec2
			.importKeyPair((request) -> request.keyName(name).publicKeyMaterial(SdkBytes.fromUtf8String(material)))
			.keyFingerprint();
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "no key", "ssh-rsa AAAA", "ssh-dss " + ED25519, "ssh-rsa AAAAB3NzaC1yc2EAAAADAQAB" })
	void importRefusesWhatIsNoKey(String material) throws Throwable {
		refused("InvalidKey.Format", () -> imported("mine", material));
	}

	@Test
	void namesAreUniqueAndKnown() throws Throwable {
		this.ec2.createKeyPair((request) -> request.keyName("mine"));
		refused("InvalidKeyPair.Duplicate", () -> this.ec2.createKeyPair((request) -> request.keyName("mine")));
		refused("InvalidKeyPair.Duplicate", () -> imported("mine", "ssh-ed25519 " + ED25519));
		refused("InvalidKeyPair.NotFound", () -> this.ec2.describeKeyPairs((request) -> request.keyNames("other")));
		refused("InvalidKeyPair.NotFound",
				() -> this.ec2.describeKeyPairs((request) -> request.keyPairIds("key-0123456789abcdef0")));
		refused("InvalidParameterValue", () -> this.ec2.createKeyPair((request) -> request.keyName("x".repeat(256))));
	}

	@Test
	void deletionIsByNameOrId() {
		String id = this.ec2.createKeyPair((request) -> request.keyName("a")).keyPairId();
		this.ec2.createKeyPair((request) -> request.keyName("b"));
		assertThat(this.ec2.deleteKeyPair((request) -> request.keyName("b")).returnValue()).isTrue();
		assertThat(this.ec2.deleteKeyPair((request) -> request.keyPairId(id)).keyPairId()).isEqualTo(id);
		assertThat(this.ec2.deleteKeyPair((request) -> request.keyName("b")).returnValue()).isTrue();
		assertThat(this.ec2.describeKeyPairs().keyPairs()).isEmpty();
	}

	@Test
	void instanceIsLaunchedWithAKeyPairThatThereIs() throws Throwable {
		this.ec2.createKeyPair((request) -> request.keyName("mine"));
		TestSubnet subnet = TestSubnet.make(this.ec2);
		assertThat(subnet.run((request) -> request.keyName("mine")).keyName()).isEqualTo("mine");
		refused("InvalidKeyPair.NotFound", () -> subnet.run((request) -> request.keyName("other")));
	}

	private byte[] blob(String name, String algorithm) {
		String[] words = this.ec2.describeKeyPairs((request) -> request.keyNames(name).includePublicKey(true))
			.keyPairs()
			.get(0)
			.publicKey()
			.split(" ");
		assertThat(words).hasSize(3).startsWith(algorithm).endsWith(name);
		return Base64.getDecoder().decode(words[1]);
	}

	private static byte[] pem(String label, String text) {
		assertThat(text).startsWith("-----BEGIN " + label + "-----\n").endsWith("\n-----END " + label + "-----");
		return Base64.getMimeDecoder()
			.decode(text.lines().filter((line) -> !line.startsWith("-----")).collect(Collectors.joining()));
	}

	/**
	 * The DER of a 2048-bit RSA key in the envelope of PKCS #8.
	 */
	private static byte[] pkcs8(byte[] pkcs1) {
		String length = "%04x".formatted(pkcs1.length);
		String whole = "%04x".formatted(pkcs1.length + 22);
		return HexFormat.of()
			.parseHex("3082" + whole + "020100300d06092a864886f70d01010105000482" + length
					+ HexFormat.of().formatHex(pkcs1));
	}

	private static void refused(String code, Executable call) throws Throwable {
		Refusal.of(code, code, call).check();
	}

}
