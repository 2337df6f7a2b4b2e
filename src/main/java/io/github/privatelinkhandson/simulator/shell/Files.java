package io.github.privatelinkhandson.simulator.shell;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import io.github.privatelinkhandson.simulator.compute.Machine;

/**
 * The file system as a session sees it: from its working directory, with the system's own
 * files.
 */
final class Files {

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
		this.machine.write(absolute, (append ? this.machine.file(absolute).orElse("") : "") + content);
		return Optional.empty();
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
		String regex = Stream.of(pattern.substring(slash + 1).split("\\*", -1))
			.map(Pattern::quote)
			.collect(Collectors.joining("[^/]*"));
		return this.machine.list(absolute(before.isEmpty() ? "." : before))
			.stream()
			.filter((name) -> !name.startsWith(".") && name.matches(regex))
			.map((name) -> before + name)
			.toList();
	}

}
