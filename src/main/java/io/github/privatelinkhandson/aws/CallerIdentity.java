package io.github.privatelinkhandson.aws;

import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.services.sts.model.GetCallerIdentityResponse;

/**
 * The identity of the credentials in use, as reported by STS.
 */
public record CallerIdentity(String account, String arn, String userId) {

	static CallerIdentity of(StsClient sts) {
		GetCallerIdentityResponse identity = sts.getCallerIdentity();
		return new CallerIdentity(identity.account(), identity.arn(), identity.userId());
	}

}
