package io.github.privatelinkhandson.simulator.privatelink;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.springframework.stereotype.Component;
import software.amazon.awssdk.services.ec2.model.AddedPrincipal;
import software.amazon.awssdk.services.ec2.model.AllowedPrincipal;
import software.amazon.awssdk.services.ec2.model.DescribeVpcEndpointServicePermissionsRequest;
import software.amazon.awssdk.services.ec2.model.ModifyVpcEndpointServicePermissionsRequest;
import software.amazon.awssdk.services.ec2.model.PrincipalType;
import software.amazon.awssdk.services.ec2.model.ServiceConfiguration;

import io.github.privatelinkhandson.simulator.operation.AwsError;
import io.github.privatelinkhandson.simulator.operation.Call;
import io.github.privatelinkhandson.simulator.operation.Filters;
import io.github.privatelinkhandson.simulator.operation.Operations;
import io.github.privatelinkhandson.simulator.operation.Page;
import io.github.privatelinkhandson.simulator.store.Resource;

/**
 * The principals, other than the owner, that may connect to an endpoint service.
 */
@Component
class ServicePermissionOperations implements Operations {

	private static final String PREFIX = "principal:";

	/**
	 * Returns whether the consumer may connect to the owner's service; the owner needs no
	 * permission.
	 */
	static boolean allow(Resource<ServiceConfiguration> service, Call owner, Call consumer) {
		String root = "arn:aws:iam::%s:root".formatted(consumer.account());
		return owner.account().equals(consumer.account()) || Stream.of("*", root, consumer.userArn())
			.anyMatch((principal) -> service.attribute(PREFIX + principal) != null);
	}

	Page<AllowedPrincipal> describeVpcEndpointServicePermissions(DescribeVpcEndpointServicePermissionsRequest request,
			Call call) {
		return Filters.page(of(new ServiceConfigurationService(call).get(request.serviceId())), request, Map.of());
	}

	List<AddedPrincipal> modifyVpcEndpointServicePermissions(ModifyVpcEndpointServicePermissionsRequest request,
			Call call) {
		Resource<ServiceConfiguration> service = new ServiceConfigurationService(call).get(request.serviceId());
		List<AddedPrincipal> added = new ArrayList<>();
		for (String principal : request.addAllowedPrincipals()) {
			PrincipalType type = type(principal);
			if (service.attribute(PREFIX + principal) == null) {
				String id = call.newId("vpce-svc-perm-");
				service = service.withAttribute(PREFIX + principal, id);
				added.add(AddedPrincipal.builder()
					.principal(principal)
					.principalType(type)
					.servicePermissionId(id)
					.serviceId(service.id())
					.build());
			}
		}
		for (String principal : request.removeAllowedPrincipals()) {
			service = service.withAttribute(PREFIX + principal, null);
		}
		call.put(service);
		return added;
	}

	static List<AllowedPrincipal> of(Resource<ServiceConfiguration> service) {
		return service.attributes(PREFIX)
			.entrySet()
			.stream()
			.map((permission) -> AllowedPrincipal.builder()
				.principal(permission.getKey())
				.principalType(type(permission.getKey()))
				.servicePermissionId(permission.getValue())
				.serviceId(service.id())
				.tags(List.of())
				.build())
			.toList();
	}

	private static PrincipalType type(String principal) {
		if ("*".equals(principal)) {
			return PrincipalType.ALL;
		}
		String[] parts = principal.split(":", 6);
		if (!principal.matches("arn:aws[a-z-]*:(iam|sts)::\\d{12}:.+")) {
			throw AwsError.of("InvalidPrincipal", "The principal '%s' is not valid", principal);
		}
		return switch (parts[5].split("/")[0]) {
			case "root" -> PrincipalType.ACCOUNT;
			case "user" -> PrincipalType.USER;
			case "role" -> PrincipalType.ROLE;
			default -> throw AwsError.of("InvalidPrincipal", "The principal '%s' is not valid", principal);
		};
	}

}
