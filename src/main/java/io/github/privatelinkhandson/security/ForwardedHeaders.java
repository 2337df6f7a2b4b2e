package io.github.privatelinkhandson.security;

import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.tomcat.autoconfigure.TomcatServerProperties;
import org.springframework.boot.web.server.autoconfigure.ServerProperties;
import org.springframework.boot.web.server.autoconfigure.ServerProperties.ForwardHeadersStrategy;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Warns at the start of a console that believes forwarded headers of so many that direct
 * clients may be among them: those can choose the address by which their failed attempts
 * are counted.
 */
@Component
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
@EnableConfigurationProperties(TomcatServerProperties.class)
class ForwardedHeaders {

	private static final Logger logger = LoggerFactory.getLogger(ForwardedHeaders.class);

	private static final Pattern NETWORK = Pattern.compile("([0-9A-Fa-f.:]+)(?:/(\\d{1,3}))?");

	/** Address bits that may differ within a narrow range. */
	private static final int FEW_BITS = 8;

	private final @Nullable ForwardHeadersStrategy strategy;

	private final TomcatServerProperties.Remoteip proxies;

	ForwardedHeaders(ServerProperties server, TomcatServerProperties tomcat) {
		this.strategy = server.getForwardHeadersStrategy();
		this.proxies = tomcat.getRemoteip();
	}

	@EventListener(ApplicationReadyEvent.class)
	void warn() {
		warning(this.strategy, this.proxies.getInternalProxies(), this.proxies.getTrustedProxies())
			.ifPresent(logger::warn);
	}

	/**
	 * Returns what to say about settings by which direct clients may choose their
	 * address.
	 * @param strategy null for Spring Boot's choice: cloud platforms turn it on
	 * @param internal the networks whose headers are believed, separated by commas
	 * @param trusted further ones
	 */
	static Optional<String> warning(@Nullable ForwardHeadersStrategy strategy, @Nullable String internal,
			@Nullable String trusted) {
		if (strategy == ForwardHeadersStrategy.FRAMEWORK) {
			return Optional.of("Forwarded headers are believed whoever sends them "
					+ "(server.forward-headers-strategy=framework): let only the proxy reach the console");
		}
		String wide = Stream.of(internal, trusted)
			.flatMap((list) -> (list != null) ? Arrays.stream(list.split(",")) : Stream.empty())
			.map(String::strip)
			.filter((network) -> !network.isEmpty() && isWide(network))
			.reduce((one, other) -> one + ", " + other)
			.orElse("");
		return (strategy == ForwardHeadersStrategy.NONE || wide.isEmpty()) ? Optional.empty() : Optional
			.of("Forwarded headers are believed from all of %s: name the proxy alone in server.tomcat.remoteip.internal-proxies"
				.formatted(wide));
	}

	private static boolean isWide(String network) {
		Matcher matcher = NETWORK.matcher(network);
		if (!matcher.matches()) {
			return true;
		}
		boolean six = matcher.group(1).contains(":");
		int length = six ? 128 : 32;
		int prefix = (matcher.group(2) != null) ? Integer.parseInt(matcher.group(2)) : length;
		return length - prefix > FEW_BITS && !(!six && network.startsWith("127."));
	}

}
