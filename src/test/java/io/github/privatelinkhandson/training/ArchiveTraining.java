package io.github.privatelinkhandson.training;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

import org.springframework.util.FileSystemUtils;

/**
 * Makes the archive of an extracted console: walks through a lab, puts load on the
 * practice AWS, takes the lab down, and leaves what the JVM has loaded and learnt
 * meanwhile.
 */
final class ArchiveTraining {

	private static final Duration LOAD = Duration.ofSeconds(20);

	private ArchiveTraining() {
	}

	/**
	 * Trains the console in a folder.
	 * @param arguments the folder of the extracted console
	 */
	public static void main(String... arguments) throws IOException {
		Archive archive = new Archive(Path.of(arguments[0]).toAbsolutePath().normalize());
		Path data = Files.createTempDirectory("training");
		try {
			Files.deleteIfExists(archive.file());
			try (TrainedConsole console = TrainedConsole.start(archive.recording(), data)) {
				LabWalk walk = new LabWalk(console);
				walk.build();
				walk.visit();
				new PracticeLoad(walk.ec2()).run(LOAD);
				walk.tearDown();
			}
			archive.writeArguments();
			System.out.printf("%s: %d MiB%n", archive.file(), Files.size(archive.file()) >> 20);
		}
		finally {
			FileSystemUtils.deleteRecursively(data);
		}
	}

}
