package io.github.privatelinkhandson.simulator.quotas;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.ToIntFunction;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import software.amazon.awssdk.services.servicequotas.model.GetAwsDefaultServiceQuotaRequest;
import software.amazon.awssdk.services.servicequotas.model.GetRequestedServiceQuotaChangeRequest;
import software.amazon.awssdk.services.servicequotas.model.GetServiceQuotaRequest;
import software.amazon.awssdk.services.servicequotas.model.ListAwsDefaultServiceQuotasRequest;
import software.amazon.awssdk.services.servicequotas.model.ListRequestedServiceQuotaChangeHistoryByQuotaRequest;
import software.amazon.awssdk.services.servicequotas.model.ListRequestedServiceQuotaChangeHistoryRequest;
import software.amazon.awssdk.services.servicequotas.model.ListServiceQuotasRequest;
import software.amazon.awssdk.services.servicequotas.model.ListServicesRequest;
import software.amazon.awssdk.services.servicequotas.model.RequestServiceQuotaIncreaseRequest;
import software.amazon.awssdk.services.servicequotas.model.RequestStatus;
import software.amazon.awssdk.services.servicequotas.model.RequestedServiceQuotaChange;
import software.amazon.awssdk.services.servicequotas.model.ServiceInfo;
import software.amazon.awssdk.services.servicequotas.model.ServiceQuota;

import io.github.privatelinkhandson.simulator.operation.AwsError;
import io.github.privatelinkhandson.simulator.operation.Call;
import io.github.privatelinkhandson.simulator.operation.Operations;
import io.github.privatelinkhandson.simulator.operation.Page;
import io.github.privatelinkhandson.simulator.operation.Pages;
import io.github.privatelinkhandson.simulator.store.ResourceTypes;

/**
 * Implements the operations of Service Quotas. A change that is asked for is granted at
 * once, and the last change of each quota is remembered.
 */
@Component
class ServiceQuotaOperations implements Operations {

	private static final double MOST = 10_000_000;

	ServiceQuota getServiceQuota(GetServiceQuotaRequest request, Call call) {
		Quota quota = find(request.serviceCode(), request.quotaCode());
		return quota.model(call, quota.value(call));
	}

	ServiceQuota getAwsDefaultServiceQuota(GetAwsDefaultServiceQuotaRequest request, Call call) {
		Quota quota = find(request.serviceCode(), request.quotaCode());
		return quota.model(call, quota.value());
	}

	Page<ServiceQuota> listServiceQuotas(ListServiceQuotasRequest request, Call call) {
		return Pages.of(all(call, request.serviceCode(), request.quotaCode(), (quota) -> quota.value(call)), request);
	}

	Page<ServiceQuota> listAwsDefaultServiceQuotas(ListAwsDefaultServiceQuotasRequest request, Call call) {
		return Pages.of(all(call, request.serviceCode(), null, Quota::value), request);
	}

	private static Quota find(String service, String code) {
		return Quota.ofService(service)
			.filter((quota) -> quota.code().equals(code))
			.findFirst()
			.orElseThrow(ServiceQuotaOperations::noSuchResource);
	}

	private static AwsError noSuchResource() {
		return AwsError.of("NoSuchResourceException",
				"The request failed because the specified service does not exist.");
	}

	private List<ServiceQuota> all(Call call, @Nullable String service, @Nullable String code,
			ToIntFunction<Quota> value) {
		List<ServiceQuota> quotas = Quota.ofService(service)
			.filter((quota) -> code == null || quota.code().equals(code))
			.map((quota) -> quota.model(call, value.applyAsInt(quota)))
			.toList();
		if (quotas.isEmpty()) {
			throw noSuchResource();
		}
		return quotas;
	}

	Page<ServiceInfo> listServices(ListServicesRequest request, Call call) {
		List<ServiceInfo> services = new TreeMap<>(Quota.SERVICES).entrySet()
			.stream()
			.map((entry) -> ServiceInfo.builder().serviceCode(entry.getKey()).serviceName(entry.getValue()).build())
			.toList();
		return Pages.of(services, request);
	}

	RequestedServiceQuotaChange requestServiceQuotaIncrease(RequestServiceQuotaIncreaseRequest request, Call call) {
		Quota quota = find(request.serviceCode(), request.quotaCode());
		double wanted = request.desiredValue();
		if (quota == Quota.LISTENERS) {
			throw illegal("The quota cannot be changed");
		}
		if (wanted <= quota.value(call)) {
			throw illegal("You must provide a quota value greater than the current quota value");
		}
		if (wanted > MOST) {
			throw AwsError.of("QuotaExceededException",
					"You have exceeded your service quota. To perform the requested action, remove some of the relevant "
							+ "resources, or use Service Quotas to request a service quota increase.");
		}
		RequestedServiceQuotaChange change = approved(quota, call.account(), call.region(), wanted, call.now());
		quota.resources(call.resources(), call.global())
			.put(call.created(ResourceTypes.QUOTA_CHANGE, quota.code(), change));
		return change;
	}

	RequestedServiceQuotaChange getRequestedServiceQuotaChange(GetRequestedServiceQuotaChangeRequest request,
			Call call) {
		String id = request.requestId();
		return Stream.of(Quota.values())
			.flatMap((quota) -> quota.change(call).stream())
			.filter((change) -> id.equals(change.id()))
			.findFirst()
			.orElseThrow(() -> AwsError.of("NoSuchResourceException",
					"The request failed because the specified request does not exist."));
	}

	Page<RequestedServiceQuotaChange> listRequestedServiceQuotaChangeHistory(
			ListRequestedServiceQuotaChangeHistoryRequest request, Call call) {
		Stream<Quota> quotas = (request.serviceCode() != null) ? Quota.ofService(request.serviceCode())
				: Stream.of(Quota.values());
		return Pages.of(changes(quotas, request.statusAsString(), call), request);
	}

	Page<RequestedServiceQuotaChange> listRequestedServiceQuotaChangeHistoryByQuota(
			ListRequestedServiceQuotaChangeHistoryByQuotaRequest request, Call call) {
		Quota quota = find(request.serviceCode(), request.quotaCode());
		return Pages.of(changes(Stream.of(quota), request.statusAsString(), call), request);
	}

	private List<RequestedServiceQuotaChange> changes(Stream<Quota> quotas, @Nullable String status, Call call) {
		return quotas.map((quota) -> quota.change(call))
			.flatMap(Optional::stream)
			.filter((change) -> status == null || status.equals(change.statusAsString()))
			.toList();
	}

	static RequestedServiceQuotaChange approved(Quota quota, String account, String region, double value, Instant at) {
		return RequestedServiceQuotaChange.builder()
			.id(UUID.randomUUID().toString().replace("-", ""))
			.serviceCode(quota.service())
			.serviceName(Quota.SERVICES.get(quota.service()))
			.quotaCode(quota.code())
			.quotaName(quota.quotaName())
			.quotaArn(quota.arn(account, region))
			.desiredValue(value)
			.status(RequestStatus.APPROVED)
			.created(at)
			.lastUpdated(at)
			.requester("{\"accountId\":\"%s\",\"callerArn\":\"arn:aws:iam::%s:root\"}".formatted(account, account))
			.globalQuota(quota.isGlobal())
			.unit("None")
			.quotaRequestedAtLevel("ACCOUNT")
			.build();
	}

	private static AwsError illegal(String message) {
		return AwsError.of("IllegalArgumentException", message);
	}

}
