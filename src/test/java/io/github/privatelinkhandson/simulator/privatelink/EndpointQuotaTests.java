package io.github.privatelinkhandson.simulator.privatelink;

import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.ec2.model.ServiceConfiguration;

import io.github.privatelinkhandson.simulator.operation.AwsError;
import io.github.privatelinkhandson.simulator.quotas.Quota;
import io.github.privatelinkhandson.simulator.store.TestAccount;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

class EndpointQuotaTests {

	private final TestEndpoints endpoints = new TestEndpoints();

	private final ServiceConfiguration service = this.endpoints
		.newService(this.endpoints.network.newActiveLoadBalancer("NLB-B"));

	@Test
	void endpointsAreCountedInTheirVpc() {
		this.endpoints.ec2((call) -> TestAccount.allow(call, Quota.INTERFACE_ENDPOINTS, 1));
		this.endpoints.newEndpoint(this.service.serviceName());
		AwsError refusal = catchThrowableOfType(AwsError.class,
				() -> this.endpoints.newEndpoint(this.service.serviceName()));
		assertThat(refusal.code()).isEqualTo("VpcEndpointLimitExceeded");
		String vpc = this.endpoints.network.newVpc();
		String subnet = this.endpoints.network.newSubnet(vpc, "10.0.1.0/24", "ap-northeast-1a");
		String group = this.endpoints.network.newGroup(vpc);
		assertThat(this.endpoints.newEndpoint(this.service.serviceName(),
				(request) -> request.vpcId(vpc).subnetIds(subnet).securityGroupIds(group)))
			.isNotNull();
	}

}
