package io.github.privatelinkhandson.simulator;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.context.TypeExcludeFilter;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.FilterType;

import io.github.privatelinkhandson.testkit.TestClock;

/**
 * A test of what bounds the accounts of a practice AWS, with all its operations and a
 * clock that is set by hand.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(classes = LimitsTest.App.class, webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
		properties = { "handson.practice.port=0", "handson.practice.speed=20",
				"spring.datasource.url=jdbc:h2:mem:limits;DB_CLOSE_DELAY=-1" })
@interface LimitsTest {

	/** No component, so that no other application finds it. */
	@EnableAutoConfiguration
	@ComponentScan(basePackages = "io.github.privatelinkhandson.simulator",
			excludeFilters = @ComponentScan.Filter(type = FilterType.CUSTOM, classes = TypeExcludeFilter.class))
	class App {

		@Bean
		TestClock clock() {
			return new TestClock();
		}

	}

}
