package io.github.privatelinkhandson.reachability;

import java.util.Optional;

import io.github.privatelinkhandson.observation.model.IpAddress;

/**
 * A block of IPv4 or IPv6 addresses.
 */
record Cidr(IpAddress base, int prefixLength) {

	static Optional<Cidr> parse(String text) {
		int slash = text.indexOf('/');
		if (slash < 0) {
			return Optional.empty();
		}
		return IpAddress.parse(text.substring(0, slash))
			.map((address) -> new Cidr(address, Integer.parseInt(text.substring(slash + 1))));
	}

	/**
	 * Returns whether the address lies in the block; false where they are not of the same
	 * kind.
	 */
	static boolean contains(String cidr, String address) {
		return parse(cidr).flatMap((block) -> IpAddress.parse(address).map(block::contains)).orElse(false);
	}

	/**
	 * Returns whether packets to this address may travel the internet: it is none of RFC
	 * 1918's or RFC 6598's, nor loopback or link-local; of IPv6, it is a global unicast
	 * address (RFC 4291).
	 */
	static boolean isPublic(String address) {
		if (IpAddress.isIpv6(address)) {
			return contains("2000::/3", address);
		}
		return IpAddress.parse(address).isPresent() && !contains("10.0.0.0/8", address)
				&& !contains("172.16.0.0/12", address) && !contains("192.168.0.0/16", address)
				&& !contains("100.64.0.0/10", address) && !contains("127.0.0.0/8", address)
				&& !contains("169.254.0.0/16", address);
	}

	private boolean contains(IpAddress address) {
		return this.base.shares(address, this.prefixLength);
	}

}
