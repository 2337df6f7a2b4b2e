package io.github.privatelinkhandson.simulator.clients;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import org.springframework.boot.test.context.SpringBootTest;

/**
 * A test against a practice AWS that is fast, listens at a free port and knows at once
 * what was made: {@code PropagationTests} hold its eventual consistency.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(classes = PracticeApp.class, webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
		properties = { "handson.practice.port=0", "handson.practice.speed=200", "handson.practice.consistency=strict",
				"spring.datasource.url=jdbc:h2:mem:clients;DB_CLOSE_DELAY=-1" })
@interface PracticeAwsTest {

}
