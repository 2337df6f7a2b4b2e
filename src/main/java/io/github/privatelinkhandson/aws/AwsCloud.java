package io.github.privatelinkhandson.aws;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.apache5.Apache5HttpClient;
import software.amazon.awssdk.profiles.ProfileFile;
import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.services.sts.model.StsException;

/**
 * AWS, or what the endpoint setting puts in its place, with the credentials of the SDK's
 * default chain, or of several profiles. Nothing is looked up before the mode is used.
 */
@Component
class AwsCloud implements Cloud, DisposableBean {

	private static final int CONNECTIONS = 100;

	private final AwsSettings settings;

	private final List<AwsIdentity> identities;

	private @Nullable SdkHttpClient transport;

	AwsCloud(AwsSettings settings) {
		this.settings = settings;
		this.identities = settings.profiles().isEmpty() ? List.of(AwsIdentity.ofDefaultChain(this::ask))
				: settings.profiles().stream().map((profile) -> AwsIdentity.ofProfile(profile, this::ask)).toList();
	}

	@Override
	public CloudMode mode() {
		return CloudMode.AWS;
	}

	@Override
	public String newAccount(String region) {
		return this.identities.get(0).account(region);
	}

	@Override
	public List<String> accounts(String region) {
		return this.identities.stream().map((identity) -> identity.account(region)).distinct().toList();
	}

	/**
	 * Refuses to work in another account than those of the credentials: what a lab has
	 * built would look as if it had been deleted. Credentials that AWS does not take are
	 * no hindrance where others belong to the account.
	 */
	@Override
	public AwsCredentialsProvider credentials(String account, String region) {
		List<String> actual = new ArrayList<>();
		@Nullable SdkException failure = null;
		for (AwsIdentity identity : this.identities) {
			try {
				String own = identity.account(region);
				if (own.equals(account)) {
					return identity.credentials();
				}
				actual.add(own);
			}
			catch (SdkException ex) {
				failure = ex;
			}
		}
		throw (failure != null) ? failure : wrongAccount(account, actual);
	}

	@Override
	public ProfileFile profileFile() {
		return ProfileFile.defaultProfileFile();
	}

	@Override
	public Optional<URI> endpoint() {
		return Optional.ofNullable(this.settings.endpoint());
	}

	@Override
	public synchronized SdkHttpClient transport() {
		if (this.transport == null) {
			this.transport = Apache5HttpClient.builder().maxConnections(CONNECTIONS).build();
		}
		return this.transport;
	}

	@Override
	public boolean remote() {
		return true;
	}

	@Override
	public double speed() {
		return 1;
	}

	@Override
	public synchronized void destroy() {
		if (this.transport != null) {
			this.transport.close();
		}
	}

	private static StsException wrongAccount(String account, List<String> actual) {
		String message = "The credentials in use belong to account %s, not to %s".formatted(String.join(", ", actual),
				account);
		return (StsException) StsException.builder()
			.message(message)
			.awsErrorDetails(
					AwsErrorDetails.builder().errorCode(AwsFailure.WRONG_ACCOUNT).errorMessage(message).build())
			.build();
	}

	private String ask(AwsCredentialsProvider credentials, String region) {
		ClientConfigurer configurer = new ClientConfigurer(this, credentials, region, List.of());
		try (StsClient sts = configurer.build(StsClient.builder())) {
			return CallerIdentity.of(sts).account();
		}
	}

}
