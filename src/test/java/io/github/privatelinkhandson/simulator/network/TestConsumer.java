package io.github.privatelinkhandson.simulator.network;

import java.util.List;

import software.amazon.awssdk.services.ec2.model.AuthorizeSecurityGroupIngressRequest;
import software.amazon.awssdk.services.ec2.model.AuthorizeSecurityGroupIngressResponse;
import software.amazon.awssdk.services.ec2.model.CreateSecurityGroupRequest;
import software.amazon.awssdk.services.ec2.model.CreateSecurityGroupResponse;
import software.amazon.awssdk.services.ec2.model.CreateSubnetRequest;
import software.amazon.awssdk.services.ec2.model.CreateSubnetResponse;
import software.amazon.awssdk.services.ec2.model.CreateVpcEndpointRequest;
import software.amazon.awssdk.services.ec2.model.CreateVpcEndpointResponse;
import software.amazon.awssdk.services.ec2.model.CreateVpcRequest;
import software.amazon.awssdk.services.ec2.model.CreateVpcResponse;
import software.amazon.awssdk.services.ec2.model.DeleteVpcEndpointsRequest;
import software.amazon.awssdk.services.ec2.model.DeleteVpcEndpointsResponse;
import software.amazon.awssdk.services.ec2.model.DescribeVpcEndpointsRequest;
import software.amazon.awssdk.services.ec2.model.DescribeVpcEndpointsResponse;
import software.amazon.awssdk.services.ec2.model.RunInstancesRequest;
import software.amazon.awssdk.services.ec2.model.RunInstancesResponse;
import software.amazon.awssdk.services.ec2.model.VpcEndpoint;
import software.amazon.awssdk.services.ec2.model.VpcEndpointType;

/**
 * An account with a VPC and an instance, that has endpoints to a service of another one.
 */
final class TestConsumer {

	final TestCloud cloud;

	final String vpc;

	final String instance;

	private final String subnet;

	private final String group;

	private final String serviceName;

	TestConsumer(TestCloud cloud, String serviceName) {
		this.cloud = cloud;
		this.serviceName = serviceName;
		this.vpc = cloud.send(CreateVpcRequest.builder().cidrBlock("10.0.0.0/16").build(), CreateVpcResponse.class)
			.vpc()
			.vpcId();
		this.subnet = cloud
			.send(CreateSubnetRequest.builder()
				.vpcId(this.vpc)
				.cidrBlock("10.0.128.0/20")
				.availabilityZone("ap-northeast-1a")
				.build(), CreateSubnetResponse.class)
			.subnet()
			.subnetId();
		this.group = cloud
			.send(CreateSecurityGroupRequest.builder().groupName("all").description("all").vpcId(this.vpc).build(),
					CreateSecurityGroupResponse.class)
			.groupId();
		cloud.send(AuthorizeSecurityGroupIngressRequest.builder()
			.groupId(this.group)
			.ipPermissions((permission) -> permission.ipProtocol("tcp")
				.fromPort(80)
				.toPort(80)
				.ipRanges((range) -> range.cidrIp("10.0.0.0/16")))
			.build(), AuthorizeSecurityGroupIngressResponse.class);
		this.instance = cloud
			.send(RunInstancesRequest.builder()
				.imageId("resolve:ssm:/aws/service/ami-amazon-linux-latest/al2023-ami-kernel-default-x86_64")
				.instanceType("t3.micro")
				.minCount(1)
				.maxCount(1)
				.subnetId(this.subnet)
				.securityGroupIds(this.group)
				.build(), RunInstancesResponse.class)
			.instances()
			.get(0)
			.instanceId();
	}

	String newEndpoint() {
		return this.cloud
			.send(CreateVpcEndpointRequest.builder()
				.vpcEndpointType(VpcEndpointType.INTERFACE)
				.vpcId(this.vpc)
				.serviceName(this.serviceName)
				.subnetIds(this.subnet)
				.securityGroupIds(this.group)
				.build(), CreateVpcEndpointResponse.class)
			.vpcEndpoint()
			.vpcEndpointId();
	}

	void deleteEndpoint(String id) {
		this.cloud.send(DeleteVpcEndpointsRequest.builder().vpcEndpointIds(id).build(),
				DeleteVpcEndpointsResponse.class);
	}

	String state(String endpointId) {
		return describe(endpointId).stateAsString();
	}

	private VpcEndpoint describe(String endpointId) {
		return this.cloud
			.send(DescribeVpcEndpointsRequest.builder().vpcEndpointIds(endpointId).build(),
					DescribeVpcEndpointsResponse.class)
			.vpcEndpoints()
			.get(0);
	}

	/**
	 * What the instance gets that connects to the endpoint by its name.
	 */
	Connection connect(String endpointId) {
		String name = describe(endpointId).dnsEntries().get(0).dnsName();
		List<String> addresses = this.cloud.see((call) -> new DataPlane(call).resolve(this.instance, name));
		return this.cloud.see((call) -> new DataPlane(call).connect(this.instance, addresses.get(0), 80));
	}

}
