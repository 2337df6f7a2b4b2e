package io.github.privatelinkhandson.simulator.clients;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import org.springframework.boot.test.context.SpringBootTest;

/**
 * A test against a practice AWS in which everything takes as long as in AWS, by a clock
 * that the test sets.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(classes = PracticeApp.class, webEnvironment = SpringBootTest.WebEnvironment.NONE,
		properties = { "handson.practice.port=-1", "handson.practice.speed=1",
				"spring.datasource.url=jdbc:h2:mem:real-time;DB_CLOSE_DELAY=-1" })
@interface RealTimeTest {

}
