package io.github.privatelinkhandson.simulator.clients;

import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.context.TypeExcludeFilter;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.FilterType;

import io.github.privatelinkhandson.testkit.TestClock;

/**
 * The practice AWS with all its operations, and nothing of the console.
 */
@EnableAutoConfiguration
@ComponentScan(basePackages = "io.github.privatelinkhandson.simulator",
		excludeFilters = @ComponentScan.Filter(type = FilterType.CUSTOM, classes = TypeExcludeFilter.class))
class PracticeApp {

	@Bean
	TestClock clock() {
		return new TestClock();
	}

}
