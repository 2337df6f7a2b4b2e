package io.github.privatelinkhandson.simulator.privatelink;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;

import org.springframework.stereotype.Component;
import software.amazon.awssdk.services.ec2.model.DescribeVpcEndpointServicesRequest;
import software.amazon.awssdk.services.ec2.model.DescribeVpcEndpointServicesResponse;
import software.amazon.awssdk.services.ec2.model.DnsNameState;
import software.amazon.awssdk.services.ec2.model.ServiceConfiguration;
import software.amazon.awssdk.services.ec2.model.ServiceDetail;

import io.github.privatelinkhandson.simulator.operation.AwsError;
import io.github.privatelinkhandson.simulator.operation.Call;
import io.github.privatelinkhandson.simulator.operation.Filters;
import io.github.privatelinkhandson.simulator.operation.Models;
import io.github.privatelinkhandson.simulator.operation.Operations;
import io.github.privatelinkhandson.simulator.operation.Page;

/**
 * The services that endpoints can be made for: one's own, and some of AWS's to look at.
 */
@Component
class ServiceCatalogOperations implements Operations {

	private static final Map<String, String> FILTERS = Map.of("service-type", "service-type.service-type");

	DescribeVpcEndpointServicesResponse describeVpcEndpointServices(DescribeVpcEndpointServicesRequest request,
			Call call) {
		List<ServiceDetail> all = Stream
			.of(new ServiceCatalogService(call).ofAws(), own(call), ofOthers(call, request.serviceNames()))
			.flatMap(Function.identity())
			.toList();
		AwsError.throwForAny(request.serviceNames(),
				(name) -> all.stream().noneMatch((service) -> name.equals(service.serviceName())),
				ServiceCatalogService::unknown);
		List<ServiceDetail> chosen = all.stream()
			.filter((service) -> request.serviceNames().isEmpty()
					|| request.serviceNames().contains(service.serviceName()))
			.filter((service) -> request.serviceRegions().isEmpty()
					|| request.serviceRegions().contains(service.serviceRegion()))
			.toList();
		Page<ServiceDetail> page = Filters.page(chosen, request, FILTERS);
		return DescribeVpcEndpointServicesResponse.builder()
			.serviceDetails(page.items())
			.serviceNames(page.items().stream().map(ServiceDetail::serviceName).distinct().toList())
			.nextToken(page.next())
			.build();
	}

	private Stream<ServiceDetail> own(Call call) {
		return new ServiceConfigurationService(call).existing()
			.stream()
			.flatMap((service) -> new ServiceConfigurationService(call).offered(service.serviceName()).stream())
			.map(ServiceCatalogOperations::detail);
	}

	/**
	 * Other accounts' services, which are shown to those who know their names.
	 */
	private Stream<ServiceDetail> ofOthers(Call call, List<String> serviceNames) {
		return serviceNames.stream()
			.distinct()
			.flatMap((name) -> new ServiceConfigurationService(call).offered(name).stream())
			.filter((service) -> service.otherAccount() != null)
			.map(ServiceCatalogOperations::detail);
	}

	private static ServiceDetail detail(OfferedService offered) {
		ServiceConfiguration service = offered.model();
		return Models.copy(service, ServiceDetail.builder())
			.serviceRegion(offered.provider().region())
			.owner(offered.provider().account())
			.privateDnsNameVerificationState(
					(service.privateDnsName() != null) ? DnsNameState.PENDING_VERIFICATION : null)
			.vpcEndpointPolicySupported(false)
			.tags((offered.otherAccount() == null) ? service.tags() : List.of())
			.build();
	}

}
