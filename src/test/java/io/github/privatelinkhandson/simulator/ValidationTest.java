package io.github.privatelinkhandson.simulator;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import org.junit.jupiter.api.TestInstance;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;

/**
 * A test of the requests of all operations, at a practice AWS without a port that is
 * never busy.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@SpringBootTest(classes = LimitsTest.App.class, webEnvironment = SpringBootTest.WebEnvironment.NONE,
		properties = { "handson.practice.port=-1", "handson.practice.speed=100000", "handson.practice.throttling=false",
				"spring.datasource.url=jdbc:h2:mem:validation;DB_CLOSE_DELAY=-1" })
@Import(TestWire.class)
@interface ValidationTest {

}
