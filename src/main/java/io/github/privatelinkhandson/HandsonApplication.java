package io.github.privatelinkhandson;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.annotation.FullyQualifiedAnnotationBeanNameGenerator;

import io.github.privatelinkhandson.teardown.commandline.CommandLine;

/**
 * Starts the console. Beans are named by their full class names: modules may use AWS's
 * words for their classes without asking whether another does.
 */
@SpringBootApplication(nameGenerator = FullyQualifiedAnnotationBeanNameGenerator.class)
@ConfigurationPropertiesScan
public class HandsonApplication {

	public static void main(String[] args) {
		if (CommandLine.isAsked(args)) {
			System.exit(CommandLine.run(HandsonApplication.class, System.out, args));
		}
		SpringApplication.run(HandsonApplication.class, args);
	}

}
