package io.github.privatelinkhandson.database;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import io.github.privatelinkhandson.HandsonApplication;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/**
 * Tests that a console that cannot use its database ends with words and without a stack
 * trace.
 */
@ExtendWith(OutputCaptureExtension.class)
class UnusableDatabaseTests {

	private static final String WORDS = "cannot be used: ";

	@TempDir
	Path data;

	@Test
	void brokenFileIsToldInWords(CapturedOutput output) throws Exception {
		byte[] noise = new byte[20_000];
		new Random(1).nextBytes(noise);
		Files.write(this.data.resolve("handson.mv.db"), noise);
		assertRefused(output, "handson.data-dir=" + this.data);
		assertThat(output).contains("The database jdbc:h2:file:" + this.data + "/handson " + WORDS)
			.contains("put a copy of it in its place");
	}

	@Test
	void fileThatCannotBeWrittenIsToldInWords(CapturedOutput output) throws Exception {
		Path file = Files.createFile(this.data.resolve("file"));
		assertRefused(output, "handson.data-dir=" + file.resolve("folder"));
		assertThat(output).contains(WORDS).contains("may write the file");
	}

	@Test
	void serverThatIsAwayIsToldInWords(CapturedOutput output) {
		assertRefused(output, "handson.data-dir=" + this.data,
				"spring.datasource.url=jdbc:postgresql://127.0.0.1:1/handson?password=secret");
		assertThat(output).contains("The database jdbc:postgresql://127.0.0.1:1/handson " + WORDS)
			.contains("Make sure that the server runs")
			.doesNotContain("secret");
	}

	private static void assertRefused(CapturedOutput output, String... properties) {
		SpringApplicationBuilder console = new SpringApplicationBuilder(HandsonApplication.class)
			.web(WebApplicationType.NONE)
			.registerShutdownHook(false);
		String[] arguments = Stream.of(properties).map((property) -> "--" + property).toArray(String[]::new);
		assertThatThrownBy(() -> console.run(arguments)).isNotNull();
		assertThat(output).contains("APPLICATION FAILED TO START").doesNotContain("\tat ");
	}

}
