package io.github.privatelinkhandson.simulator.shell;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;

import io.github.privatelinkhandson.simulator.compute.Machine;

/**
 * {@code systemctl}, for the units of the packages that a machine can have.
 */
final class Systemctl {

	private static final String AGENT = "amazon-ssm-agent";

	private static final Map<String, String> UNITS = Map.of("httpd", "The Apache HTTP Server", "nginx",
			"The nginx HTTP and reverse proxy server", AGENT, AGENT);

	private static final int NOT_INSTALLED = 5;

	private static final int UNKNOWN = 4;

	private static final int INACTIVE = 3;

	private Systemctl() {
	}

	static Outcome run(ShellSession session, List<String> arguments, String input) {
		Arguments given = Arguments.of(arguments, List.of("n", "lines"));
		if (given.operands().isEmpty()) {
			return Outcome.SUCCESS;
		}
		String verb = given.operands().get(0);
		List<String> units = given.operands()
			.stream()
			.skip(1)
			.map((unit) -> unit.replaceFirst("\\.service$", ""))
			.toList();
		Machine machine = session.machine();
		return switch (verb) {
			case "daemon-reload", "reset-failed" -> Outcome.SUCCESS;
			case "start", "restart", "reload", "reload-or-restart", "try-restart" ->
				each(units, (unit, all) -> start(machine, verb, unit));
			case "stop" -> each(units, (unit, all) -> stop(machine, unit));
			case "enable", "disable" ->
				each(units, (unit, all) -> enable(machine, unit, verb.equals("enable"), given.has("now")));
			case "status" -> each(units, (unit, all) -> status(session, unit));
			case "is-active" -> each(units, (unit, all) -> active(machine, unit) ? Outcome.line("active")
					: Outcome.line("inactive").withStatus(INACTIVE));
			case "is-enabled" -> each(units, (unit, all) -> isEnabled(machine, unit));
			default -> Outcome.failed(1, "Unknown command verb " + verb + ".");
		};
	}

	private static Outcome each(List<String> units, BiFunction<String, Outcome, Outcome> work) {
		if (units.isEmpty()) {
			return Outcome.failed(1, "Too few arguments.");
		}
		Outcome all = Outcome.SUCCESS;
		for (String unit : units) {
			Outcome one = work.apply(unit, all);
			all = all.then(one).withStatus((one.status() != 0) ? one.status() : all.status());
		}
		return all;
	}

	private static boolean known(Machine machine, String unit) {
		return UNITS.containsKey(unit) && machine.installed(unit);
	}

	private static boolean active(Machine machine, String unit) {
		return known(machine, unit) && (unit.equals(AGENT) || machine.active(unit));
	}

	private static Outcome start(Machine machine, String verb, String unit) {
		if (!known(machine, unit)) {
			return Outcome.failed(NOT_INSTALLED,
					"Failed to %s %s.service: Unit %s.service not found.".formatted(verb, unit, unit));
		}
		if (verb.equals("reload") && !active(machine, unit)) {
			return Outcome.failed(1, "%s.service is not active, cannot reload.".formatted(unit));
		}
		Optional<String> holder = UNITS.keySet()
			.stream()
			.filter((other) -> !other.equals(unit) && !other.equals(AGENT) && !unit.equals(AGENT)
					&& machine.active(other))
			.findFirst();
		if (holder.isPresent()) {
			return Outcome.failed(1, """
					Job for %s.service failed because the control process exited with error code.
					See "systemctl status %s.service" and "journalctl -xeu %s.service" for details.""".formatted(unit,
					unit, unit));
		}
		if (!unit.equals(AGENT)) {
			machine.start(unit);
		}
		return Outcome.SUCCESS;
	}

	private static Outcome stop(Machine machine, String unit) {
		if (!known(machine, unit)) {
			return Outcome.failed(NOT_INSTALLED,
					"Failed to stop %s.service: Unit %s.service not loaded.".formatted(unit, unit));
		}
		machine.stop(unit);
		return Outcome.SUCCESS;
	}

	private static Outcome enable(Machine machine, String unit, boolean enable, boolean now) {
		if (!known(machine, unit)) {
			return Outcome.failed(1, "Failed to %s unit: Unit file %s.service does not exist."
				.formatted(enable ? "enable" : "disable", unit));
		}
		boolean changes = machine.enabled(unit) != enable && !unit.equals(AGENT);
		String link = "/etc/systemd/system/multi-user.target.wants/" + unit + ".service";
		String message = !changes ? ""
				: enable ? "Created symlink " + link + " → /usr/lib/systemd/system/" + unit + ".service.\n"
						: "Removed \"" + link + "\".\n";
		if (changes) {
			machine.enable(unit, enable);
		}
		Outcome done = new Outcome("", message, 0);
		return !now ? done : done.then(enable ? start(machine, "start", unit) : stop(machine, unit));
	}

	private static Outcome isEnabled(Machine machine, String unit) {
		if (!known(machine, unit)) {
			return Outcome.failed(1,
					"Failed to get unit file state for %s.service: No such file or directory".formatted(unit));
		}
		boolean enabled = unit.equals(AGENT) || machine.enabled(unit);
		return Outcome.line(enabled ? "enabled" : "disabled").withStatus(enabled ? 0 : 1);
	}

	private static Outcome status(ShellSession session, String unit) {
		Machine machine = session.machine();
		if (!known(machine, unit)) {
			return Outcome.failed(UNKNOWN, "Unit %s.service could not be found.".formatted(unit));
		}
		boolean active = active(machine, unit);
		String enabled = (unit.equals(AGENT) || machine.enabled(unit)) ? "enabled" : "disabled";
		String preset = unit.equals(AGENT) ? "enabled" : "disabled";
		String text = """
				%s %s.service - %s
				     Loaded: loaded (/usr/lib/systemd/system/%s.service; %s; preset: %s)
				     Active: %s
				""".formatted(active ? "●" : "○", unit, UNITS.get(unit), unit, enabled, preset,
				active ? "active (running)" + machine.activeSince(unit).map((at) -> " since " + at).orElse("")
						: "inactive (dead)");
		return Outcome.of(text).withStatus(active ? 0 : INACTIVE);
	}

}
