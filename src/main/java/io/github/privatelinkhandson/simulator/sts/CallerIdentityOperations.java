package io.github.privatelinkhandson.simulator.sts;

import org.springframework.stereotype.Component;
import software.amazon.awssdk.services.sts.model.GetAccessKeyInfoRequest;
import software.amazon.awssdk.services.sts.model.GetCallerIdentityRequest;
import software.amazon.awssdk.services.sts.model.GetCallerIdentityResponse;

import io.github.privatelinkhandson.simulator.operation.Call;
import io.github.privatelinkhandson.simulator.operation.Operations;

/**
 * GetCallerIdentity: every account of the practice AWS has one user.
 */
@Component
class CallerIdentityOperations implements Operations {

	GetCallerIdentityResponse getCallerIdentity(GetCallerIdentityRequest request, Call call) {
		return GetCallerIdentityResponse.builder()
			.account(call.account())
			.arn(call.userArn())
			.userId(call.userId())
			.build();
	}

	String getAccessKeyInfo(GetAccessKeyInfoRequest request, Call call) {
		return call.account();
	}

}
