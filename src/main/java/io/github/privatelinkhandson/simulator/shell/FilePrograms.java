package io.github.privatelinkhandson.simulator.shell;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Commands that make, remove and list files.
 */
final class FilePrograms {

	static final Map<String, Program> ALL = Map.ofEntries(Map.entry("touch", FilePrograms::touch),
			Map.entry("mkdir", FilePrograms::mkdir), Map.entry("rm", FilePrograms::rm),
			Map.entry("ls", FilePrograms::ls),
			Map.entry("cp", (session, arguments, input) -> copy(session, arguments, false)),
			Map.entry("mv", (session, arguments, input) -> copy(session, arguments, true)),
			Map.entry("chmod", FilePrograms::changeMode), Map.entry("chown", FilePrograms::changeMode));

	private FilePrograms() {
	}

	private static Outcome touch(ShellSession session, List<String> arguments, String input) {
		Outcome all = Outcome.SUCCESS;
		for (String path : Arguments.of(arguments, List.of("d", "r", "t")).operands()) {
			Optional<String> problem = session.files().isDirectory(path) ? Optional.empty()
					: session.files().write(path, "", true);
			if (problem.isPresent()) {
				all = all.then(Outcome.failed(1, "touch: cannot touch '%s': %s".formatted(path, problem.get())));
			}
		}
		return all;
	}

	private static Outcome mkdir(ShellSession session, List<String> arguments, String input) {
		Arguments given = Arguments.of(arguments, List.of("m"));
		Outcome all = Outcome.SUCCESS;
		for (String path : given.operands()) {
			String absolute = session.files().absolute(path);
			if (given.has("p", "parents")) {
				all = all.then(made(path, withParents(session, absolute)));
			}
			else if (session.files().exists(path)) {
				all = all.then(Outcome.failed(1, "mkdir: cannot create directory '%s': File exists".formatted(path)));
			}
			else if (!session.files().isDirectory(Files.parent(absolute))) {
				all = all.then(Outcome.failed(1,
						"mkdir: cannot create directory '%s': No such file or directory".formatted(path)));
			}
			else {
				all = all.then(made(path, session.files().makeDirectory(absolute)));
			}
		}
		return all;
	}

	private static Outcome made(String path, Optional<String> problem) {
		return problem.map((why) -> Outcome.failed(1, "mkdir: cannot create directory '%s': %s".formatted(path, why)))
			.orElse(Outcome.SUCCESS);
	}

	private static Optional<String> withParents(ShellSession session, String absolute) {
		Deque<String> missing = new ArrayDeque<>();
		for (String path = absolute; !session.machine().isDirectory(path); path = Files.parent(path)) {
			missing.push(path);
		}
		return missing.stream().map(session.files()::makeDirectory).flatMap(Optional::stream).findFirst();
	}

	private static Outcome rm(ShellSession session, List<String> arguments, String input) {
		Arguments given = Arguments.of(arguments, List.of());
		Outcome all = Outcome.SUCCESS;
		for (String path : given.operands()) {
			if (session.files().isDirectory(path) && !given.has("r", "R", "recursive")) {
				all = all.then(Outcome.failed(1, "rm: cannot remove '%s': Is a directory".formatted(path)));
			}
			else if (session.files().exists(path)) {
				session.machine().remove(session.files().absolute(path));
			}
			else if (!given.has("f", "force")) {
				all = all.then(Outcome.failed(1, "rm: cannot remove '%s': No such file or directory".formatted(path)));
			}
		}
		return all;
	}

	private static Outcome ls(ShellSession session, List<String> arguments, String input) {
		Arguments given = Arguments.of(arguments, List.of());
		List<String> paths = given.operands().isEmpty() ? List.of(".") : given.operands();
		Outcome all = Outcome.SUCCESS;
		for (String path : paths) {
			if (session.files().isDirectory(path) && !given.has("d")) {
				String names = session.machine()
					.list(session.files().absolute(path))
					.stream()
					.filter((name) -> given.has("a", "A") || !name.startsWith("."))
					.map((name) -> entry(session, given, session.files().absolute(path) + "/" + name, name) + "\n")
					.collect(Collectors.joining());
				String title = (paths.size() > 1) ? path + ":\n" : "";
				String total = given.has("l") ? "total 4\n" : "";
				all = all.then(Outcome.of(title + total + names).withStatus(all.status()));
			}
			else if (session.files().exists(path)) {
				all = all.then(Outcome.line(entry(session, given, path, path)).withStatus(all.status()));
			}
			else {
				all = all.then(Outcome.failed(2, "ls: cannot access '%s': No such file or directory".formatted(path)));
			}
		}
		return all;
	}

	private static String entry(ShellSession session, Arguments given, String path, String name) {
		if (!given.has("l")) {
			return name;
		}
		boolean directory = session.files().isDirectory(path);
		int size = session.files().read(path).map(String::length).orElse(6);
		return "%s root root %5d Jan  1 00:00 %s".formatted(directory ? "drwxr-xr-x. 2" : "-rw-r--r--. 1", size, name);
	}

	private static Outcome copy(ShellSession session, List<String> arguments, boolean move) {
		String name = move ? "mv" : "cp";
		List<String> paths = Arguments.of(arguments, List.of()).operands();
		if (paths.size() != 2) {
			return Outcome.failed(1, name + ": missing destination file operand");
		}
		Optional<String> content = session.files().read(paths.get(0));
		if (content.isEmpty()) {
			return Outcome.failed(1, "%s: cannot stat '%s': No such file or directory".formatted(name, paths.get(0)));
		}
		String target = session.files().isDirectory(paths.get(1))
				? paths.get(1) + "/" + paths.get(0).substring(paths.get(0).lastIndexOf('/') + 1) : paths.get(1);
		Optional<String> problem = session.files().write(target, content.get(), false);
		if (problem.isPresent()) {
			return Outcome.failed(1, "%s: cannot create regular file '%s': %s".formatted(name, target, problem.get()));
		}
		if (move) {
			session.machine().remove(session.files().absolute(paths.get(0)));
		}
		return Outcome.SUCCESS;
	}

	private static Outcome changeMode(ShellSession session, List<String> arguments, String input) {
		return Arguments.of(arguments, List.of())
			.operands()
			.stream()
			.skip(1)
			.filter((path) -> !session.files().exists(path))
			.findFirst()
			.map((path) -> Outcome.failed(1, "chmod: cannot access '%s': No such file or directory".formatted(path)))
			.orElse(Outcome.SUCCESS);
	}

}
