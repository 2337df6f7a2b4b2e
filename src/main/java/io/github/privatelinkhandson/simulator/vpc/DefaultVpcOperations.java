package io.github.privatelinkhandson.simulator.vpc;

import org.springframework.stereotype.Component;
import software.amazon.awssdk.services.ec2.model.CreateDefaultSubnetRequest;
import software.amazon.awssdk.services.ec2.model.CreateDefaultVpcRequest;
import software.amazon.awssdk.services.ec2.model.Subnet;
import software.amazon.awssdk.services.ec2.model.Vpc;

import io.github.privatelinkhandson.simulator.operation.AwsError;
import io.github.privatelinkhandson.simulator.operation.Call;
import io.github.privatelinkhandson.simulator.operation.Operations;

/**
 * Implements EC2's operations that make what an account has by default.
 */
@Component
class DefaultVpcOperations implements Operations {

	Vpc createDefaultVpc(CreateDefaultVpcRequest request, Call call) {
		return new DefaultVpcService(call).create();
	}

	Subnet createDefaultSubnet(CreateDefaultSubnetRequest request, Call call) {
		if (request.availabilityZone() != null && request.availabilityZoneId() != null) {
			throw AwsError.of("InvalidParameterCombination",
					"The parameter availabilityZone cannot be used with the parameter availabilityZoneId");
		}
		String zone = (request.availabilityZone() != null) ? request.availabilityZone() : request.availabilityZoneId();
		return new DefaultVpcService(call)
			.createSubnet(new SubnetService(call).zone(call.require(zone, "availabilityZone")));
	}

}
