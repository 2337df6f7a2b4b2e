package io.github.privatelinkhandson.simulator.shell;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.github.privatelinkhandson.simulator.clock.Latency;
import io.github.privatelinkhandson.simulator.iam.policy.RequestedAction;
import io.github.privatelinkhandson.simulator.shell.Repository.Package;

/**
 * {@code dnf} (and {@code yum}, which is the same): needs a way to Amazon Linux's
 * repository, which lies in S3.
 */
final class Dnf {

	/**
	 * Time that dnf tries before it gives a repository up.
	 */
	private static final Duration PATIENCE = Duration.ofSeconds(120);

	private static final String RULE = "=".repeat(80);

	private Dnf() {
	}

	static Outcome run(ShellSession session, List<String> arguments, String input) {
		Arguments given = Arguments.of(arguments, List.of("releasever", "enablerepo", "disablerepo"));
		if (given.operands().isEmpty()) {
			return Outcome.failed(1, "usage: dnf [options] COMMAND");
		}
		List<String> names = given.operands().subList(1, given.operands().size());
		boolean yes = given.has("y", "assumeyes");
		Outcome done = switch (given.operands().get(0)) {
			case "install", "reinstall" -> install(session, names, yes);
			case "remove", "erase", "autoremove" -> remove(session, names, yes);
			case "update", "upgrade", "check-update", "makecache" -> update(session, given.operands().get(0));
			case "clean" -> Outcome.line("0 files removed");
			case "list", "info" -> list(session, names);
			default -> Outcome.failed(1,
					"No such command: %s. Please use /usr/bin/dnf --help".formatted(given.operands().get(0)));
		};
		return given.has("q", "quiet") ? new Outcome("", done.err(), done.status()) : done;
	}

	private static Outcome unreachable(ShellSession session) {
		session.spend(PATIENCE);
		return withoutMetadata(
				"Curl error (28): Timeout was reached for %s [Failed to connect to %s port 443 after 30001 ms: "
					.formatted(url(session), host(session)) + "Timeout was reached]");
	}

	private static Outcome denied(ShellSession session) {
		String address = session.network().resolve(host(session)).get(0);
		return withoutMetadata("Status code: 403 for %s (IP: %s)".formatted(url(session), address));
	}

	private static Outcome withoutMetadata(String error) {
		return new Outcome("Amazon Linux 2023 repository                    0.0  B/s |   0  B     02:00    \n", """
				Errors during downloading metadata for repository 'amazonlinux':
				  - %s
				Error: Failed to download metadata for repo 'amazonlinux': Cannot prepare internal mirrorlist: %s
				""".formatted(error, error), 1);
	}

	private static String url(ShellSession session) {
		return "https://%s/%s".formatted(host(session), mirrors(session));
	}

	/**
	 * The list of mirrors in the repository's bucket.
	 */
	private static String mirrors(ShellSession session) {
		return "core/mirrors/2023.9.20251208/%s/mirror.list".formatted(session.host().machine());
	}

	/**
	 * The repository's bucket.
	 */
	private static String host(ShellSession session) {
		String region = session.host().region();
		return "al2023-repos-%s-de612dc2.s3.dualstack.%s.amazonaws.com".formatted(region, region);
	}

	private static Outcome checked(ShellSession session) {
		String host = host(session);
		RequestedAction download = new RequestedAction(null, "s3:GetObject",
				"arn:aws:s3:::" + host.substring(0, host.indexOf('.')) + "/" + mirrors(session));
		return switch (session.network().call(host, download)) {
			case ALLOWED ->
				Outcome.line("Last metadata expiration check: 0:00:05 ago on " + session.host().now() + ".");
			case DENIED -> denied(session);
			case UNREACHABLE -> unreachable(session);
		};
	}

	private static Outcome install(ShellSession session, List<String> names, boolean yes) {
		if (names.isEmpty()) {
			return Outcome.failed(1, "usage: dnf install [options] PACKAGE [PACKAGE ...]");
		}
		Outcome all = checked(session);
		if (all.status() != 0) {
			return all;
		}
		List<String> unknown = names.stream().filter((name) -> Repository.find(name).isEmpty()).toList();
		if (!unknown.isEmpty()) {
			return all.then(new Outcome(unmatched(unknown),
					"Error: Unable to find a match: " + String.join(" ", unknown) + "\n", 1));
		}
		List<Package> packages = names.stream().flatMap((name) -> Repository.find(name).stream()).toList();
		List<Package> wanted = packages.stream().filter((it) -> !session.machine().installed(it.name())).toList();
		for (Package there : packages) {
			if (!wanted.contains(there)) {
				all = all.then(Outcome
					.line("Package %s is already installed.".formatted(there.label(session.host().machine()))));
			}
		}
		return wanted.isEmpty() ? all.then(Outcome.of("Dependencies resolved.\nNothing to do.\nComplete!\n"))
				: all.then(transaction(session, wanted, yes));
	}

