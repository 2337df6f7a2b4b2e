package io.github.privatelinkhandson.aws;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;

import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.core.exception.SdkException;

/**
 * Gives credentials of one account only, at each call anew: should their source give
 * another account's, the call is refused before it is signed. What a lab has built would
 * look as if it had been deleted there, and would be built once more.
 */
final class AccountCredentials implements AwsCredentialsProvider {

	private final String account;

	private final String region;

	private final List<AwsIdentity> identities;

	private final BiFunction<AwsCredentials, String, String> accountOf;

	/** The source that had credentials of the account last, which is asked first. */
	private volatile @Nullable AwsIdentity last;

	/**
	 * Gives credentials of an account.
	 * @param accountOf tells the account of credentials, given a region to ask in
	 */
	AccountCredentials(String account, String region, List<AwsIdentity> identities,
			BiFunction<AwsCredentials, String, String> accountOf) {
		this.account = account;
		this.region = region;
		this.identities = identities;
		this.accountOf = accountOf;
	}

	/**
	 * Credentials that AWS does not take are no hindrance where others belong to the
	 * account.
	 */
	@Override
	public AwsCredentials resolveCredentials() {
		List<String> actual = new ArrayList<>();
		@Nullable SdkException failure = null;
		for (AwsIdentity identity : lastFirst()) {
			try {
				AwsCredentials credentials = identity.resolve();
				String own = this.accountOf.apply(credentials, this.region);
				if (own.equals(this.account)) {
					this.last = identity;
					return credentials;
				}
				actual.add(own);
			}
			catch (SdkException ex) {
				failure = (failure == null) ? ex : failure;
			}
		}
		throw (failure != null) ? failure
				: AwsFailure.refusal(AwsFailure.WRONG_ACCOUNT, "The credentials in use belong to account %s, not to %s"
					.formatted(String.join(", ", actual), this.account));
	}

	private List<AwsIdentity> lastFirst() {
		AwsIdentity first = this.last;
		if (first == null || first == this.identities.get(0)) {
			return this.identities;
		}
		List<AwsIdentity> ordered = new ArrayList<>(this.identities);
		ordered.remove(first);
		ordered.add(0, first);
		return ordered;
	}

}
