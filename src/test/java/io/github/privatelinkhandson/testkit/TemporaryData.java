package io.github.privatelinkhandson.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.util.FileSystemUtils;

/**
 * Gives a console a temporary folder for its data, which is deleted when all consoles are
 * closed.
 */
class TemporaryData implements ApplicationContextInitializer<ConfigurableApplicationContext> {

	@Override
	public void initialize(ConfigurableApplicationContext context) {
		Path data = create();
		SpringApplication.getShutdownHandlers().add(() -> delete(data));
		TestPropertyValues.of("handson.data-dir=" + data).applyTo(context);
	}

	private static Path create() {
		try {
			return Files.createTempDirectory("handson");
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static void delete(Path data) {
		try {
			FileSystemUtils.deleteRecursively(data);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
