package io.github.privatelinkhandson.simulator.quotas;

import java.util.function.Function;

import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.servicequotas.model.GetAwsDefaultServiceQuotaRequest;
import software.amazon.awssdk.services.servicequotas.model.GetServiceQuotaRequest;
import software.amazon.awssdk.services.servicequotas.model.ListServiceQuotasRequest;
import software.amazon.awssdk.services.servicequotas.model.ListServicesRequest;
import software.amazon.awssdk.services.servicequotas.model.ServiceInfo;
import software.amazon.awssdk.services.servicequotas.model.ServiceQuota;

import io.github.privatelinkhandson.simulator.operation.AwsError;
import io.github.privatelinkhandson.simulator.operation.AwsService;
import io.github.privatelinkhandson.simulator.operation.Call;
import io.github.privatelinkhandson.simulator.store.TestAccount;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

class ServiceQuotaOperationsTests {

	private final TestAccount account = new TestAccount();

	private final ServiceQuotaOperations quotas = new ServiceQuotaOperations();

	@Test
	void quotaIsThatOfAFreshAccount() {
		ServiceQuota vpcs = get("vpc", "L-F678F1CE");
		assertThat(vpcs.value()).isEqualTo(5.0);
		assertThat(vpcs.quotaName()).isEqualTo("VPCs per Region");
		assertThat(vpcs.quotaArn()).isEqualTo("arn:aws:servicequotas:ap-northeast-1:111122223333:vpc/L-F678F1CE");
		ServiceQuota initial = call((call) -> this.quotas.getAwsDefaultServiceQuota(
				GetAwsDefaultServiceQuotaRequest.builder().serviceCode("vpc").quotaCode("L-F678F1CE").build(), call));
		assertThat(initial).isEqualTo(vpcs);
	}

	@Test
	void unknownQuotaIsNoSuchResource() {
		assertThat(catchThrowableOfType(AwsError.class, () -> get("vpc", "L-00000000")).code())
			.isEqualTo("NoSuchResourceException");
		assertThat(catchThrowableOfType(AwsError.class, () -> get("s3", "L-F678F1CE")).code())
			.isEqualTo("NoSuchResourceException");
	}

	@Test
	void quotasAreListedByService() {
		assertThat(call((call) -> this.quotas
			.listServiceQuotas(ListServiceQuotasRequest.builder().serviceCode("elasticloadbalancing").build(), call))
			.items()).extracting(ServiceQuota::quotaCode)
			.containsExactlyInAnyOrder("L-69A177A2", "L-B22855CB", "L-57A373D6");
		assertThat(call((call) -> this.quotas.listServices(ListServicesRequest.builder().build(), call)).items())
			.extracting(ServiceInfo::serviceCode)
			.contains("vpc", "ec2", "networkinsights");
	}

	private ServiceQuota get(String service, String code) {
		return call((call) -> this.quotas
			.getServiceQuota(GetServiceQuotaRequest.builder().serviceCode(service).quotaCode(code).build(), call));
	}

	private <T> T call(Function<Call, T> work) {
		return this.account.call(AwsService.SERVICE_QUOTAS, work);
	}

}
