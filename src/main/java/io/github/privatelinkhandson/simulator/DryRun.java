package io.github.privatelinkhandson.simulator;

import software.amazon.awssdk.core.SdkPojo;

import io.github.privatelinkhandson.simulator.operation.AwsError;
import io.github.privatelinkhandson.simulator.operation.Call;
import io.github.privatelinkhandson.simulator.operation.Models;
import io.github.privatelinkhandson.simulator.operation.OperationInterceptor;

/**
 * Refuses the requests with a {@code DryRun} flag that would have succeeded.
 */
final class DryRun implements OperationInterceptor {

	@Override
	public SdkPojo intercept(SdkPojo request, Call call, Chain chain) {
		SdkPojo result = chain.proceed(request, call);
		if (Models.given(request, "DryRun").filter(Boolean.TRUE::equals).isPresent()) {
			throw new AwsError(412, "DryRunOperation", "Request would have succeeded, but DryRun flag is set.");
		}
		return result;
	}

}
