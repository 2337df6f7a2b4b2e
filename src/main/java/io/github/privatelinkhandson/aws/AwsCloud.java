package io.github.privatelinkhandson.aws;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.apache5.Apache5HttpClient;
import software.amazon.awssdk.profiles.ProfileFile;
import software.amazon.awssdk.services.sts.StsClient;

/**
 * AWS, or what the endpoint setting puts in its place, with the credentials of the SDK's
 * default chain, or of several profiles. Nothing is looked up before the mode is used.
 */
@Component
class AwsCloud implements Cloud, DisposableBean {

	private static final int CONNECTIONS = 100;

	private final AwsSettings settings;

	private final ProfileFiles files = new ProfileFiles();

	private final List<AwsIdentity> identities;

	/** The accounts of the access keys that have been in use. */
	private final Map<String, String> accounts = new ConcurrentHashMap<>();

	private @Nullable SdkHttpClient transport;

	AwsCloud(AwsSettings settings) {
		this.settings = settings;
		this.identities = settings.profiles().isEmpty() ? List.of(AwsIdentity.ofDefaultChain(this.files))
				: settings.profiles().stream().map((profile) -> AwsIdentity.ofProfile(profile, this.files)).toList();
	}

	@Override
	public CloudMode mode() {
		return CloudMode.AWS;
	}

	@Override
	public String newAccount(String region) {
		return accounts(region).get(0);
	}

	/**
	 * The accounts of the credentials that AWS takes, and that the settings allow.
	 * Profiles without such credentials are skipped as long as there are others.
	 */
	@Override
	public List<String> accounts(String region) {
		requireRegion(region);
		List<String> accounts = new ArrayList<>();
		@Nullable SdkException failure = null;
		for (AwsIdentity identity : this.identities) {
			try {
				accounts.add(account(identity.resolve(), region));
			}
			catch (SdkException ex) {
				failure = (failure == null) ? ex : failure;
			}
		}
		List<String> usable = accounts.stream().distinct().filter(this.settings.accounts()::allows).toList();
		if (usable.isEmpty()) {
			throw (failure != null) ? failure : notAllowed(String.join(", ", accounts));
		}
		return usable;
	}

	@Override
	public boolean allows(String region) {
		return this.settings.regions().allows(region);
	}

	@Override
	public List<AwsFailure> failures(String region) {
		return this.identities.stream().flatMap((identity) -> failure(identity, region).stream()).toList();
	}

	/**
	 * Refuses to work in another account than those of the credentials, now and at each
	 * later call.
	 */
	@Override
	public AwsCredentialsProvider credentials(String account, String region) {
		requireRegion(region);
		if (!this.settings.accounts().allows(account)) {
			throw notAllowed(account);
		}
		AccountCredentials credentials = new AccountCredentials(account, region, this.identities, this::account);
		credentials.resolveCredentials();
		return credentials;
	}

	@Override
	public ProfileFile profileFile() {
		return this.files.read();
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

	private Optional<AwsFailure> failure(AwsIdentity identity, String region) {
		try {
			account(identity.resolve(), region);
			return Optional.empty();
		}
		catch (SdkException ex) {
			return Optional.of(identity.named(AwsFailure.of(ex)));
		}
	}

	private void requireRegion(String region) {
		if (!allows(region)) {
			throw AwsFailure.refusal(AwsFailure.REGION_NOT_ALLOWED,
					"The settings handson.aws.regions do not allow " + region);
		}
	}

	private static SdkException notAllowed(String account) {
		return AwsFailure.refusal(AwsFailure.ACCOUNT_NOT_ALLOWED,
				"The settings handson.aws.accounts do not allow " + account);
	}

	/**
	 * Tells the account of credentials. An access key belongs to one account for good, so
	 * AWS is asked once for each.
	 */
	private String account(AwsCredentials credentials, String region) {
		String known = this.accounts.get(credentials.accessKeyId());
		if (known == null) {
			known = ask(credentials, region);
			this.accounts.put(credentials.accessKeyId(), known);
		}
		return known;
	}

	private String ask(AwsCredentials credentials, String region) {
		ClientConfigurer configurer = new ClientConfigurer(this, StaticCredentialsProvider.create(credentials), region,
				List.of());
		try (StsClient sts = configurer.build(StsClient.builder())) {
			return CallerIdentity.of(sts).account();
		}
	}

}
