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

import io.github.privatelinkhandson.simulator.operation.Call;
import io.github.privatelinkhandson.simulator.operation.Filters;
import io.github.privatelinkhandson.simulator.operation.Operations;
import io.github.privatelinkhandson.simulator.operation.Page;
import io.github.privatelinkhandson.simulator.operation.Pages;

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
		request.serviceNames()
			.stream()
			.filter((name) -> all.stream().noneMatch((service) -> name.equals(service.serviceName())))
			.findFirst()
			.ifPresent((name) -> {
				throw ServiceCatalogService.unknown(name);
			});
		List<ServiceDetail> chosen = all.stream()
			.filter((service) -> request.serviceNames().isEmpty()
					|| request.serviceNames().contains(service.serviceName()))
			.filter((service) -> request.serviceRegions().isEmpty()
					|| request.serviceRegions().contains(service.serviceRegion()))
			.toList();
		Page<ServiceDetail> page = Pages.of(Filters.apply(chosen, request.filters(), FILTERS), request.maxResults(),
				request.nextToken());
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
		return ServiceDetail.builder()
			.serviceName(service.serviceName())
			.serviceId(service.serviceId())
			.serviceType(service.serviceType())
			.serviceRegion(offered.provider().region())
			.owner(offered.provider().account())
			.availabilityZones(service.availabilityZones())
			.availabilityZoneIds(service.availabilityZoneIds())
			.baseEndpointDnsNames(service.baseEndpointDnsNames())
			.privateDnsName(service.privateDnsName())
			.privateDnsNameVerificationState(
					(service.privateDnsName() != null) ? DnsNameState.PENDING_VERIFICATION : null)
			.vpcEndpointPolicySupported(false)
			.acceptanceRequired(service.acceptanceRequired())
			.managesVpcEndpoints(service.managesVpcEndpoints())
			.supportedIpAddressTypes(service.supportedIpAddressTypes())
			.tags((offered.otherAccount() == null) ? service.tags() : List.of())
			.build();
	}

}
