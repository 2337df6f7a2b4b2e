package io.github.privatelinkhandson.simulator.compute.keypair;

import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * Bytes as SSH writes them (RFC 4251, section 5): texts and numbers behind their lengths.
 */
final class SshBuffer {

	private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

	SshBuffer raw(byte[] value) {
		this.bytes.writeBytes(value);
		return this;
	}

	SshBuffer number(int value) {
		return raw(ByteBuffer.allocate(Integer.BYTES).putInt(value).array());
	}

	SshBuffer text(byte[] value) {
		return number(value.length).raw(value);
	}

	SshBuffer text(String value) {
		return text(value.getBytes(StandardCharsets.UTF_8));
	}

	SshBuffer integer(BigInteger value) {
		return text(value.toByteArray());
	}

	int size() {
		return this.bytes.size();
	}

	byte[] toBytes() {
		return this.bytes.toByteArray();
	}

}
