package io.github.privatelinkhandson.aws;

import java.net.URI;
import java.util.List;
import java.util.Optional;

import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.profiles.ProfileFile;

/**
 * A cloud that labs are built in: what SDK clients need to talk to it. All else is the
 * same for every cloud.
 */
public interface Cloud {

	CloudMode mode();

	/**
	 * The account that a new lab is built in: one made for it, or that of the credentials
	 * in use.
	 * @throws software.amazon.awssdk.core.exception.SdkException if there is none to be
	 * had
	 */
	String newAccount(String region);

	/**
	 * The accounts that labs can be built in side by side; none where each lab is given
	 * an account of its own.
	 * @throws software.amazon.awssdk.core.exception.SdkException if they cannot be
	 * learned
	 */
	default List<String> accounts(String region) {
		return List.of();
	}

	/**
	 * Returns whether the settings let a region be worked in.
	 */
	default boolean allows(String region) {
		return true;
	}

	/**
	 * The failures of credentials that cannot be used and are skipped, each in words that
	 * name their source.
	 */
	default List<AwsFailure> failures(String region) {
		return List.of();
	}

	/**
	 * The credentials to work in that account with.
	 * @throws software.amazon.awssdk.core.exception.SdkException if there are none for
	 * this account
	 */
	AwsCredentialsProvider credentials(String account, String region);

	/**
	 * The settings file that clients look things up in.
	 */
	ProfileFile profileFile();

	/**
	 * Returns the address that requests go to instead of the region's own endpoints.
	 */
	Optional<URI> endpoint();

	SdkHttpClient transport();

	/**
	 * Returns whether calls wait for a network, so that many in parallel save time.
	 * Otherwise, more calls than there are processors would only delay the rest.
	 */
	boolean remote();

	/**
	 * Returns the factor by which this cloud is faster than AWS.
	 */
	double speed();

}
