package io.github.privatelinkhandson.simulator.gateway;

import java.time.Duration;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.ec2.model.AttachInternetGatewayRequest;
import software.amazon.awssdk.services.ec2.model.DeleteInternetGatewayRequest;
import software.amazon.awssdk.services.ec2.model.DeleteNatGatewayRequest;
import software.amazon.awssdk.services.ec2.model.DescribeInternetGatewaysRequest;
import software.amazon.awssdk.services.ec2.model.DescribeInternetGatewaysResponse;
import software.amazon.awssdk.services.ec2.model.DetachInternetGatewayRequest;
import software.amazon.awssdk.services.ec2.model.Filter;
import software.amazon.awssdk.services.ec2.model.InternetGateway;

import io.github.privatelinkhandson.simulator.vpc.TestEc2;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests of the calls on internet gateways.
 */
class InternetGatewayTests {

	private final TestEc2 ec2 = new TestEc2();

	private String vpcId;

	private String gatewayId;

	@BeforeEach
	void makeGateway() {
		this.vpcId = this.ec2.vpc("10.0.0.0/16");
		this.gatewayId = this.ec2.internetGateway(this.vpcId);
	}

	@Test
	void attachmentIsAvailableAfterAMoment() {
		assertThat(describe().attachments().get(0).stateAsString()).isEqualTo("attaching");
		this.ec2.pass(Duration.ofSeconds(2));
		assertThat(describe().attachments().get(0).stateAsString()).isEqualTo("available");
		assertThat(describe().ownerId()).isEqualTo("111122223333");
		DescribeInternetGatewaysResponse found = this.ec2.play(DescribeInternetGatewaysRequest.builder()
			.filters(Filter.builder().name("attachment.vpc-id").values(this.vpcId).build(),
					Filter.builder().name("attachment.state").values("available").build())
			.build());
		assertThat(found.internetGateways()).hasSize(1);
	}

	@Test
	void gatewayIsAttachedOnceAndVpcHasOneGateway() {
		String other = this.ec2.vpc("10.0.0.0/16");
		assertThat(this.ec2.refuses("Resource.AlreadyAssociated", attach(this.gatewayId, other)))
			.hasMessage("resource " + this.gatewayId + " is already attached to network " + this.vpcId);
		String second = this.ec2.internetGateway(other);
		this.ec2.play(detach(second, other));
		assertThat(this.ec2.refuses("InvalidParameterValue", attach(second, this.vpcId)))
			.hasMessage("Network " + this.vpcId + " already has an internet gateway attached");
	}

	@Test
	void attachedGatewayIsNotDeleted() {
		DeleteInternetGatewayRequest delete = DeleteInternetGatewayRequest.builder()
			.internetGatewayId(this.gatewayId)
			.build();
		assertThat(this.ec2.refuses("DependencyViolation", delete))
			.hasMessage("The internetGateway '" + this.gatewayId + "' has dependencies and cannot be deleted.");
		this.ec2.play(detach(this.gatewayId, this.vpcId));
		assertThat(describe().attachments()).isEmpty();
		assertThat(this.ec2.refuses("Gateway.NotAttached", detach(this.gatewayId, this.vpcId)))
			.hasMessage("resource " + this.gatewayId + " is not attached to network " + this.vpcId);
		this.ec2.play(delete);
		this.ec2.refuses("InvalidInternetGatewayID.NotFound",
				DescribeInternetGatewaysRequest.builder().internetGatewayIds(this.gatewayId).build());
	}

	@Test
	void gatewayIsNotDetachedWhileANatGatewayHasAPublicAddress() {
		String natId = this.ec2.natGateway(this.ec2.subnet(this.vpcId, "10.0.0.0/24"), this.ec2.allocation());
		assertThat(this.ec2.refuses("DependencyViolation", detach(this.gatewayId, this.vpcId)))
			.hasMessage("Network " + this.vpcId + " has some mapped public address(es)."
					+ " Please unmap those public address(es) before detaching the gateway.");
		this.ec2.play(DeleteNatGatewayRequest.builder().natGatewayId(natId).build());
		this.ec2.refuses("DependencyViolation", detach(this.gatewayId, this.vpcId));
		this.ec2.pass(Duration.ofSeconds(61));
		this.ec2.play(detach(this.gatewayId, this.vpcId));
	}

	private InternetGateway describe() {
		DescribeInternetGatewaysResponse found = this.ec2
			.play(DescribeInternetGatewaysRequest.builder().internetGatewayIds(this.gatewayId).build());
		return found.internetGateways().get(0);
	}

	private static AttachInternetGatewayRequest attach(String gatewayId, String vpcId) {
		return AttachInternetGatewayRequest.builder().internetGatewayId(gatewayId).vpcId(vpcId).build();
	}

	private static DetachInternetGatewayRequest detach(String gatewayId, String vpcId) {
		return DetachInternetGatewayRequest.builder().internetGatewayId(gatewayId).vpcId(vpcId).build();
	}

}
