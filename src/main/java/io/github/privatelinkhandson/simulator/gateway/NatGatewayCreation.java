package io.github.privatelinkhandson.simulator.gateway;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.ec2.model.Address;
import software.amazon.awssdk.services.ec2.model.ConnectivityType;
import software.amazon.awssdk.services.ec2.model.CreateNatGatewayRequest;
import software.amazon.awssdk.services.ec2.model.NatGateway;
import software.amazon.awssdk.services.ec2.model.NatGatewayAddress;
import software.amazon.awssdk.services.ec2.model.NetworkInterface;
import software.amazon.awssdk.services.ec2.model.NetworkInterfaceType;
import software.amazon.awssdk.services.ec2.model.Subnet;

import io.github.privatelinkhandson.simulator.operation.AwsError;
import io.github.privatelinkhandson.simulator.operation.Call;
import io.github.privatelinkhandson.simulator.quotas.Quota;
import io.github.privatelinkhandson.simulator.store.Resource;
import io.github.privatelinkhandson.simulator.store.ResourceTypes;
import io.github.privatelinkhandson.simulator.vpc.ClientTokenService;
import io.github.privatelinkhandson.simulator.vpc.NetworkInterfaceService;
import io.github.privatelinkhandson.simulator.vpc.Tags;

/**
 * Makes a NAT gateway. EC2 refuses at once what is malformed or missing; for other
 * reasons the NAT gateway is made, and fails a little later.
 */
record NatGatewayCreation(Call call, CreateNatGatewayRequest request) {

	Resource<NatGateway> create() {
		ConnectivityType type = type();
		String subnetId = this.call.require(this.request.subnetId(), "SubnetId");
		Subnet subnet = this.call.get(ResourceTypes.SUBNET, subnetId).model();
		Resource<Address> address = address(type);
		Quota.NAT_GATEWAYS.check(this.call,
				() -> new NatGatewayService(this.call).countedIn(subnet.availabilityZone()).count() + 1);
		String id = this.call.newId(ResourceTypes.NAT_GATEWAY);
		Optional<AwsError> failure = (address != null) ? failure(subnet, address.model()) : Optional.empty();
		NatGatewayAddress used = failure.isPresent() ? unused(address) : used(id, subnet, address);
		NatGateway model = NatGateway.builder()
			.natGatewayId(id)
			.connectivityType(type)
			.subnetId(subnetId)
			.vpcId(subnet.vpcId())
			.createTime(this.call.now())
			.natGatewayAddresses(used)
			.tags(Tags.only(this.request.tagSpecifications(), "natgateway"))
			.build();
		Resource<NatGateway> made = this.call.created(ResourceTypes.NAT_GATEWAY, id, model)
			.withAttribute(NatGatewayService.FAILURE_CODE, failure.map(AwsError::code).orElse(null))
			.withAttribute(NatGatewayService.FAILURE_MESSAGE, failure.map(AwsError::getMessage).orElse(null));
		return this.call.put(ClientTokenService.withToken(made, this.request.clientToken(), this.request));
	}

	private ConnectivityType type() {
		return Objects.requireNonNullElse(this.request.connectivityType(), ConnectivityType.PUBLIC);
	}

	private @Nullable Resource<Address> address(ConnectivityType type) {
		String id = this.request.allocationId();
		if (type == ConnectivityType.PRIVATE) {
			if (id != null) {
				throw AwsError.of("InvalidParameterCombination",
						"The parameter AllocationId cannot be used with a private NAT gateway");
			}
			return null;
		}
		this.call.require(id, "AllocationId");
		if (!ResourceTypes.ADDRESS.wellFormed(id)) {
			throw AwsError.of("InvalidElasticIpID.Malformed", "Invalid id: \"%s\" (expecting \"eipalloc-...\")", id);
		}
		return new AddressService(this.call).find((address) -> id.equals(address.allocationId()))
			.orElseThrow(() -> AwsError.of("InvalidElasticIpID.NotFound", "The elasticIp ID '%s' does not exist", id));
	}

	private Optional<AwsError> failure(Subnet subnet, Address address) {
		if (!new InternetGatewayService(this.call).attached(subnet.vpcId())) {
			return Optional
				.of(AwsError.of("Gateway.NotAttached", "Network %s has no Internet gateway attached", subnet.vpcId()));
		}
		if (address.associationId() != null) {
			return Optional.of(AwsError.of("Resource.AlreadyAssociated",
					"Elastic IP address [%s] is already associated", address.allocationId()));
		}
		return Optional.empty();
	}

	private static NatGatewayAddress unused(@Nullable Resource<Address> address) {
		return NatGatewayAddress.builder().allocationId(address.id()).isPrimary(true).build();
	}

	private NatGatewayAddress used(String id, Subnet subnet, @Nullable Resource<Address> address) {
		NetworkInterface made = new NetworkInterfaceService(this.call)
			.create(new NetworkInterfaceService.Spec(subnet.subnetId(), NetworkInterfaceType.NAT_GATEWAY,
					"Interface for NAT Gateway " + id, List.of(), this.request.privateIpAddress(), null, List.of()));
		NatGatewayAddress.Builder used = NatGatewayAddress.builder()
			.networkInterfaceId(made.networkInterfaceId())
			.privateIp(made.privateIpAddress())
			.isPrimary(true);
		if (address != null) {
			Address associated = new AddressService(this.call).associate(address, made);
			used.allocationId(associated.allocationId())
				.publicIp(associated.publicIp())
				.associationId(associated.associationId());
		}
		return used.build();
	}

}
