package io.github.privatelinkhandson.simulator.limits;

import java.time.Duration;

import org.springframework.modulith.NamedInterface;

/**
 * Something that goes wrong on purpose with the next calls of an action: a fault on
 * demand.
 *
 * @param action the action's name ({@code CreateVpc}), in any case; a star for all
 * @param after how many calls pass unharmed before
 * @param times how many calls it then happens to
 */
@NamedInterface("limits")
public record Fault(String action, int after, int times, Effect effect) {

	/**
	 * A fault that refuses the next call as AWS would, without effect.
	 */
	public static Fault refusal(String action, int status, String code, String message) {
		return new Fault(action, 0, 1, new Refusal(status, code, message));
	}

	/**
	 * A fault that makes the next call take longer, on the clock on the wall.
	 */
	public static Fault delay(String action, Duration duration) {
		return new Fault(action, 0, 1, new Delay(duration));
	}

	/**
	 * A fault that makes the next call take longer, in AWS's time.
	 */
	public static Fault latency(String action, Duration duration) {
		return new Fault(action, 0, 1, new Latency(duration));
	}

	/**
	 * A fault that loses the answer to the next call, after it took effect.
	 */
	public static Fault lostAnswer(String action) {
		return new Fault(action, 0, 1, new LostAnswer());
	}

	/**
	 * The same, but that many calls pass before.
	 */
	public Fault after(int calls) {
		return new Fault(this.action, calls, this.times, this.effect);
	}

	/**
	 * The same, but to that many calls.
	 */
	public Fault times(int calls) {
		return new Fault(this.action, this.after, calls, this.effect);
	}

	boolean concerns(String called) {
		return this.action.equals("*") || this.action.equalsIgnoreCase(called);
	}

	/**
	 * What happens to a call.
	 */
	public sealed interface Effect {

	}

	/**
	 * It is refused.
	 */
	@NamedInterface("limits")
	public record Refusal(int status, String code, String message) implements Effect {

	}

	/**
	 * It takes longer, by that much of AWS's time.
	 */
	@NamedInterface("limits")
	public record Latency(Duration duration) implements Effect {

	}

	record Delay(Duration duration) implements Effect {

	}

	record LostAnswer() implements Effect {

	}

}
