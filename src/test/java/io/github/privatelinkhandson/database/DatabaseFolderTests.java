package io.github.privatelinkhandson.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.github.privatelinkhandson.lab.Labs;
import io.github.privatelinkhandson.testkit.TestConsole;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/**
 * Tests that nobody but its user reads a console's database.
 */
class DatabaseFolderTests {

	@TempDir
	Path folder;

	@BeforeEach
	void requirePosix() {
		boolean posix = this.folder.getFileSystem().supportedFileAttributeViews().contains("posix");
		if (!posix) {
			System.err.println("NOT TESTED: files have no permissions on this machine");
		}
		assumeTrue(posix, "NOT TESTED: files have no permissions on this machine");
	}

	@Test
	void newFolderAndFileAreClosedToOthers() throws IOException {
		Path data = this.folder.resolve("a/data");
		try (TestConsole console = TestConsole.withoutPorts(data, 200)) {
			assertThat(console.bean(Labs.class).all()).isEmpty();
			assertClosed(data);
		}
		assertClosed(data);
	}

	@Test
	void foldersAndFilesThatAreOpenAreClosed() throws IOException {
		Path data = this.folder.resolve("data");
		Files.createDirectory(data, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwxr-xr-x")));
		Files.createFile(data.resolve("handson.mv.db"));
		Files.setPosixFilePermissions(data.resolve("handson.mv.db"), PosixFilePermissions.fromString("rw-r--r--"));
		new DatabaseFolder(data, "handson").protect();
		assertClosed(data);
	}

	@Test
	void folderOfOthersStaysAsItIs() throws IOException {
		Files.setPosixFilePermissions(this.folder, PosixFilePermissions.fromString("rwxr-xr-x"));
		Files.createFile(this.folder.resolve("letter.txt"));
		Files.setPosixFilePermissions(this.folder.resolve("letter.txt"), PosixFilePermissions.fromString("rw-r--r--"));
		new DatabaseFolder(this.folder, "handson").protect();
		assertThat(permissions(this.folder)).isEqualTo("rwxr-xr-x");
		assertThat(permissions(this.folder.resolve("letter.txt"))).isEqualTo("rw-r--r--");
		assertThat(permissions(this.folder.resolve("handson.mv.db"))).isEqualTo("rw-------");
	}

	@Test
	void addressesOfFilesHaveAFolder() {
		assertThat(DatabaseFolder.of("jdbc:h2:file:/a b/c/handson;WRITE_DELAY=0"))
			.hasValue(new DatabaseFolder(Path.of("/a b/c"), "handson"));
		assertThat(DatabaseFolder.of("jdbc:h2:mem:x")).isEmpty();
		assertThat(DatabaseFolder.of("jdbc:postgresql://db/handson")).isEmpty();
	}

	private static void assertClosed(Path data) throws IOException {
		assertThat(permissions(data)).isEqualTo("rwx------");
		try (var files = Files.list(data)) {
			assertThat(files).isNotEmpty().allSatisfy((file) -> assertThat(permissions(file)).isEqualTo("rw-------"));
		}
	}

	private static String permissions(Path path) throws IOException {
		return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
	}

}
