package io.github.privatelinkhandson.simulator.ssm;

import java.util.List;
import java.util.Optional;

import software.amazon.awssdk.services.ec2.model.Vpc;

import io.github.privatelinkhandson.simulator.compute.InstanceService;
import io.github.privatelinkhandson.simulator.compute.Machine;
import io.github.privatelinkhandson.simulator.dhcp.DhcpOptionsService;
import io.github.privatelinkhandson.simulator.iam.policy.RequestedAction;
import io.github.privatelinkhandson.simulator.network.DataPlane;
import io.github.privatelinkhandson.simulator.operation.Call;
import io.github.privatelinkhandson.simulator.shell.InstanceNetwork;
import io.github.privatelinkhandson.simulator.store.Resource;
import io.github.privatelinkhandson.simulator.store.ResourceTypes;
import io.github.privatelinkhandson.simulator.vpc.CidrBlock;

/**
 * The practice AWS's data plane as one instance's shell sees it.
 */
record ShellNetwork(Call call, String instanceId) implements InstanceNetwork {

	/** The link-local address of a VPC's DNS server. */
	private static final String ANY_VPC = "169.254.169.253";

	private static final int HTTPS = 443;

	@Override
	public List<String> resolve(String name) {
		return new DataPlane(this.call).resolve(this.instanceId, name);
	}

	@Override
	public Connection connect(String address, int port) {
		io.github.privatelinkhandson.simulator.network.Connection made = new DataPlane(this.call)
			.connect(this.instanceId, address, port);
		Call owner = (made.provider() != null) ? this.call.in(made.provider().account(), made.provider().region())
				: this.call;
		return new Connection(Connection.Outcome.valueOf(made.outcome().name()),
				Optional.ofNullable(made.instanceId()).map((id) -> Machine.of(owner, id)));
	}

	@Override
	public Access call(String host, RequestedAction request) {
		DataPlane dataPlane = new DataPlane(this.call);
		boolean reached = dataPlane.reaches(this.instanceId, host, HTTPS);
		return !reached ? Access.UNREACHABLE
				: dataPlane.permits(this.instanceId, host, request) ? Access.ALLOWED : Access.DENIED;
	}

	/**
	 * The VPC's base address plus two.
	 */
	@Override
	public String nameServer() {
		Optional<Resource<Vpc>> vpc = new InstanceService(this.call).find(this.instanceId)
			.flatMap((instance) -> this.call.find(ResourceTypes.VPC, instance.vpcId()));
		return vpc.flatMap((found) -> new DhcpOptionsService(this.call).foreignNameServers(found.id()))
			.flatMap((servers) -> servers.stream().findFirst())
			.or(() -> vpc.flatMap((found) -> CidrBlock.parse(found.model().cidrBlock()))
				.map((block) -> CidrBlock.dotted(block.address() + 2)))
			.orElse(ANY_VPC);
	}

}
