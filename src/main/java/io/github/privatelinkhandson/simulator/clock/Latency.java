package io.github.privatelinkhandson.simulator.clock;

import java.time.Duration;

/**
 * Durations of AWS's processes, as the range that real logs show (aws-facts, section 4).
 * What one resource takes is drawn from its range by its id, so it is the same whenever
 * it is asked.
 */
public enum Latency {

	VPC_AVAILABLE(1, 3), SUBNET_AVAILABLE(1, 3), VOLUME_AVAILABLE(1, 3), INTERNET_GATEWAY_ATTACHED(1, 2),
	ROUTE_TABLE_ASSOCIATED(1, 2),

	/** Until a virtual private gateway is attached to a VPC, or detached from it. */
	VPN_GATEWAY_ATTACHED(10, 30),

	/** Until an address block is associated, or gone. */
	CIDR_BLOCK_ASSOCIATED(1, 3),

	NAT_GATEWAY_AVAILABLE(84, 121), NAT_GATEWAY_FAILED(5, 15), NAT_GATEWAY_DELETED(42, 61),

	INSTANCE_RUNNING(12, 25), INSTANCE_TERMINATED(30, 50), INSTANCE_STOPPED(15, 30),

	/** From the moment the instance runs until its status checks have passed. */
	INSTANCE_STATUS_OK(90, 150),

	/** From the moment the instance runs until its user data has run. */
	FIRST_BOOT(25, 45),

	/** From the moment the instance runs and has its profile and a way out. */
	AGENT_ONLINE(100, 150),

	/**
	 * From creation until calls that name the resource find it; where less than nothing
	 * is drawn, as mostly, they find it at once.
	 */
	PROPAGATED(-3, 1),

	/** From CreateInstanceProfile / AddRoleToInstanceProfile until EC2 sees it. */
	INSTANCE_PROFILE_VISIBLE(7, 12),

	/** From SendCommand until GetCommandInvocation knows it. */
	INVOCATION_VISIBLE(1, 2),

	COMMAND(1, 2), PACKAGE_INSTALL(12, 20),

	LOAD_BALANCER_ACTIVE(130, 165), LOAD_BALANCER_INTERFACES_GONE(40, 55),

	/**
	 * From registration or the load balancer's activation until the first checks are
	 * counted.
	 */
	TARGET_REGISTERED(90, 150),

	ENDPOINT_SERVICE_AVAILABLE(3, 6), ENDPOINT_SERVICE_DELETED(3, 6),

	/** From a change of an endpoint's subnets until it is settled. */
	ENDPOINT_REQUESTED(2, 5),

	/** From acceptance until available. */
	ENDPOINT_AVAILABLE(60, 113), ENDPOINT_DELETED(60, 120), ENDPOINT_REJECTED(2, 5),

	/** From a request to peer VPCs until it waits for acceptance, or has failed. */
	PEERING_REQUESTED(1, 2),

	/** From acceptance until packets pass. */
	PEERING_ACTIVE(1, 3),

	/** From a change of a prefix list until it is complete. */
	PREFIX_LIST_CHANGED(1, 2),

	/** From the end of an aggregation interval until its records are in the log. */
	FLOW_LOG_PUBLISHED(240, 360),

	ANALYSIS(20, 60);

	private final int least;

	private final int most;

	Latency(int least, int most) {
		this.least = least;
		this.most = most;
	}

	/**
	 * Draws the duration for the resource of that id, in AWS's time.
	 */
	public Duration draw(String id) {
		int hash = (id + name()).hashCode();
		hash ^= hash >>> 16;
		hash *= 0x7feb352d;
		hash ^= hash >>> 15;
		int span = (this.most - this.least) * 1000;
		return Duration.ofMillis(this.least * 1000L + Math.floorMod(hash, span + 1));
	}

}
