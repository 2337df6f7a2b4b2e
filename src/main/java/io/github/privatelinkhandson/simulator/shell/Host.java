package io.github.privatelinkhandson.simulator.shell;

import java.time.Instant;

/**
 * Facts that an instance's operating system knows of itself.
 *
 * @param script the path of the script that runs, as error messages name it
 */
public record Host(String privateIp, String hostname, String architecture, String region, String script, Instant now) {

	/**
	 * The architecture as the kernel names it.
	 */
	String machine() {
		return this.architecture.equals("arm64") ? "aarch64" : "x86_64";
	}

}
