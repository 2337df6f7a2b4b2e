package io.github.privatelinkhandson.aws;

import java.util.function.BiFunction;

import org.jspecify.annotations.Nullable;
import org.springframework.util.function.SingletonSupplier;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.auth.credentials.ProfileCredentialsProvider;

/**
 * Credentials of mode {@code aws} and the account that they belong to. A profile belongs
 * to one account, which is learned once; what the default chain finds may change.
 */
final class AwsIdentity {

	private final SingletonSupplier<? extends AwsCredentialsProvider> credentials;

	private final BiFunction<AwsCredentialsProvider, String, String> ask;

	private final boolean constant;

	private volatile @Nullable String known;

	private AwsIdentity(SingletonSupplier<? extends AwsCredentialsProvider> credentials,
			BiFunction<AwsCredentialsProvider, String, String> ask, boolean constant) {
		this.credentials = credentials;
		this.ask = ask;
		this.constant = constant;
	}

	/**
	 * The credentials of the SDK's default chain.
	 * @param ask tells the account of credentials, given a region to ask in
	 */
	static AwsIdentity ofDefaultChain(BiFunction<AwsCredentialsProvider, String, String> ask) {
		return new AwsIdentity(SingletonSupplier.of(() -> DefaultCredentialsProvider.builder().build()), ask, false);
	}

	/**
	 * The credentials of a profile of the AWS config files.
	 * @param ask tells the account of credentials, given a region to ask in
	 */
	static AwsIdentity ofProfile(String profile, BiFunction<AwsCredentialsProvider, String, String> ask) {
		return new AwsIdentity(SingletonSupplier.of(() -> ProfileCredentialsProvider.create(profile)), ask, true);
	}

	AwsCredentialsProvider credentials() {
		return this.credentials.obtain();
	}

	/**
	 * The account that the credentials belong to.
	 * @throws software.amazon.awssdk.core.exception.SdkException if there are no
	 * credentials that AWS takes
	 */
	String account(String region) {
		String account = this.known;
		if (account == null) {
			account = this.ask.apply(credentials(), region);
			this.known = this.constant ? account : null;
		}
		return account;
	}

}
