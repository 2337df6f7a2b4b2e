package io.github.privatelinkhandson.bench;

import java.util.Optional;
import java.util.function.Function;

/**
 * One operation, asked of the practice AWS and of moto by turns, so that whatever else
 * the machine does slows both.
 *
 * @param target how many times as fast as moto the practice AWS has to be
 */
record Contest(String operation, int target, Function<Ec2, byte[]> request) {

	/** What is compiled at run time takes some seconds of calls to become fast. */
	private static final double WARM_UP = 10;

	private static final int TURNS = 3;

	private static final double TURN = 1;

	/**
	 * Prints a line for each number of clients.
	 */
	void run(Ec2 practice, Optional<Ec2> moto) {
		byte[] ours = this.request.apply(practice);
		Optional<byte[]> theirs = moto.map(this.request);
		Load.run(practice.port(), ours, 2, WARM_UP);
		for (int clients : new int[] { 1, 8 }) {
			Figures own = Figures.NONE;
			Figures other = own;
			for (int turn = 0; turn < TURNS; turn++) {
				own = own.and(Load.run(practice.port(), ours, clients, TURN));
				if (moto.isPresent()) {
					other = other.and(Load.run(moto.get().port(), theirs.get(), clients, TURN));
				}
			}
			print(clients, own, other);
		}
	}

	private void print(int clients, Figures own, Figures other) {
		String line = "| %-13s | %7d | %s |".formatted(this.operation, clients, text(own));
		if (other.answers() > 0) {
			double ratio = own.perSecond() / other.perSecond();
			line += " %s | %6.1f | %6d | %s |".formatted(text(other), ratio, this.target,
					(ratio >= this.target) ? "yes" : "NO ");
		}
		System.out.println(line);
	}

	private static String text(Figures figures) {
		return "%8.0f | %8.2f | %8.2f".formatted(figures.perSecond(), figures.millis(0.5), figures.millis(0.99));
	}

}
