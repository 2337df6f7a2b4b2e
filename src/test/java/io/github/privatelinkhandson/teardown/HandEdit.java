package io.github.privatelinkhandson.teardown;

import java.util.Map;
import java.util.function.BiConsumer;

import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.ec2.model.IpPermission;
import software.amazon.awssdk.services.ec2.model.Tag;
import software.amazon.awssdk.services.ec2.model.UserIdGroupPair;

import io.github.privatelinkhandson.aws.AwsClients;
import io.github.privatelinkhandson.lab.Lab;

/**
 * What a learner may do to a lab's resources by hand, as far as they are there.
 */
enum HandEdit {

	STOP_INSTANCE((aws, ids) -> aws.ec2().stopInstances((request) -> request.instanceIds(ids.get("ec2-a")))),

	TERMINATE_INSTANCE((aws, ids) -> aws.ec2().terminateInstances((request) -> request.instanceIds(ids.get("ec2-b")))),

	DELETE_NAT_GATEWAY((aws, ids) -> aws.ec2().deleteNatGateway((request) -> request.natGatewayId(ids.get("nat-a")))),

	DELETE_ENDPOINT(
			(aws, ids) -> aws.ec2().deleteVpcEndpoints((request) -> request.vpcEndpointIds(ids.get("endpoint")))),

	REJECT_CONNECTION((aws, ids) -> aws.ec2()
		.rejectVpcEndpointConnections(
				(request) -> request.serviceId(ids.get("endpoint-service")).vpcEndpointIds(ids.get("endpoint")))),

	DETACH_GATEWAY((aws, ids) -> aws.ec2()
		.detachInternetGateway((request) -> request.internetGatewayId(ids.get("igw-a")).vpcId(ids.get("vpc-a")))),

	DELETE_TABLE((aws, ids) -> aws.ec2().deleteRouteTable((request) -> request.routeTableId(ids.get("rtb-a-public")))),

	DELETE_LISTENER((aws, ids) -> aws.elb().deleteListener((request) -> request.listenerArn(ids.get("listener")))),

	DELETE_LOAD_BALANCER(
			(aws, ids) -> aws.elb().deleteLoadBalancer((request) -> request.loadBalancerArn(ids.get("nlb")))),

	FREE_ROLE((aws, ids) -> aws.iam()
		.removeRoleFromInstanceProfile(
				(request) -> request.instanceProfileName(ids.get("profile")).roleName(ids.get("role")))),

	WRITE_POLICY((aws, ids) -> aws.iam()
		.putRolePolicy((request) -> request.roleName(ids.get("role")).policyName("mine").policyDocument("""
				{"Version": "2012-10-17",
				 "Statement": {"Effect": "Allow", "Action": "ec2:Describe*", "Resource": "*"}}"""))),

	REFERENCE_GROUPS_ACROSS((aws, ids) -> {
		allow(aws, ids.get("sg-nlb"), ids.get("sg-ec2-b"));
		allow(aws, ids.get("sg-ec2-b"), ids.get("sg-nlb"));
	}),

	REFERENCE_GROUPS_OF_THE_CONSUMER((aws, ids) -> {
		allow(aws, ids.get("sg-endpoint"), ids.get("sg-ec2-a"));
		allow(aws, ids.get("sg-ec2-a"), ids.get("sg-endpoint"));
	}),

	UNTAG((aws, ids) -> aws.ec2()
		.deleteTags((request) -> request.resources(ids.get("vpc-b"), ids.get("sg-ec2-a"), ids.get("nat-b"))
			.tags(Tag.builder().key(Lab.TAG).build()))),

	UNTAG_ROLE((aws, ids) -> aws.iam().untagRole((request) -> request.roleName(ids.get("role")).tagKeys(Lab.TAG))),

	DELETE_ROUTE((aws, ids) -> aws.ec2()
		.deleteRoute((request) -> request.routeTableId(ids.get("rtb-b-private2")).destinationCidrBlock("0.0.0.0/0")));

	private final BiConsumer<AwsClients, Map<String, String>> edit;

	HandEdit(BiConsumer<AwsClients, Map<String, String>> edit) {
		this.edit = edit;
	}

	/**
	 * Does it, if AWS lets it be done.
	 * @param ids what is there, by step
	 */
	void apply(AwsClients aws, Map<String, String> ids) {
		try {
			this.edit.accept(aws, ids);
		}
		catch (SdkException ex) {
			// it is not there yet, or used by something else
		}
	}

	private static void allow(AwsClients aws, String group, String source) {
		aws.ec2()
			.authorizeSecurityGroupIngress((request) -> request.groupId(group)
				.ipPermissions(IpPermission.builder()
					.ipProtocol("-1")
					.userIdGroupPairs(UserIdGroupPair.builder().groupId(source).build())
					.build()));
	}

}
