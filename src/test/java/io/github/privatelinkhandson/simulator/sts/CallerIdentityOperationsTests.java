package io.github.privatelinkhandson.simulator.sts;

import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sts.model.GetCallerIdentityRequest;
import software.amazon.awssdk.services.sts.model.GetCallerIdentityResponse;

import io.github.privatelinkhandson.simulator.operation.AwsService;
import io.github.privatelinkhandson.simulator.store.TestAccount;

import static org.assertj.core.api.Assertions.assertThat;

class CallerIdentityOperationsTests {

	@Test
	void callerIsTheAccountsUser() {
		GetCallerIdentityResponse identity = new TestAccount().call(AwsService.STS,
				(call) -> new CallerIdentityOperations().getCallerIdentity(GetCallerIdentityRequest.builder().build(),
						call));
		assertThat(identity.account()).isEqualTo("111122223333");
		assertThat(identity.arn()).startsWith("arn:aws:iam::111122223333:user/");
		assertThat(identity.userId()).matches("AIDA[A-Z2-7]{17}");
	}

}
