package io.github.privatelinkhandson.reachability;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * A set of ports, as ranges that lie apart from one another, in ascending order.
 */
public record PortSet(List<Range> ranges) {

	public static final PortSet NONE = new PortSet(List.of());

	public static final PortSet ALL = of(0, 65535);

	/**
	 * The range that a load balancer or NAT gateway maps source ports to
	 * (REMAP_EPHEMERAL_PORT).
	 */
	public static final PortSet EPHEMERAL = of(1024, 65535);

	/**
	 * The range from which Linux draws the source ports of its connections.
	 */
	public static final PortSet LINUX_EPHEMERAL = of(32768, 60999);

	/**
	 * The ports from one to another, both included.
	 */
	public record Range(int from, int to) {
	}

	public static PortSet of(int port) {
		return of(port, port);
	}

	public static PortSet of(int from, int to) {
		return new PortSet(List.of(new Range(from, to)));
	}

	public boolean isEmpty() {
		return this.ranges.isEmpty();
	}

	public boolean contains(int port) {
		return this.ranges.stream().anyMatch((range) -> range.from() <= port && port <= range.to());
	}

	public PortSet and(PortSet other) {
		List<Range> result = new ArrayList<>();
		for (Range mine : this.ranges) {
			for (Range theirs : other.ranges) {
				int from = Math.max(mine.from(), theirs.from());
				int to = Math.min(mine.to(), theirs.to());
				if (from <= to) {
					result.add(new Range(from, to));
				}
			}
		}
		return new PortSet(List.copyOf(result));
	}

	public PortSet minus(PortSet other) {
		List<Range> result = this.ranges;
		for (Range taken : other.ranges) {
			result = result.stream().flatMap((range) -> without(range, taken).stream()).toList();
		}
		return new PortSet(result);
	}

	public PortSet or(PortSet other) {
		List<Range> result = new ArrayList<>(this.ranges);
		result.addAll(other.minus(this).ranges);
		result.sort(Comparator.comparingInt(Range::from));
		return new PortSet(List.copyOf(result));
	}

	private static List<Range> without(Range range, Range taken) {
		List<Range> rest = new ArrayList<>();
		if (range.from() < taken.from()) {
			rest.add(new Range(range.from(), Math.min(range.to(), taken.from() - 1)));
		}
		if (range.to() > taken.to()) {
			rest.add(new Range(Math.max(range.from(), taken.to() + 1), range.to()));
		}
		return rest;
	}

}
