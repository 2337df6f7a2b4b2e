package io.github.privatelinkhandson.simulator.compute;

import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Contents of Amazon Linux 2023: its packages and directories, and those that packages
 * add.
 */
final class DiskImage {

	static final Set<String> PACKAGES = Set.of("amazon-ssm-agent", "bash", "bind-utils", "coreutils", "curl-minimal",
			"dnf", "glibc", "grep", "python3", "systemd", "util-linux", "which");

	private static final Set<String> DIRECTORIES = Set.of("/", "/boot", "/dev", "/etc", "/home", "/home/ec2-user",
			"/media", "/mnt", "/opt", "/proc", "/root", "/run", "/srv", "/sys", "/tmp", "/usr", "/usr/bin", "/usr/lib",
			"/usr/local", "/usr/local/bin", "/usr/sbin", "/usr/share", "/var", "/var/lib", "/var/log", "/var/tmp");

	private static final Map<String, Set<String>> OF_PACKAGE = Map.of("httpd",
			Set.of("/etc/httpd", "/etc/httpd/conf", "/etc/httpd/conf.d", "/var/log/httpd", "/var/www",
					"/var/www/cgi-bin", "/var/www/html"),
			"nginx",
			Set.of("/etc/nginx", "/etc/nginx/conf.d", "/usr/share/nginx", "/usr/share/nginx/html", "/var/log/nginx"));

	private DiskImage() {
	}

	static Stream<String> directories(Predicate<String> installed) {
		return Stream.concat(DIRECTORIES.stream(),
				OF_PACKAGE.entrySet()
					.stream()
					.filter((entry) -> installed.test(entry.getKey()))
					.flatMap((entry) -> entry.getValue().stream()));
	}

}
