package io.github.privatelinkhandson.aws;

import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.services.sts.model.GetCallerIdentityResponse;

/**
 * Whose credentials are in use, as STS tells.
 */
public record Caller(String account, String arn, String userId) {

	static Caller of(StsClient sts) {
		GetCallerIdentityResponse identity = sts.getCallerIdentity();
		return new Caller(identity.account(), identity.arn(), identity.userId());
	}

}
