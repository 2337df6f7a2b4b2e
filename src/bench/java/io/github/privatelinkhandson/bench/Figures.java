package io.github.privatelinkhandson.bench;

import java.util.stream.LongStream;

/**
 * How fast answers came.
 *
 * @param nanos how long each took, sorted
 * @param seconds how long all of them took
 */
record Figures(long[] nanos, double seconds) {

	static final Figures NONE = new Figures(new long[0], 0);

	private static final long STALL = 40_000_000;

	static Figures of(LongStream nanos, double seconds) {
		return new Figures(nanos.sorted().toArray(), seconds);
	}

	/**
	 * Both of them, one after the other.
	 */
	Figures and(Figures other) {
		return of(LongStream.concat(LongStream.of(this.nanos), LongStream.of(other.nanos)),
				this.seconds + other.seconds);
	}

	double perSecond() {
		return this.nanos.length / this.seconds;
	}

	/**
	 * The milliseconds within which that part of the answers came.
	 */
	double millis(double part) {
		return this.nanos[(int) Math.min(this.nanos.length - 1, this.nanos.length * part)] / 1e6;
	}

	/**
	 * How many answers took as long as one that waits for a delayed acknowledgement.
	 */
	long stalls() {
		return LongStream.of(this.nanos).filter((took) -> took >= STALL).count();
	}

	int answers() {
		return this.nanos.length;
	}

}
