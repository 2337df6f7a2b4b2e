package io.github.privatelinkhandson.testkit;

import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Optional;

import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.profiles.ProfileFile;

import io.github.privatelinkhandson.aws.AwsFailure;
import io.github.privatelinkhandson.aws.Cloud;
import io.github.privatelinkhandson.aws.CloudMode;

/**
 * A cloud in front of another: tests tell how fast it is, and watch, count or fail the
 * calls that pass.
 */
public class TestCloud implements Cloud {

	private final Cloud cloud;

	private final double speed;

	public TestCloud(Cloud cloud) {
		this(cloud, cloud.speed());
	}

	/**
	 * Creates a cloud of a given speed.
	 * @param speed the factor by which it is faster than AWS, also where it cannot tell
	 * by itself
	 */
	public TestCloud(Cloud cloud, double speed) {
		this.cloud = cloud;
		this.speed = speed;
	}

	/**
	 * Sends a call and returns its answer.
	 */
	protected HttpExecuteResponse exchange(AwsCall call) throws IOException {
		return call.send();
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
	public List<AwsFailure> failures(String region) {
		return this.cloud.failures(region);
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
		return new TestTransport(this.cloud.transport(), this);
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
