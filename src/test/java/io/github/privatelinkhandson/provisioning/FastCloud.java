package io.github.privatelinkhandson.provisioning;

import java.net.URI;
import java.util.List;
import java.util.Optional;

import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.profiles.ProfileFile;

import io.github.privatelinkhandson.aws.Cloud;
import io.github.privatelinkhandson.aws.CloudMode;

/**
 * A cloud of which the console knows how fast it is, also where it cannot tell by itself.
 */
class FastCloud implements Cloud {

	private final Cloud cloud;

	private final double speed;

	FastCloud(Cloud cloud, double speed) {
		this.cloud = cloud;
		this.speed = speed;
	}

	@Override
	public CloudMode mode() {
		return this.cloud.mode();
	}

	@Override
	public String newAccount(String region) {
		return this.cloud.newAccount(region);
	}

	@Override
	public List<String> accounts(String region) {
		return this.cloud.accounts(region);
	}

	@Override
	public AwsCredentialsProvider credentials(String account, String region) {
		return this.cloud.credentials(account, region);
	}

	@Override
	public ProfileFile profileFile() {
		return this.cloud.profileFile();
	}

	@Override
	public Optional<URI> endpoint() {
		return this.cloud.endpoint();
	}

	@Override
	public SdkHttpClient transport() {
		return this.cloud.transport();
	}

	@Override
	public boolean remote() {
		return this.cloud.remote();
	}

	@Override
	public double speed() {
		return this.speed;
	}

}
