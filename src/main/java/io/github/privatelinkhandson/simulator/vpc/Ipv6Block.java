package io.github.privatelinkhandson.simulator.vpc;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.github.privatelinkhandson.observation.model.IpAddress;
import io.github.privatelinkhandson.simulator.operation.AwsError;

/**
 * A block of IPv6 addresses.
 *
 * @param address the first address
 * @param prefix the length of the part that all its addresses share
 */
public record Ipv6Block(IpAddress address, int prefix) {

	private static final Pattern NOTATION = Pattern.compile("([0-9a-fA-F:]*:[0-9a-fA-F:]*)/(\\d{1,3})");

	/**
	 * The block of that notation ({@code 2001:db8::/56}); host bits are cleared, as EC2
	 * does. Empty if it is not one.
	 */
	public static Optional<Ipv6Block> parse(String text) {
		Matcher matcher = NOTATION.matcher(text);
		if (!matcher.matches() || Integer.parseInt(matcher.group(2)) > 128) {
			return Optional.empty();
		}
		int prefix = Integer.parseInt(matcher.group(2));
		return IpAddress.parse(matcher.group(1)).map((address) -> new Ipv6Block(address.first(prefix), prefix));
	}

	/**
	 * The block of that notation.
	 * @throws AwsError in the words of EC2 if it is not one
	 */
	public static Ipv6Block require(String text, String parameter) {
		return parse(text).orElseThrow(() -> AwsError.of("InvalidParameterValue",
				"Value (%s) for parameter %s is invalid. This is not a valid CIDR block.", text, parameter));
	}

	public boolean contains(IpAddress other) {
		return this.address.shares(other, this.prefix);
	}

	public boolean contains(Ipv6Block other) {
		return other.prefix >= this.prefix && contains(other.address);
	}

	public boolean overlaps(Ipv6Block other) {
		return contains(other) || other.contains(this);
	}

	@Override
	public String toString() {
		return this.address + "/" + this.prefix;
	}

}
