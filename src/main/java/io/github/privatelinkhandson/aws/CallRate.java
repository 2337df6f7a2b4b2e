package io.github.privatelinkhandson.aws;

import java.util.List;

/**
 * The rate at which AWS takes calls of one account in one region: EC2 of each action by
 * itself, Elastic Load Balancing of kinds of actions and of all together. Sources:
 * docs.aws.amazon.com/ec2/latest/devguide/ec2-api-throttling.html and
 * docs.aws.amazon.com/elasticloadbalancing/latest/userguide/elb-api-throttling.html. IAM
 * and Systems Manager publish none; theirs are modest guesses.
 *
 * @param bucket the name of what is counted together
 * @param burst how many calls at once, after a rest
 * @param perSecond how many calls a second, on and on
 */
record CallRate(String bucket, double burst, double perSecond) {

	/**
	 * Lists the rates that a call counts for.
	 * @param service the name that the SDK gives the service
	 */
	static List<CallRate> of(String service, String operation) {
		return switch (service) {
			case "Ec2" -> List.of(ec2(operation));
			case "ElasticLoadBalancingV2" -> List.of(new CallRate(service, 40, 10), loadBalancing(service, operation));
			default -> List.of(new CallRate(service, 40, 10));
		};
	}

	/**
	 * Returns whether an operation changes nothing, by its name.
	 */
	static boolean isRead(String operation) {
		return operation.matches("(Describe|Get|List|Search).*");
	}

	private static CallRate ec2(String operation) {
		return switch (operation) {
			case "CreateVpcEndpoint", "DeleteVpcEndpoints", "ModifyVpcEndpoint" -> new CallRate(operation, 4, 0.3);
			case "CreateVpcEndpointServiceConfiguration", "ModifyVpcEndpointServiceConfiguration",
					"DeleteVpcEndpointServiceConfigurations", "AcceptVpcEndpointConnections",
					"RejectVpcEndpointConnections", "CreateNatGateway", "DeleteNatGateway" ->
				new CallRate(operation, 10, 1);
			case "RunInstances", "StartInstances" -> new CallRate(operation, 5, 2);
			case "TerminateInstances", "AssociateIamInstanceProfile" -> new CallRate(operation, 100, 5);
			case "CreateTags", "DeleteTags" -> new CallRate(operation, 100, 10);
			default -> isRead(operation) ? new CallRate(operation, 100, 20) : new CallRate(operation, 50, 5);
		};
	}

	private static CallRate loadBalancing(String service, String operation) {
		return switch (operation) {
			case "CreateLoadBalancer", "SetSubnets" -> new CallRate(service + " creation", 10, 0.2);
			case "RegisterTargets", "DeregisterTargets" -> new CallRate(service + " registration", 20, 4);
			default ->
				isRead(operation) ? new CallRate(service + " read", 40, 10) : new CallRate(service + " write", 20, 3);
		};
	}

}
