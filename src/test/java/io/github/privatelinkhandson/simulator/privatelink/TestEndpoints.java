package io.github.privatelinkhandson.simulator.privatelink;

import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;

import software.amazon.awssdk.services.ec2.model.AcceptVpcEndpointConnectionsRequest;
import software.amazon.awssdk.services.ec2.model.CreateVpcEndpointRequest;
import software.amazon.awssdk.services.ec2.model.CreateVpcEndpointServiceConfigurationRequest;
import software.amazon.awssdk.services.ec2.model.DeleteVpcEndpointServiceConfigurationsRequest;
import software.amazon.awssdk.services.ec2.model.DescribeVpcEndpointServiceConfigurationsRequest;
import software.amazon.awssdk.services.ec2.model.RejectVpcEndpointConnectionsRequest;
import software.amazon.awssdk.services.ec2.model.ServiceConfiguration;
import software.amazon.awssdk.services.ec2.model.UnsuccessfulItem;
import software.amazon.awssdk.services.ec2.model.VpcEndpoint;
import software.amazon.awssdk.services.ec2.model.VpcEndpointType;

import io.github.privatelinkhandson.simulator.loadbalancing.TestNetwork;
import io.github.privatelinkhandson.simulator.operation.Call;

/**
 * A provider's network with endpoint services, and a consumer's VPC with endpoints to
 * them.
 */
final class TestEndpoints {

	final TestNetwork network = new TestNetwork();

	final String consumerVpc = this.network.newVpc();

	final String consumerSubnetA = this.network.newSubnet(this.consumerVpc, "10.0.1.0/24", "ap-northeast-1a");

	final String consumerSubnetC = this.network.newSubnet(this.consumerVpc, "10.0.2.0/24", "ap-northeast-1c");

	final String consumerGroup = this.network.newGroup(this.consumerVpc);

	private final EndpointServiceOperations services = new EndpointServiceOperations();

	private final EndpointOperations endpoints = new EndpointOperations();

	private final EndpointConnectionOperations connections = new EndpointConnectionOperations();

	ServiceConfiguration newService(String... loadBalancers) {
		return newService((request) -> {
		}, loadBalancers);
	}

	ServiceConfiguration newService(Consumer<CreateVpcEndpointServiceConfigurationRequest.Builder> settings,
			String... loadBalancers) {
		CreateVpcEndpointServiceConfigurationRequest request = CreateVpcEndpointServiceConfigurationRequest.builder()
			.networkLoadBalancerArns(loadBalancers)
			.applyMutation(settings)
			.build();
		return ec2((call) -> this.services.createVpcEndpointServiceConfiguration(request, call));
	}

	List<ServiceConfiguration> describeServices(
			Consumer<DescribeVpcEndpointServiceConfigurationsRequest.Builder> request) {
		return ec2((call) -> this.services
			.describeVpcEndpointServiceConfigurations(
					DescribeVpcEndpointServiceConfigurationsRequest.builder().applyMutation(request).build(), call)
			.items());
	}

	List<UnsuccessfulItem> deleteServices(String... ids) {
		return ec2((call) -> this.services.deleteVpcEndpointServiceConfigurations(
				DeleteVpcEndpointServiceConfigurationsRequest.builder().serviceIds(ids).build(), call));
	}

	/**
	 * Makes an endpoint in the consumer's subnet in zone a.
	 */
	VpcEndpoint newEndpoint(String serviceName) {
		return newEndpoint(serviceName, (request) -> {
		});
	}

	VpcEndpoint newEndpoint(String serviceName, Consumer<CreateVpcEndpointRequest.Builder> settings) {
		CreateVpcEndpointRequest request = CreateVpcEndpointRequest.builder()
			.serviceName(serviceName)
			.vpcEndpointType(VpcEndpointType.INTERFACE)
			.vpcId(this.consumerVpc)
			.subnetIds(this.consumerSubnetA)
			.securityGroupIds(this.consumerGroup)
			.applyMutation(settings)
			.build();
		return ec2((call) -> this.endpoints.createVpcEndpoint(request, call));
	}

	List<UnsuccessfulItem> accept(String serviceId, String... endpointIds) {
		return ec2((call) -> this.connections.acceptVpcEndpointConnections(
				AcceptVpcEndpointConnectionsRequest.builder().serviceId(serviceId).vpcEndpointIds(endpointIds).build(),
				call));
	}

	List<UnsuccessfulItem> reject(String serviceId, String... endpointIds) {
		return ec2((call) -> this.connections.rejectVpcEndpointConnections(
				RejectVpcEndpointConnectionsRequest.builder().serviceId(serviceId).vpcEndpointIds(endpointIds).build(),
				call));
	}

	void run(Consumer<Call> work) {
		this.network.run(work);
	}

	<T> T ec2(Function<Call, T> work) {
		return this.network.ec2(work);
	}

	void pass(Duration duration) {
		this.network.pass(duration);
	}

}
