package io.github.privatelinkhandson.security;

import java.util.List;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of the console's own web server.
 *
 * @param allowedHosts the host names accepted besides those of the loopback interface; if
 * empty and the console listens on more than the loopback interface, every name is
 * accepted
 */
@ConfigurationProperties("handson.web")
record WebSettings(@DefaultValue List<String> allowedHosts) {

	WebSettings {
		if (!allowedHosts.stream().allMatch((host) -> host.matches("[\\p{Alnum}.:\\[\\]_-]+"))) {
			throw new IllegalArgumentException(
					"handson.web.allowed-hosts has names of hosts, without scheme and path: " + allowedHosts);
		}
	}

}
