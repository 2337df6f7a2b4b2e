package io.github.privatelinkhandson.simulator;

import software.amazon.awssdk.core.SdkPojo;

import io.github.privatelinkhandson.simulator.operation.AwsService;
import io.github.privatelinkhandson.simulator.operation.Call;
import io.github.privatelinkhandson.simulator.operation.OperationInterceptor;
import io.github.privatelinkhandson.simulator.store.PracticeAccounts;
import io.github.privatelinkhandson.simulator.vpc.DefaultVpcService;

/**
 * Gives accounts a default VPC in each region before their first call there: the account
 * of access key {@code test}, and others if the settings say so.
 *
 * @param everywhere whether every account has default VPCs
 */
record DefaultVpcs(boolean everywhere) implements OperationInterceptor {

	@Override
	public SdkPojo intercept(SdkPojo request, Call call, Chain chain) {
		if (call.service() == AwsService.EC2 && (this.everywhere || PracticeAccounts.isTest(call.account()))) {
			new DefaultVpcService(call).open();
		}
		return chain.proceed(request, call);
	}

}
