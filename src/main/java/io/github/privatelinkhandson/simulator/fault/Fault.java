package io.github.privatelinkhandson.simulator.fault;

import java.time.Duration;

import org.springframework.modulith.NamedInterface;

/**
 * A fault on demand: an error, a delay or a lost answer for the next calls of an action.
 *
 * @param action the action's name ({@code CreateVpc}), in any case; a star for all
 * @param after the number of calls that pass unharmed before
 * @param times the number of calls that it then happens to
 */
@NamedInterface("fault")
public record Fault(String action, int after, int times, Effect effect) {

	/**
	 * Creates a fault that refuses the next call as AWS would, without effect.
	 */
	public static Fault refusal(String action, int status, String code, String message) {
		return new Fault(action, 0, 1, new Refusal(status, code, message));
	}

	/**
	 * Creates a fault that delays the answer to the next call, in AWS's time.
	 */
	public static Fault latency(String action, Duration duration) {
		return new Fault(action, 0, 1, new Latency(duration));
	}

	public Fault after(int calls) {
		return new Fault(this.action, calls, this.times, this.effect);
	}

	public Fault times(int calls) {
		return new Fault(this.action, this.after, calls, this.effect);
	}

	boolean concerns(String called) {
		return this.action.equals("*") || this.action.equalsIgnoreCase(called);
	}

	/**
	 * The effect of a fault on a call.
	 */
	public sealed interface Effect {

	}

	/**
	 * An error response.
	 */
	@NamedInterface("fault")
	public record Refusal(int status, String code, String message) implements Effect {

	}

	/**
	 * A delay of the answer, in AWS's time.
	 */
	@NamedInterface("fault")
	public record Latency(Duration duration) implements Effect {

	}

	record LostAnswer() implements Effect {

	}

}
