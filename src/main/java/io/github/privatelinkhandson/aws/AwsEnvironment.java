package io.github.privatelinkhandson.aws;

import io.github.privatelinkhandson.lab.Lab;

/**
 * An account and region of a cloud.
 */
record AwsEnvironment(CloudMode mode, String account, String region) {

	static AwsEnvironment of(Lab lab) {
		return new AwsEnvironment(lab.mode(), lab.account(), lab.region());
	}

	/**
	 * The place that a text names, as {@link #toString()} writes it.
	 */
	static AwsEnvironment parse(String text) {
		String[] parts = text.split("/");
		return new AwsEnvironment(CloudMode.valueOf(parts[0]), parts[1], parts[2]);
	}

	@Override
	public String toString() {
		return this.mode + "/" + this.account + "/" + this.region;
	}

}
