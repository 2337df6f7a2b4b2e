package io.github.privatelinkhandson.observation.model;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * An IPv4 or IPv6 address as a number, by which addresses and their blocks compare.
 *
 * @param high the first 64 bits of an IPv6 address, else 0
 * @param low the last 64 bits, or the 32 bits of an IPv4 address
 */
public record IpAddress(long high, long low, boolean ipv6) {

	private static final int GROUPS = 8;

	/**
	 * The address; empty if the text is none.
	 */
	public static Optional<IpAddress> parse(String text) {
		return (text.indexOf(':') < 0) ? ipv4(text) : ipv6(text);
	}

	/**
	 * Returns whether the text is an IPv6 address rather than an IPv4 one.
	 */
	public static boolean isIpv6(String text) {
		return text.indexOf(':') >= 0;
	}

	private static Optional<IpAddress> ipv4(String text) {
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
		return (dots == 3 && digits > 0) ? Optional.of(new IpAddress(0, address << 8 | part, false)) : Optional.empty();
	}

	private static Optional<IpAddress> ipv6(String text) {
		int gap = text.indexOf("::");
		List<String> head = groups((gap < 0) ? text : text.substring(0, gap));
		List<String> tail = (gap < 0) ? List.of() : groups(text.substring(gap + 2));
		int missing = GROUPS - head.size() - tail.size();
		boolean complete = (gap < 0) ? missing == 0 : missing > 0;
		if (!complete || !Stream.concat(head.stream(), tail.stream())
			.allMatch((group) -> group.matches("[0-9a-fA-F]{1,4}"))) {
			return Optional.empty();
		}
		long[] numbers = Stream.of(head.stream(), Stream.generate(() -> "0").limit(missing), tail.stream())
			.flatMap((groups) -> groups)
			.mapToLong((group) -> Long.parseLong(group, 16))
			.toArray();
		return Optional.of(new IpAddress(joined(numbers, 0), joined(numbers, GROUPS / 2), true));
	}

	private static List<String> groups(String text) {
		return text.isEmpty() ? List.of() : List.of(text.split(":", -1));
	}

	private static long joined(long[] groups, int from) {
		return groups[from] << 48 | groups[from + 1] << 32 | groups[from + 2] << 16 | groups[from + 3];
	}

	public int bits() {
		return this.ipv6 ? 128 : 32;
	}

	/**
	 * Returns whether the other address is of the same kind and begins with the same
	 * bits.
	 */
	public boolean shares(IpAddress other, int bits) {
		return this.ipv6 == other.ipv6 && first(bits).equals(other.first(bits));
	}

	/**
	 * The first bits of the address, with nothing but zeros after them.
	 */
	public IpAddress first(int bits) {
		if (!this.ipv6) {
			return new IpAddress(0, (bits > 0) ? this.low & -1L << (32 - bits) : 0, false);
		}
		return new IpAddress(mask(bits) & this.high, mask(bits - 64) & this.low, true);
	}

	private static long mask(int bits) {
		return (bits <= 0) ? 0 : (bits >= 64) ? -1 : -1L << (64 - bits);
	}

	/**
	 * The address in AWS's notation: IPv6 in the short form of RFC 5952.
	 */
	@Override
	public String toString() {
		if (!this.ipv6) {
			return "%d.%d.%d.%d".formatted(this.low >> 24 & 255, this.low >> 16 & 255, this.low >> 8 & 255,
					this.low & 255);
		}
		int[] groups = IntStream.range(0, GROUPS)
			.map((i) -> (int) (((i < 4) ? this.high : this.low) >>> (48 - 16 * (i % 4)) & 0xffff))
			.toArray();
		int zeros = 0;
		int from = -1;
		for (int i = 0; i < GROUPS; i++) {
			int length = zerosFrom(groups, i);
			if (length > Math.max(zeros, 1)) {
				zeros = length;
				from = i;
			}
		}
		return (from < 0) ? text(groups, 0, GROUPS) : text(groups, 0, from) + "::" + text(groups, from + zeros, GROUPS);
	}

	private static int zerosFrom(int[] groups, int from) {
		int end = from;
		while (end < GROUPS && groups[end] == 0) {
			end++;
		}
		return end - from;
	}

	private static String text(int[] groups, int from, int to) {
		return String.join(":", IntStream.range(from, to).mapToObj((i) -> Integer.toHexString(groups[i])).toList());
	}

}
