package io.github.privatelinkhandson.simulator.quotas;

import java.util.List;
import java.util.function.ToIntFunction;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import software.amazon.awssdk.services.servicequotas.model.GetAwsDefaultServiceQuotaRequest;
import software.amazon.awssdk.services.servicequotas.model.GetAwsDefaultServiceQuotaResponse;
import software.amazon.awssdk.services.servicequotas.model.GetServiceQuotaRequest;
import software.amazon.awssdk.services.servicequotas.model.GetServiceQuotaResponse;
import software.amazon.awssdk.services.servicequotas.model.ListAwsDefaultServiceQuotasRequest;
import software.amazon.awssdk.services.servicequotas.model.ListAwsDefaultServiceQuotasResponse;
import software.amazon.awssdk.services.servicequotas.model.ListServiceQuotasRequest;
import software.amazon.awssdk.services.servicequotas.model.ListServiceQuotasResponse;
import software.amazon.awssdk.services.servicequotas.model.ListServicesRequest;
import software.amazon.awssdk.services.servicequotas.model.ListServicesResponse;
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

	GetServiceQuotaResponse getServiceQuota(GetServiceQuotaRequest request, Call call) {
		Quota quota = new ServiceQuotaService(call).find(request.serviceCode(), request.quotaCode());
		return GetServiceQuotaResponse.builder().quota(quota.model(call, quota.value(call))).build();
	}

	GetAwsDefaultServiceQuotaResponse getAwsDefaultServiceQuota(GetAwsDefaultServiceQuotaRequest request, Call call) {
		Quota quota = new ServiceQuotaService(call).find(request.serviceCode(), request.quotaCode());
		return GetAwsDefaultServiceQuotaResponse.builder().quota(quota.model(call, quota.value())).build();
	}

	ListServiceQuotasResponse listServiceQuotas(ListServiceQuotasRequest request, Call call) {
		Page<ServiceQuota> page = Pages.of(
				all(call, request.serviceCode(), request.quotaCode(), (quota) -> quota.value(call)),
				request.maxResults(), request.nextToken());
		return ListServiceQuotasResponse.builder().quotas(page.items()).nextToken(page.next()).build();
	}

	ListAwsDefaultServiceQuotasResponse listAwsDefaultServiceQuotas(ListAwsDefaultServiceQuotasRequest request,
			Call call) {
		Page<ServiceQuota> page = Pages.of(all(call, request.serviceCode(), null, Quota::value), request.maxResults(),
				request.nextToken());
		return ListAwsDefaultServiceQuotasResponse.builder().quotas(page.items()).nextToken(page.next()).build();
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

	ListServicesResponse listServices(ListServicesRequest request, Call call) {
		List<ServiceInfo> services = ServiceNames.all()
			.entrySet()
			.stream()
			.map((entry) -> ServiceInfo.builder().serviceCode(entry.getKey()).serviceName(entry.getValue()).build())
			.toList();
		Page<ServiceInfo> page = Pages.of(services, request.maxResults(), request.nextToken());
		return ListServicesResponse.builder().services(page.items()).nextToken(page.next()).build();
	}

}
