package io.github.privatelinkhandson.practice;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

import io.github.privatelinkhandson.simulator.PracticeAws;
import io.github.privatelinkhandson.simulator.fault.ActiveFault;
import io.github.privatelinkhandson.simulator.fault.Fault;

/**
 * The faults on demand of accounts of the practice AWS, as facilitators set them.
 */
@Service
public class PracticeFaults {

	private static final int MAX_CALLS = 1_000_000;

	private static final int MAX_MESSAGE = 1000;

	private static final double MAX_LATENCY = 600;

	private final PracticeAws practice;

	PracticeFaults(PracticeAws practice) {
		this.practice = practice;
	}

	/**
	 * All that is still to go wrong.
	 */
	public List<PracticeFault> all(String account) {
		return Stream
			.concat(this.practice.faults().pending(account).stream().map(PracticeFaults::shown),
					this.practice.faults()
						.shortages(account)
						.stream()
						.map((shortage) -> PracticeFault.ofZone(shortage.id(), shortage.zone())))
			.toList();
	}

	/**
	 * Lets something go wrong.
	 * @throws IllegalArgumentException if it is not said, or wrongly, what
	 */
	public PracticeFault add(String account, String region, PracticeFault wanted) {
		require(Stream.of(wanted.code(), wanted.latency(), wanted.zone()).filter(Objects::nonNull).count() == 1,
				"Exactly one of code, latency and zone is needed");
		require(wanted.id() == null && wanted.calls() == null, "id and calls cannot be set");
		String id = (wanted.zone() != null) ? exhaust(account, region, wanted)
				: this.practice.faults().add(account, fault(wanted));
		return all(account).stream().filter((fault) -> id.equals(fault.id())).findFirst().orElseThrow();
	}

	/**
	 * Takes a fault away.
	 * @return whether there was one of that id
	 */
	public boolean remove(String account, String id) {
		return this.practice.faults().remove(account, id);
	}

	public void clear(String account) {
		this.practice.faults().clear(account);
	}

	private String exhaust(String account, String region, PracticeFault wanted) {
		require(wanted.action() == null && wanted.after() == null && wanted.times() == null && wanted.status() == null
				&& wanted.message() == null, "A zone is without capacity for all calls");
		require(wanted.zone().matches(region + "[a-z]"), "zone is one of " + region + ", not " + wanted.zone());
		return this.practice.faults().exhaust(account, wanted.zone());
	}

	private Fault fault(PracticeFault wanted) {
		String action = wanted.action();
		require(action != null && ("*".equals(action) || this.practice.supports(action)),
				"action is one that the practice AWS plays, or *, not " + action);
		int after = number("after", wanted.after(), 0, 0);
		int times = number("times", wanted.times(), 1, 1);
		return effect(action, wanted).after(after).times(times);
	}

	private static Fault effect(String action, PracticeFault wanted) {
		if (wanted.latency() != null) {
			require(wanted.status() == null && wanted.message() == null, "A call that takes longer is not refused");
			require(wanted.latency() > 0 && wanted.latency() <= MAX_LATENCY,
					"latency is more than 0 and at most 600 seconds");
			return Fault.latency(action, Duration.ofMillis(Math.round(wanted.latency() * 1000)));
		}
		require(String.valueOf(wanted.code()).matches("[A-Za-z][A-Za-z0-9.]{0,99}"),
				"code is an error code of AWS, not " + wanted.code());
		int status = Objects.requireNonNullElse(wanted.status(), 400);
		require(status >= 400 && status <= 599, "status is 400 to 599, not " + status);
		String message = Objects.requireNonNullElse(wanted.message(), "The request was refused on demand.");
		require(message.length() <= MAX_MESSAGE, "message is at most 1000 characters long");
		return Fault.refusal(action, status, wanted.code(), message);
	}

	private static int number(String name, @Nullable Integer given, int fallback, int least) {
		int number = Objects.requireNonNullElse(given, fallback);
		require(number >= least && number <= MAX_CALLS, name + " is " + least + " to " + MAX_CALLS + ", not " + number);
		return number;
	}

	private static void require(boolean right, String otherwise) {
		if (!right) {
			throw new IllegalArgumentException(otherwise);
		}
	}

	private static PracticeFault shown(ActiveFault pending) {
		Fault fault = pending.fault();
		Fault.Refusal refusal = (fault.effect() instanceof Fault.Refusal found) ? found : null;
		Double latency = (fault.effect() instanceof Fault.Latency found) ? found.duration().toMillis() / 1000.0 : null;
		return new PracticeFault(pending.id(), fault.action(), (refusal != null) ? refusal.code() : null,
				(refusal != null) ? refusal.status() : null, (refusal != null) ? refusal.message() : null, latency,
				null, fault.after(), fault.times(), pending.calls());
	}

}
