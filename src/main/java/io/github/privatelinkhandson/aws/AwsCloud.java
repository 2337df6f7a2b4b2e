package io.github.privatelinkhandson.aws;

import java.net.URI;
import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;
import org.springframework.util.function.SingletonSupplier;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.apache.ApacheHttpClient;
import software.amazon.awssdk.profiles.ProfileFile;
import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.services.sts.model.StsException;

/**
 * AWS, or what the endpoint setting puts in its place, with the credentials of the SDK's
 * default chain. Nothing is looked up before the mode is used.
 */
@Component
class AwsCloud implements Cloud, DisposableBean {

	private static final int CONNECTIONS = 100;

	private final AwsSettings settings;

	private final SingletonSupplier<AwsCredentialsProvider> credentials = SingletonSupplier
		.of(() -> DefaultCredentialsProvider.builder().build());

	private @Nullable SdkHttpClient transport;

	AwsCloud(AwsSettings settings) {
		this.settings = settings;
	}

	@Override
	public Mode mode() {
		return Mode.AWS;
	}

	@Override
	public String newAccount(String region) {
		return caller(region).account();
	}

	/**
	 * Refuses to work in another account than that of the credentials: what a lab has
	 * built would look as if it had been deleted.
	 */
	@Override
	public AwsCredentialsProvider credentials(String account, String region) {
		String actual = caller(region).account();
		if (!account.equals(actual)) {
			String message = "The credentials in use belong to account %s, not to %s".formatted(actual, account);
			throw StsException.builder()
				.message(message)
				.awsErrorDetails(
						AwsErrorDetails.builder().errorCode(AwsFailure.WRONG_ACCOUNT).errorMessage(message).build())
				.build();
		}
		return this.credentials.obtain();
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
			this.transport = ApacheHttpClient.builder().maxConnections(CONNECTIONS).build();
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

	private Caller caller(String region) {
		ClientConfigurer configurer = new ClientConfigurer(this, this.credentials.obtain(), region, List.of());
		try (StsClient sts = configurer.build(StsClient.builder())) {
			return Caller.of(sts);
		}
	}

}
