package io.github.privatelinkhandson.simulator.shell;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.github.privatelinkhandson.simulator.compute.Machine;

/**
 * All commands, by name, and the packages that some of them come with.
 */
final class Programs {

	private static final List<String> DIRECTORIES = List.of("/usr/bin/", "/bin/", "/usr/sbin/", "/sbin/");

	private static final Map<String, String> OF_PACKAGE = Map.of("dig", "bind-utils", "nslookup", "bind-utils", "host",
			"bind-utils", "httpd", "httpd", "nginx", "nginx");

	private static final Map<String, Program> ALL = new HashMap<>();

	static {
		ALL.putAll(Builtins.ALL);
		ALL.putAll(FilePrograms.ALL);
		ALL.putAll(TextPrograms.ALL);
		ALL.putAll(SystemPrograms.ALL);
		ALL.putAll(NamePrograms.ALL);
		ALL.put("curl", Curl::run);
		ALL.put("dnf", Dnf::run);
		ALL.put("yum", Dnf::run);
		ALL.put("systemctl", Systemctl::run);
	}

	private Programs() {
	}

	static Optional<Program> find(Machine machine, String name) {
		String plain = DIRECTORIES.stream()
			.filter(name::startsWith)
			.findFirst()
			.map((directory) -> name.substring(directory.length()))
			.orElse(name);
		String needed = OF_PACKAGE.get(plain);
		return (needed == null || machine.installed(needed)) ? Optional.ofNullable(ALL.get(plain)) : Optional.empty();
	}

}
