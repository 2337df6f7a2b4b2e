package io.github.privatelinkhandson.simulator.fault;

/**
 * Faults that only tests use.
 */
public final class TestFaults {

	private TestFaults() {
	}

	/**
	 * Creates a fault that loses the answer to the next call, after it took effect.
	 */
	public static Fault lostAnswer(String action) {
		return new Fault(action, 0, 1, new Fault.LostAnswer());
	}

}
