package io.github.privatelinkhandson.simulator.sts;

import java.nio.charset.StandardCharsets;
import java.util.UUID;

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
			.userId(userId(call.account()))
			.build();
	}

	private static String userId(String account) {
		String digest = UUID.nameUUIDFromBytes(account.getBytes(StandardCharsets.UTF_8)).toString().replace("-", "");
		StringBuilder id = new StringBuilder("AIDA");
		digest.chars()
			.limit(17)
			.map((digit) -> "GHIJKLMNOPQRSTUV".charAt(Character.digit(digit, 16)))
			.forEach(id::appendCodePoint);
		return id.toString();
	}

	String getAccessKeyInfo(GetAccessKeyInfoRequest request, Call call) {
		return call.account();
	}

}
