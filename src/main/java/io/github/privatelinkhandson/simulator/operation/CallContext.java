package io.github.privatelinkhandson.simulator.operation;

import io.github.privatelinkhandson.simulator.clock.SimulatedTime;

/**
 * The facts of a call that are known before its transaction begins.
 *
 * @param action the operation's name as the client wrote it
 * @param account the caller's 12-digit account id
 * @param strict whether eventual consistency is left out
 */
public record CallContext(AwsService service, String action, String account, String region, String requestId,
		SimulatedTime time, boolean strict) {

	/**
	 * Returns the ARN of the one user that every account of the practice AWS has.
	 */
	public String userArn() {
		return "arn:aws:iam::%s:user/practice".formatted(this.account);
	}

	CallContext at(SimulatedTime otherTime) {
		return new CallContext(this.service, this.action, this.account, this.region, this.requestId, otherTime,
				this.strict);
	}

	CallContext in(String otherAccount, String otherRegion) {
		return new CallContext(this.service, this.action, otherAccount, otherRegion, this.requestId, this.time,
				this.strict);
	}

}
