package io.github.privatelinkhandson.aws;

/**
 * An account and region of a cloud.
 */
public record AwsEnvironment(CloudMode mode, String account, String region) {

	/**
	 * Parses what {@link #toString()} writes.
	 */
	public static AwsEnvironment parse(String text) {
		String[] parts = text.split("/");
		return new AwsEnvironment(CloudMode.valueOf(parts[0]), parts[1], parts[2]);
	}

	@Override
	public String toString() {
		return this.mode.name() + "/" + this.account + "/" + this.region;
	}

}
