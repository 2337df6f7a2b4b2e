package io.github.privatelinkhandson.database;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The folder of the embedded database, which holds secrets of practice accounts: it and
 * the files in it are for the console's user only, where the file system knows users.
 */
record DatabaseFolder(Path folder, String name) {

	private static final Logger logger = LoggerFactory.getLogger(DatabaseFolder.class);

	private static final String FILE = "jdbc:h2:file:";

	private static final Set<PosixFilePermission> OF_FOLDER = PosixFilePermissions.fromString("rwx------");

	private static final Set<PosixFilePermission> OF_FILE = PosixFilePermissions.fromString("rw-------");

	/**
	 * Finds the folder in the address of a database in a file.
	 */
	static Optional<DatabaseFolder> of(String jdbcUrl) {
		if (!jdbcUrl.startsWith(FILE)) {
			return Optional.empty();
		}
		Path database = Path.of(jdbcUrl.substring(FILE.length()).split(";", 2)[0].replaceFirst("^~", home()))
			.toAbsolutePath();
		return Optional.of(new DatabaseFolder(database.getParent(), database.getFileName().toString()));
	}

	/**
	 * Closes the folder and its files to others. What cannot be closed is said in the
	 * log.
	 */
	void protect() {
		if (!FileSystems.getDefault().supportedFileAttributeViews().contains("posix")) {
			return;
		}
		try {
			Files.createDirectories(this.folder.getParent());
			createFolder();
			createFile(this.folder.resolve(this.name + ".mv.db"));
			for (Path file : entries().stream().filter(this::isOwn).toList()) {
				restrict(file, OF_FILE);
			}
			if (entries().stream().allMatch(this::isOwn)) {
				restrict(this.folder, OF_FOLDER);
			}
		}
		catch (IOException ex) {
			logger.warn("{} cannot be closed to other users: {}", this.folder, ex.toString());
		}
	}

	private void createFolder() throws IOException {
		if (!Files.exists(this.folder)) {
			Files.createDirectory(this.folder, PosixFilePermissions.asFileAttribute(OF_FOLDER));
		}
	}

	/**
	 * Creates the file, which H2 takes for a new database while it is empty: H2 itself
	 * would make it readable for all.
	 */
	private static void createFile(Path file) throws IOException {
		try {
			Files.createFile(file, PosixFilePermissions.asFileAttribute(OF_FILE));
		}
		catch (FileAlreadyExistsException ex) {
			// restricted with the others
		}
	}

	private List<Path> entries() throws IOException {
		try (Stream<Path> entries = Files.list(this.folder)) {
			return entries.toList();
		}
	}

	/**
	 * Returns whether a file is one of the database: a folder that holds others may be
	 * shared, and is left as it is.
	 */
	private boolean isOwn(Path file) {
		return file.getFileName().toString().startsWith(this.name + ".");
	}

	private static void restrict(Path path, Set<PosixFilePermission> most) throws IOException {
		if (!most.containsAll(Files.getPosixFilePermissions(path))) {
			Files.setPosixFilePermissions(path, most);
		}
	}

	private static String home() {
		return System.getProperty("user.home");
	}

}
