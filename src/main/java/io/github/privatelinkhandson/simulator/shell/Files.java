package io.github.privatelinkhandson.simulator.shell;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import io.github.privatelinkhandson.simulator.compute.Machine;
import io.github.privatelinkhandson.simulator.operation.Glob;

/**
 * The file system as a session sees it: from its working directory, with the system's own
 * files.
 */
final class Files {

	/** Longest path in characters, as Linux has it ({@code PATH_MAX}). */
	private static final int MAX_PATH = 4096;

	private final Machine machine;

	private final Host host;

	private final String nameServer;

	private String directory = "/usr/bin";

	Files(Machine machine, Host host, String nameServer) {
		this.machine = machine;
		this.host = host;
		this.nameServer = nameServer;
	}

	String directory() {
		return this.directory;
	}

	boolean enter(String path) {
		String absolute = absolute(path);
		boolean there = this.machine.isDirectory(absolute);
		if (there) {
			this.directory = absolute;
		}
		return there;
	}

	String absolute(String path) {
		Deque<String> parts = new ArrayDeque<>();
		for (String part : (path.startsWith("/") ? path : this.directory + "/" + path).split("/")) {
			if (part.equals("..")) {
				parts.pollLast();
			}
			else if (!part.isEmpty() && !part.equals(".")) {
				parts.add(part);
			}
		}
		return "/" + String.join("/", parts);
	}

	Optional<String> read(String path) {
		String absolute = absolute(path);
		return absolute.equals("/dev/null") ? Optional.of("")
				: this.machine.file(absolute).or(() -> Optional.ofNullable(ofSystem(absolute)));
	}

	private @Nullable String ofSystem(String path) {
		return switch (path) {
			case "/etc/os-release" -> """
					NAME="Amazon Linux"
					VERSION="2023"
					ID="amzn"
					ID_LIKE="fedora"
					VERSION_ID="2023"
					PLATFORM_ID="platform:al2023"
					PRETTY_NAME="Amazon Linux 2023.9.20251208"
					""";
			case "/etc/system-release" -> "Amazon Linux release 2023.9.20251208 (Amazon Linux)\n";
			case "/etc/hostname" -> this.host.hostname() + "\n";
			case "/etc/hosts" -> "127.0.0.1   localhost localhost.localdomain localhost4 localhost4.localdomain4\n";
			case "/etc/resolv.conf" -> "nameserver " + this.nameServer + "\nsearch "
					+ this.host.hostname().replaceFirst("^[^.]*\\.", "") + "\n";
			default -> null;
		};
	}

	boolean exists(String path) {
		return isDirectory(path) || read(path).isPresent();
	}

	boolean isDirectory(String path) {
		return this.machine.isDirectory(absolute(path));
	}

	/**
	 * Writes a file.
	 * @return why it cannot be written, in the system's words; empty on success
	 */
	Optional<String> write(String path, String content, boolean append) {
		String absolute = absolute(path);
		if (absolute.equals("/dev/null")) {
			return Optional.empty();
		}
		if (this.machine.isDirectory(absolute)) {
			return Optional.of("Is a directory");
		}
		if (!this.machine.isDirectory(parent(absolute))) {
			return Optional.of("No such file or directory");
		}
		String whole = (append ? this.machine.file(absolute).orElse("") : "") + content;
		Optional<String> problem = room(absolute, whole.length());
		if (problem.isEmpty()) {
			this.machine.write(absolute, whole);
		}
		return problem;
	}

	/**
	 * Makes a directory, whose parent is there.
	 * @return why it cannot be made, in the system's words; empty on success
	 */
	Optional<String> makeDirectory(String absolute) {
		Optional<String> problem = room(absolute, 0);
		if (problem.isEmpty()) {
			this.machine.makeDirectory(absolute);
		}
		return problem;
	}

	private Optional<String> room(String absolute, int length) {
		if (absolute.length() > MAX_PATH) {
			return Optional.of("File name too long");
		}
		return this.machine.hasRoom(absolute, length) ? Optional.empty() : Optional.of("No space left on device");
	}

	static String parent(String absolute) {
		int slash = absolute.lastIndexOf('/');
		return (slash <= 0) ? "/" : absolute.substring(0, slash);
	}

	/**
	 * The paths that match a pattern with asterisks in its last part.
	 */
	List<String> matching(String pattern) {
		int slash = pattern.lastIndexOf('/');
		String before = pattern.substring(0, slash + 1);
		Glob glob = new Glob(pattern.substring(slash + 1).replace("\\", "\\\\").replace("?", "\\?"));
		return this.machine.list(absolute(before.isEmpty() ? "." : before))
			.stream()
			.filter((name) -> !name.startsWith(".") && glob.matches(name))
			.map((name) -> before + name)
			.toList();
	}

}
