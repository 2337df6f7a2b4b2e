package io.github.privatelinkhandson.simulator;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Configuration;

import static org.assertj.core.api.Assertions.assertThat;

class PracticePropertiesTests {

	private final ApplicationContextRunner context = new ApplicationContextRunner()
		.withUserConfiguration(Properties.class);

	@Test
	void defaultsAreThoseOfTheDocumentation() {
		this.context.run((context) -> assertThat(context.getBean(PracticeProperties.class))
			.isEqualTo(new PracticeProperties(4566, 20, PracticeProperties.Consistency.AWS, true, false)));
	}

	@Test
	void allCanBeSet() {
		this.context
			.withPropertyValues("handson.practice.port=-1", "handson.practice.speed=0.5",
					"handson.practice.consistency=strict", "handson.practice.throttling=false",
					"handson.practice.default-vpcs=true")
			.run((context) -> assertThat(context.getBean(PracticeProperties.class))
				.isEqualTo(new PracticeProperties(-1, 0.5, PracticeProperties.Consistency.STRICT, false, true)));
	}

	@ParameterizedTest
	@ValueSource(strings = { "port=65536", "port=-2", "speed=0", "speed=-1", "consistency=none" })
	void senselessValuesAreRefused(String property) {
		this.context.withPropertyValues("handson.practice." + property)
			.run((context) -> assertThat(context).hasFailed());
	}

	@Configuration(proxyBeanMethods = false)
	@EnableConfigurationProperties(PracticeProperties.class)
	static class Properties {

	}

}
