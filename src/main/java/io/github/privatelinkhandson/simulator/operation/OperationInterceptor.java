package io.github.privatelinkhandson.simulator.operation;

import software.amazon.awssdk.core.SdkPojo;

/**
 * Intercepts the calls of all operations, as the SDK's {@code ExecutionInterceptor} does
 * on a client's side. The first in the dispatcher's list is the outermost.
 */
public interface OperationInterceptor {

	/**
	 * Inspects a request once, before its transaction begins.
	 * @throws AwsError to refuse the request
	 */
	default void beforeTransaction(SdkPojo request, CallContext context) {
	}

	/**
	 * Runs around the operation, in its transaction, and again whenever the store repeats
	 * the transaction.
	 * @throws AwsError to refuse the request
	 */
	default SdkPojo intercept(SdkPojo request, Call call, Chain chain) {
		return chain.proceed(request, call);
	}

	/**
	 * The interceptors that follow, and the operation at their end.
	 */
	@FunctionalInterface
	interface Chain {

		SdkPojo proceed(SdkPojo request, Call call);

		/**
		 * Puts an interceptor before this chain.
		 */
		default Chain after(OperationInterceptor interceptor) {
			return (request, call) -> interceptor.intercept(request, call, this);
		}

	}

}
