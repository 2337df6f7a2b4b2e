package io.github.privatelinkhandson.simulator.clients;

import java.util.List;
import java.util.function.Supplier;

import org.junit.jupiter.api.function.Executable;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.ec2.model.UnsuccessfulItem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

/**
 * A call that AWS refuses.
 *
 * @param what what is wrong with it
 * @param status the HTTP status of the answer
 * @param code AWS's error code
 */
record Refusal(String what, int status, String code, Executable call) {

	static Refusal of(String code, String what, Executable call) {
		return new Refusal(what, 400, code, call);
	}

	/**
	 * A call that is answered with HTTP 200 and the refusal of each of its items.
	 */
	static Refusal ofItems(String code, String what, Supplier<List<UnsuccessfulItem>> call) {
		return new Refusal(what, 200, code,
				() -> assertThat(call.get()).isNotEmpty().allMatch((item) -> code.equals(item.error().code())));
	}

	/**
	 * Makes the call and compares the answer.
	 */
	void check() throws Throwable {
		if (this.status == 200) {
			this.call.execute();
			return;
		}
		Throwable thrown = catchThrowable(this.call::execute);
		assertThat(thrown).as("%s must be refused with %s", this.what, this.code)
			.isInstanceOf(AwsServiceException.class);
		AwsServiceException refusal = (AwsServiceException) thrown;
		assertThat(refusal.awsErrorDetails().errorCode()).as(refusal.getMessage()).isEqualTo(this.code);
		assertThat(refusal.statusCode()).as(refusal.getMessage()).isEqualTo(this.status);
		assertThat(refusal.requestId()).isNotBlank();
	}

}
