package io.github.privatelinkhandson.aws;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.profiles.ProfileFile;
import software.amazon.awssdk.profiles.ProfileFileLocation;

/**
 * The AWS config and credentials files of the machine, read again whenever one of them
 * was changed, also one that was not there before.
 */
final class ProfileFiles {

	private @Nullable Content content;

	/**
	 * Returns what the files say now: the same object as long as they are not changed.
	 * @throws SdkClientException if they cannot be understood
	 */
	synchronized ProfileFile read() {
		List<String> version = Stream
			.of(ProfileFileLocation.configurationFileLocation(), ProfileFileLocation.credentialsFileLocation())
			.map(ProfileFiles::version)
			.toList();
		Content known = this.content;
		if (known == null || !known.version().equals(version)) {
			known = new Content(version, parse());
			this.content = known;
		}
		return known.file();
	}

	private static ProfileFile parse() {
		try {
			return ProfileFile.defaultProfileFile();
		}
		catch (IllegalArgumentException | UncheckedIOException ex) {
			throw SdkClientException.create("The AWS credentials and config files cannot be read: " + ex.getMessage());
		}
	}

	private static String version(Optional<Path> file) {
		if (file.isEmpty()) {
			return "";
		}
		try {
			BasicFileAttributes attributes = Files.readAttributes(file.get(), BasicFileAttributes.class);
			return file.get() + " " + attributes.lastModifiedTime() + " " + attributes.size();
		}
		catch (IOException ex) {
			return "";
		}
	}

	private record Content(List<String> version, ProfileFile file) {
	}

}
