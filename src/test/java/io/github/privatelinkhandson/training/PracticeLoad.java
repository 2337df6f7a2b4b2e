package io.github.privatelinkhandson.training;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;

/**
 * Load on the practice AWS, of the kind that test suites and Terraform put on it: VPCs,
 * subnets and instances come and go and are looked at.
 */
record PracticeLoad(Ec2 ec2) {

	private static final String BLOCK = "10.99.0.0/24";

	void run(Duration howLong) {
		long end = System.nanoTime() + howLong.toNanos();
		String image = this.ec2.ask("imageId", "DescribeImages", "Owner.1", "amazon", "Filter.1.Name", "architecture",
				"Filter.1.Value.1", "x86_64");
		List<byte[]> looks = List.of(this.ec2.request("DescribeVpcs"), this.ec2.request("DescribeInstances"),
				this.ec2.request("DescribeSubnets"), this.ec2.request("DescribeSecurityGroups"),
				this.ec2.request("DescribeRouteTables"));
		byte[] createVpc = this.ec2.request("CreateVpc", "CidrBlock", BLOCK, "TagSpecification.1.ResourceType", "vpc",
				"TagSpecification.1.Tag.1.Key", "Name", "TagSpecification.1.Tag.1.Value", "training");
		try (Connection connection = new Connection(this.ec2.port())) {
			while (System.nanoTime() < end) {
				String vpc = Ec2.text("vpcId", connection.exchange(createVpc));
				String subnet = ask(connection, "subnetId", "CreateSubnet", "VpcId", vpc, "CidrBlock", BLOCK);
				String instance = ask(connection, "instanceId", "RunInstances", "ImageId", image, "InstanceType",
						"t2.nano", "MinCount", "1", "MaxCount", "1", "SubnetId", subnet,
						"TagSpecification.1.ResourceType", "instance", "TagSpecification.1.Tag.1.Key", "lab",
						"TagSpecification.1.Tag.1.Value", "training");
				looks.forEach(connection::exchange);
				ask(connection, "instanceId", "TerminateInstances", "InstanceId.1", instance);
				awaitEnd(connection, instance);
				connection.exchange(this.ec2.request("DeleteSubnet", "SubnetId", subnet));
				connection.exchange(this.ec2.request("DeleteVpc", "VpcId", vpc));
			}
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private void awaitEnd(Connection connection, String instance) {
		byte[] look = this.ec2.request("DescribeInstances", "InstanceId.1", instance);
		String states = "";
		while (!states.contains("<name>terminated</name>")) {
			states = connection.exchange(look);
		}
	}

	private String ask(Connection connection, String element, String action, String... parameters) {
		return Ec2.text(element, connection.exchange(this.ec2.request(action, parameters)));
	}

}
