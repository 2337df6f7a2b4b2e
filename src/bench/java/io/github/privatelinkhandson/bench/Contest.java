package io.github.privatelinkhandson.bench;

import java.util.Optional;
import java.util.function.Function;

import io.github.privatelinkhandson.training.Ec2;

/**
 * One operation, asked of the practice AWS and of moto by turns, so that whatever else
 * the machine does slows both.
 *
 * @param target how many times as fast as moto the practice AWS has to be
 */
record Contest(String operation, int target, Side practice, Optional<Side> moto) {

	/** What is compiled at run time takes thousands of calls to become fast. */
	private static final double WARM_UP = 12;

	private static final int TURNS = 5;

	private static final double TURN = 1;

	static Contest of(String operation, int target, Function<Ec2, byte[]> request, Ec2 practice, Optional<Ec2> moto) {
		return new Contest(operation, target, new Side(practice.port(), request.apply(practice)),
				moto.map((ec2) -> new Side(ec2.port(), request.apply(ec2))));
	}

	void warmUp() {
		this.practice.answer(2, WARM_UP);
	}

	/**
	 * Prints a line for each number of clients.
	 */
	void run() {
		for (int clients : new int[] { 1, 8 }) {
			Figures own = Figures.NONE;
			Figures other = Figures.NONE;
			for (int turn = 0; turn < TURNS; turn++) {
				own = own.and(this.practice.answer(clients, TURN));
				if (this.moto.isPresent()) {
					other = other.and(this.moto.get().answer(clients, TURN));
				}
			}
			print(clients, own, other);
		}
	}

	private void print(int clients, Figures own, Figures other) {
		String line = "| %-13s | %7d |     %s |".formatted(this.operation, clients, text(own));
		if (other.answers() > 0) {
			double ratio = own.perSecond() / other.perSecond();
			line += " %s | %6.1f | %6d | %s |".formatted(text(other), ratio, this.target,
					(ratio >= this.target) ? "yes" : "NO ");
		}
		System.out.println(line);
	}

	private static String text(Figures figures) {
		return "%6.0f | %6.2f | %6.2f".formatted(figures.perSecond(), figures.millis(0.5), figures.millis(0.99));
	}

	/**
	 * One of the two, and the request to it.
	 */
	record Side(int port, byte[] request) {

		Figures answer(int clients, double seconds) {
			return Load.run(this.port, this.request, clients, seconds);
		}

	}

}
