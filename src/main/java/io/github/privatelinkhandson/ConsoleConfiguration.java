package io.github.privatelinkhandson;

import java.time.Clock;
import java.time.Duration;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Beans that all modules share.
 */
@Configuration(proxyBeanMethods = false)
class ConsoleConfiguration {

	/**
	 * As precise as a database keeps times, so that what is read is what was stored.
	 */
	@Bean
	Clock clock() {
		return Clock.tick(Clock.systemUTC(), Duration.ofNanos(1000));
	}

}
