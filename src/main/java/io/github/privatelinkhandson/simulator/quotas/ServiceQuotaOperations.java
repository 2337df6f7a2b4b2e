package io.github.privatelinkhandson.simulator.quotas;

import java.util.List;
import java.util.function.ToIntFunction;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import software.amazon.awssdk.services.servicequotas.model.GetAwsDefaultServiceQuotaRequest;
import software.amazon.awssdk.services.servicequotas.model.GetServiceQuotaRequest;
import software.amazon.awssdk.services.servicequotas.model.ListAwsDefaultServiceQuotasRequest;
import software.amazon.awssdk.services.servicequotas.model.ListServiceQuotasRequest;
import software.amazon.awssdk.services.servicequotas.model.ListServicesRequest;
import software.amazon.awssdk.services.servicequotas.model.ServiceInfo;
import software.amazon.awssdk.services.servicequotas.model.ServiceQuota;

import io.github.privatelinkhandson.simulator.operation.Call;
import io.github.privatelinkhandson.simulator.operation.Operations;
import io.github.privatelinkhandson.simulator.operation.Page;
import io.github.privatelinkhandson.simulator.operation.Pages;

/**
 * Implements the operations of Service Quotas that read the values of quotas.
 */
@Component
class ServiceQuotaOperations implements Operations {

	ServiceQuota getServiceQuota(GetServiceQuotaRequest request, Call call) {
		Quota quota = new ServiceQuotaService(call).find(request.serviceCode(), request.quotaCode());
		return quota.model(call, quota.value(call));
	}

	ServiceQuota getAwsDefaultServiceQuota(GetAwsDefaultServiceQuotaRequest request, Call call) {
		Quota quota = new ServiceQuotaService(call).find(request.serviceCode(), request.quotaCode());
		return quota.model(call, quota.value());
	}

	Page<ServiceQuota> listServiceQuotas(ListServiceQuotasRequest request, Call call) {
		return Pages.of(all(call, request.serviceCode(), request.quotaCode(), (quota) -> quota.value(call)), request);
	}

	Page<ServiceQuota> listAwsDefaultServiceQuotas(ListAwsDefaultServiceQuotasRequest request, Call call) {
		return Pages.of(all(call, request.serviceCode(), null, Quota::value), request);
	}

	private List<ServiceQuota> all(Call call, @Nullable String service, @Nullable String code,
			ToIntFunction<Quota> value) {
		List<ServiceQuota> quotas = Quota.ofService(call.require(service, "ServiceCode"))
			.filter((quota) -> code == null || quota.code().equals(code))
			.map((quota) -> quota.model(call, value.applyAsInt(quota)))
			.toList();
		if (quotas.isEmpty()) {
			throw ServiceQuotaService.noSuchResource();
		}
		return quotas;
	}

	Page<ServiceInfo> listServices(ListServicesRequest request, Call call) {
		List<ServiceInfo> services = ServiceNames.all()
			.entrySet()
			.stream()
			.map((entry) -> ServiceInfo.builder().serviceCode(entry.getKey()).serviceName(entry.getValue()).build())
			.toList();
		return Pages.of(services, request);
	}

}
