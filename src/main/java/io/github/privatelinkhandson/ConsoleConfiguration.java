package io.github.privatelinkhandson;

import java.time.Clock;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * What all modules share.
 */
@Configuration(proxyBeanMethods = false)
class ConsoleConfiguration {

	@Bean
	Clock clock() {
		return Clock.systemUTC();
	}

}
