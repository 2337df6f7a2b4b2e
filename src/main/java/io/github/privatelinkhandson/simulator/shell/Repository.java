package io.github.privatelinkhandson.simulator.shell;

import java.util.List;
import java.util.Optional;

/**
 * The packages of Amazon Linux's repository that a machine can install, with what they
 * bring along.
 */
final class Repository {

	/**
	 * A package.
	 *
	 * @param size the download's, as dnf prints it
	 */
	record Package(String name, String version, String architecture, String size, List<Package> needs) {

		String label(String machine) {
			return name() + "-" + version() + "." + architecture(machine);
		}

		/**
		 * The architecture, which is the machine's unless the package has none.
		 */
		String architecture(String machine) {
			return this.architecture.isEmpty() ? machine : this.architecture;
		}

	}

	private static final Package LOGOS = noarch("generic-logos-httpd", "18.0.0-12.amzn2023.0.3", "19 k");

	private static final List<Package> ALL = List.of(new Package("httpd", "2.4.62-1.amzn2023", "", "48 k", List.of(
			plain("apr", "1.7.5-1.amzn2023.0.4", "129 k"), plain("apr-util", "1.6.3-1.amzn2023.0.1", "98 k"), LOGOS,
			plain("httpd-core", "2.4.62-1.amzn2023", "1.4 M"), noarch("httpd-filesystem", "2.4.62-1.amzn2023", "14 k"),
			plain("httpd-tools", "2.4.62-1.amzn2023", "81 k"), plain("libbrotli", "1.0.9-4.amzn2023.0.2", "315 k"),
			noarch("mailcap", "2.1.49-3.amzn2023.0.3", "33 k"),
			plain("apr-util-openssl", "1.6.3-1.amzn2023.0.1", "17 k"),
			plain("mod_http2", "2.0.27-1.amzn2023.0.3", "166 k"), plain("mod_lua", "2.4.62-1.amzn2023", "61 k"))),
			new Package("nginx", "1:1.26.2-1.amzn2023.0.1", "", "33 k",
					List.of(LOGOS, plain("gperftools-libs", "2.9.1-1.amzn2023.0.3", "308 k"),
							plain("libunwind", "1.4.0-5.amzn2023.0.2", "66 k"),
							plain("nginx-core", "1:1.26.2-1.amzn2023.0.1", "670 k"),
							noarch("nginx-filesystem", "1:1.26.2-1.amzn2023.0.1", "9.6 k"),
							noarch("nginx-mimetypes", "2.1.49-3.amzn2023.0.3", "21 k"))),
			plain("bind-utils", "32:9.18.33-1.amzn2023.0.1", "211 k"),
			plain("amazon-ssm-agent", "3.3.2299.0-1.amzn2023", "37 M"),
			plain("curl-minimal", "8.5.0-1.amzn2023.0.4", "160 k"), plain("python3", "3.9.23-1.amzn2023.0.1", "29 k"));

	private Repository() {
	}

	private static Package plain(String name, String version, String size) {
		return new Package(name, version, "", size, List.of());
	}

	private static Package noarch(String name, String version, String size) {
		return new Package(name, version, "noarch", size, List.of());
	}

	static Optional<Package> find(String name) {
		return ALL.stream().filter((it) -> it.name().equals(name)).findFirst();
	}

}