	private static String unmatched(List<String> names) {
		return names.stream().map((name) -> "No match for argument: " + name + "\n").collect(Collectors.joining());
	}

	private static Outcome transaction(ShellSession session, List<Package> wanted, boolean yes) {
		List<Package> needed = wanted.stream().flatMap((it) -> it.needs().stream()).distinct().toList();
		Outcome table = Outcome.of(table(session, wanted, needed));
		if (!yes) {
			return table.then(new Outcome("Is this ok [y/N]: ", "Operation aborted.\n", 1));
		}
		session.spend(Latency.PACKAGE_INSTALL.draw(session.machine().instanceId() + wanted));
		List<Package> all = Stream.concat(needed.stream(), wanted.stream()).toList();
		all.forEach((it) -> session.machine().install(it.name()));
		StringBuilder out = new StringBuilder("Downloading Packages:\nRunning transaction check\n"
				+ "Transaction check succeeded.\nRunning transaction test\nTransaction test succeeded.\nRunning transaction\n");
		for (int i = 0; i < all.size(); i++) {
			out.append("  Installing       : %-48s %5d/%d \n".formatted(all.get(i).label(session.host().machine()),
					i + 1, all.size()));
		}
		out.append("\nInstalled:\n");
		all.stream()
			.map((it) -> it.label(session.host().machine()))
			.sorted()
			.forEach((label) -> out.append("  ").append(label).append('\n'));
		return table.then(Outcome.of(out + "\nComplete!\n"));
	}

	private static String table(ShellSession session, List<Package> wanted, List<Package> needed) {
		List<String> lines = new ArrayList<>(List.of("Dependencies resolved.", RULE,
				" %-22s %-9s %-28s %-12s %s".formatted("Package", "Arch", "Version", "Repository", "Size"), RULE,
				"Installing:"));
		wanted.forEach((it) -> lines.add(row(session, it)));
		if (!needed.isEmpty()) {
			lines.add("Installing dependencies:");
			needed.forEach((it) -> lines.add(row(session, it)));
		}
		lines.addAll(List.of("", "Transaction Summary", RULE, "Install  " + (wanted.size() + needed.size())
				+ ((wanted.size() + needed.size() == 1) ? " Package" : " Packages"), ""));
		return String.join("\n", lines) + "\n";
	}

	private static String row(ShellSession session, Package it) {
		return " %-22s %-9s %-28s %-12s %s".formatted(it.name(), it.architecture(session.host().machine()),
				it.version(), "amazonlinux", it.size());
	}

	private static Outcome remove(ShellSession session, List<String> names, boolean yes) {
		List<String> there = names.stream()
			.filter((name) -> Repository.find(name).isPresent() && session.machine().installed(name))
			.toList();
		if (there.isEmpty()) {
			return Outcome.of(unmatched(names)
					+ "No packages marked for removal.\nDependencies resolved.\nNothing to do.\nComplete!\n");
		}
		if (!yes) {
			return new Outcome("Dependencies resolved.\nIs this ok [y/N]: ", "Operation aborted.\n", 1);
		}
		there.forEach((name) -> {
			session.machine().stop(name);
			session.machine().enable(name, false);
			session.machine().uninstall(name);
		});
		return Outcome.of("Dependencies resolved.\n\nRemoved:\n  " + String.join("\n  ", there) + "\n\nComplete!\n");
	}

	private static Outcome update(ShellSession session, String verb) {
		Outcome all = checked(session);
		return (all.status() != 0) ? all : all.then(switch (verb) {
			case "makecache" -> Outcome.line("Metadata cache created.");
			case "check-update" -> Outcome.SUCCESS;
			default -> Outcome.of("Dependencies resolved.\nNothing to do.\nComplete!\n");
		});
	}

	private static Outcome list(ShellSession session, List<String> names) {
		String found = names.stream()
			.filter((name) -> !name.equals("installed"))
			.flatMap((name) -> Repository.find(name).stream())
			.filter((it) -> session.machine().installed(it.name()))
			.map((it) -> "%-40s %-30s @amazonlinux\n"
				.formatted(it.name() + "." + it.architecture(session.host().machine()), it.version()))
			.collect(Collectors.joining());
		return found.isEmpty() ? Outcome.failed(1, "Error: No matching Packages to list")
				: Outcome.of("Installed Packages\n" + found);
	}

}
