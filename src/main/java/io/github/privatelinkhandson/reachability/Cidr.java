package io.github.privatelinkhandson.reachability;

import java.util.Optional;

/**
 * A block of IPv4 addresses.
 */
record Cidr(long base, int prefixLength) {

	static Optional<Cidr> parse(String text) {
		int slash = text.indexOf('/');
		if (slash < 0) {
			return Optional.empty();
		}
		return address(text.substring(0, slash))
			.map((address) -> new Cidr(address, Integer.parseInt(text.substring(slash + 1))));
	}

	/**
	 * Returns whether the address lies in the block; false where either is not IPv4.
	 */
	static boolean contains(String cidr, String address) {
		return parse(cidr).flatMap((block) -> address(address).map(block::contains)).orElse(false);
	}

	/**
	 * Returns whether packets to this address may travel the internet: it is none of RFC
	 * 1918's or RFC 6598's, nor loopback or link-local.
	 */
	static boolean isPublic(String address) {
		return address(address).isPresent() && !contains("10.0.0.0/8", address) && !contains("172.16.0.0/12", address)
				&& !contains("192.168.0.0/16", address) && !contains("100.64.0.0/10", address)
				&& !contains("127.0.0.0/8", address) && !contains("169.254.0.0/16", address);
	}

	private boolean contains(long address) {
		int hostBits = 32 - this.prefixLength;
		return (address >>> hostBits) == (this.base >>> hostBits);
	}

	private static Optional<Long> address(String text) {
		long address = 0;
		int digits = 0;
		int part = 0;
		int dots = 0;
		for (int i = 0; i < text.length(); i++) {
			char letter = text.charAt(i);
			if (letter >= '0' && letter <= '9' && ++digits <= 3) {
				part = part * 10 + letter - '0';
			}
			else if (letter == '.' && digits > 0 && ++dots <= 3) {
				address = address << 8 | part;
				digits = 0;
				part = 0;
			}
			else {
				return Optional.empty();
			}
			if (part > 255) {
				return Optional.empty();
			}
		}
		return (dots == 3 && digits > 0) ? Optional.of(address << 8 | part) : Optional.empty();
	}

}
