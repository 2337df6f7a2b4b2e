package io.github.privatelinkhandson.simulator.vpc;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.github.privatelinkhandson.simulator.operation.AwsError;

/**
 * A block of IPv4 addresses.
 *
 * @param address the first address, as a number
 * @param prefix the length of the part that all its addresses share
 */
public record CidrBlock(long address, int prefix) {

	private static final Pattern NOTATION = Pattern.compile("(\\d{1,3}(?:\\.\\d{1,3}){3})/(\\d{1,2})");

	/**
	 * The block of that notation ({@code 10.0.0.0/16}); host bits are cleared, as EC2
	 * does. Empty if it is not one.
	 */
	public static Optional<CidrBlock> parse(String text) {
		Matcher matcher = NOTATION.matcher(text);
		if (!matcher.matches() || Integer.parseInt(matcher.group(2)) > 32) {
			return Optional.empty();
		}
		int prefix = Integer.parseInt(matcher.group(2));
		return number(matcher.group(1)).map((number) -> new CidrBlock(number & mask(prefix), prefix));
	}

	/**
	 * The block of that notation.
	 * @throws AwsError in the words of EC2 if it is not one
	 */
	public static CidrBlock require(String text, String parameter) {
		return parse(text).orElseThrow(() -> AwsError.of("InvalidParameterValue",
				"Value (%s) for parameter %s is invalid. This is not a valid CIDR block.", text, parameter));
	}

	/**
	 * The address as a number; empty if the text is not an IPv4 address.
	 */
	public static Optional<Long> number(String address) {
		String[] parts = address.split("\\.", -1);
		long number = 0;
		for (String part : parts) {
			if (!part.matches("\\d{1,3}") || Integer.parseInt(part) > 255) {
				return Optional.empty();
			}
			number = (number << 8) + Integer.parseInt(part);
		}
		return (parts.length == 4) ? Optional.of(number) : Optional.empty();
	}

	public static String dotted(long number) {
		return "%d.%d.%d.%d".formatted(number >> 24 & 255, number >> 16 & 255, number >> 8 & 255, number & 255);
	}

	private static long mask(int prefix) {
		return (prefix != 0) ? 0xffffffffL << (32 - prefix) & 0xffffffffL : 0;
	}

	public long size() {
		return 1L << (32 - this.prefix);
	}

	public boolean contains(CidrBlock other) {
		return other.prefix >= this.prefix && contains(other.address);
	}

	public boolean contains(String text) {
		return number(text).filter(this::contains).isPresent();
	}

	public boolean contains(long number) {
		return (number & mask(this.prefix)) == this.address;
	}

	public boolean overlaps(CidrBlock other) {
		return contains(other) || other.contains(this);
	}

	@Override
	public String toString() {
		return dotted(this.address) + "/" + this.prefix;
	}

}
