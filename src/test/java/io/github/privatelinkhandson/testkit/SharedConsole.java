package io.github.privatelinkhandson.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.springframework.util.FileSystemUtils;

/**
 * Gives all tests that ask for it the same console: every practice lab has an account of
 * its own.
 */
public class SharedConsole implements ParameterResolver {

	private static final double SPEED = 500;

	@Override
	public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
		return parameter.getParameter().getType() == TestConsole.class;
	}

	@Override
	public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
		return context.getRoot()
			.getStore(ExtensionContext.Namespace.create(SharedConsole.class))
			.computeIfAbsent(Started.class, (key) -> Started.now(), Started.class).console;
	}

	private record Started(TestConsole console, Path data) implements AutoCloseable {

		static Started now() {
			try {
				Path data = Files.createTempDirectory("handson");
				return new Started(TestConsole.withPorts(data, SPEED), data);
			}
			catch (IOException ex) {
				throw new UncheckedIOException(ex);
			}
		}

		@Override
		public void close() throws IOException {
			this.console.close();
			FileSystemUtils.deleteRecursively(this.data);
		}

	}

}
