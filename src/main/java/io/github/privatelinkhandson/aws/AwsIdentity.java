package io.github.privatelinkhandson.aws;

import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.auth.credentials.ProfileCredentialsProvider;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.exception.SdkServiceException;
import software.amazon.awssdk.profiles.ProfileFile;
import software.amazon.awssdk.profiles.ProfileFileSystemSetting;

/**
 * A source of credentials of mode {@code aws}: a profile of the AWS config files or the
 * SDK's default chain. What it gives may change at any time, and so may its account.
 */
final class AwsIdentity {

	private static final int LONGEST_REASON = 300;

	private final @Nullable String profile;

	private final ProfileFiles files;

	private final Function<ProfileFile, AwsCredentialsProvider> build;

	private @Nullable Source source;

	private AwsIdentity(@Nullable String profile, ProfileFiles files,
			Function<ProfileFile, AwsCredentialsProvider> build) {
		this.profile = profile;
		this.files = files;
		this.build = build;
	}

	/**
	 * The credentials of the SDK's default chain.
	 */
	static AwsIdentity ofDefaultChain(ProfileFiles files) {
		return new AwsIdentity(null, files,
				(file) -> DefaultCredentialsProvider.builder().profileFile(() -> file).build());
	}

	/**
	 * The credentials of a profile of the AWS config files.
	 */
	static AwsIdentity ofProfile(String profile, ProfileFiles files) {
		return new AwsIdentity(profile, files, (file) -> of(profile, file));
	}

	/**
	 * Returns the credentials that it gives now.
	 * @throws software.amazon.awssdk.core.exception.SdkException if it gives none
	 */
	AwsCredentials resolve() {
		ProfileFile file = this.files.read();
		try {
			return provider(file).resolveCredentials();
		}
		catch (SdkServiceException ex) {
			throw ex;
		}
		catch (RuntimeException ex) {
			throw (this.profile != null) ? unusable(this.profile, ex) : noneInChain(file, ex);
		}
	}

	/**
	 * Returns a failure of it in words that name the profile, if it is one.
	 */
	AwsFailure named(AwsFailure failure) {
		boolean named = this.profile == null || failure.message().contains(this.profile);
		return named ? failure
				: new AwsFailure(failure.code(), "Profile " + this.profile + ": " + failure.message(), failure.kind());
	}

	private synchronized AwsCredentialsProvider provider(ProfileFile file) {
		Source known = this.source;
		if (known == null || known.file() != file) {
			known = new Source(file, this.build.apply(file));
			this.source = known;
		}
		return known.provider();
	}

	private static AwsCredentialsProvider of(String profile, ProfileFile file) {
		return ProfileCredentialsProvider.builder().profileName(profile).profileFile(file).build();
	}

	/**
	 * Says why the chain has no credentials: what hinders the profile in use, rather than
	 * a list of all that were tried.
	 */
	private static SdkClientException noneInChain(ProfileFile file, RuntimeException failure) {
		String inUse = ProfileFileSystemSetting.AWS_PROFILE.getStringValueOrThrow();
		if (file.profile(inUse).isPresent()) {
			try {
				of(inUse, file).resolveCredentials();
			}
			catch (RuntimeException ex) {
				return unusable(inUse, ex);
			}
		}
		return SdkClientException.create("There are no credentials: neither environment variables nor profile " + inUse
				+ ", a container or an instance give any", failure);
	}

	private static SdkClientException unusable(String profile, RuntimeException failure) {
		return SdkClientException.create("Profile %s gives no credentials: %s".formatted(profile, reason(failure)),
				failure);
	}

	/**
	 * Returns the first line of the innermost message.
	 */
	private static String reason(Throwable failure) {
		String innermost = Stream.iterate(failure, (next) -> next != null, Throwable::getCause)
			.flatMap((cause) -> Optional.ofNullable(cause.getMessage()).stream())
			.filter((message) -> !message.isBlank())
			.reduce((outer, inner) -> inner)
			.orElseGet(failure::toString);
		String line = innermost.strip().lines().findFirst().orElse(innermost);
		return (line.length() <= LONGEST_REASON) ? line : line.substring(0, LONGEST_REASON) + "…";
	}

	private record Source(ProfileFile file, AwsCredentialsProvider provider) {
	}

}
