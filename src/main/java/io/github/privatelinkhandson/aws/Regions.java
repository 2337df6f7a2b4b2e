package io.github.privatelinkhandson.aws;

import java.util.List;

/**
 * The regions that pages offer: those that every AWS account has without asking.
 */
public final class Regions {

	public static final String DEFAULT = "ap-northeast-1";

	public static final List<String> ALL = List.of(DEFAULT, "ap-northeast-3", "ap-northeast-2", "ap-southeast-1",
			"ap-southeast-2", "ap-south-1", "us-east-1", "us-east-2", "us-west-1", "us-west-2", "ca-central-1",
			"sa-east-1", "eu-central-1", "eu-west-1", "eu-west-2", "eu-west-3", "eu-north-1");

	private Regions() {
	}

}
