package io.github.privatelinkhandson.reachability;

/**
 * Reachability Analyzer's explanation codes that can matter here, with AWS's text
 * (aws-facts, section 1.1).
 */
public enum ExplanationCode {

	BAD_STATE("This component is not in a functional state."),

	BAD_STATE_ATTACHMENT("The attachment between these components is not in a functional state."),

	BAD_STATE_ROUTE("This route is not in a functional state."),

	CANNOT_ROUTE("This route can't transmit traffic because its destination CIDR or prefix list does not match the"
			+ " destination address of the packet."),

	COMPONENT_FILTER_RESTRICTION("There is no path that traverses the specified component."),

	COMPONENT_FILTER_RESTRICTION_REMOVED_COMPONENT("There is no path that traverses the specified component because of"
			+ " an intermediate component filter."),

	DISCONNECTED_VPCS(
			"The source and destination are in separate VPCs that are not connected by a supported resource."),

	ELB_INSTALLED_AZ_RESTRICTION("This load balancer can send traffic only to targets in Availability Zones that are"
			+ " enabled for the load balancer."),

	ELB_NOT_CROSSZONE("This load balancer can't send traffic to some targets because cross-zone load balancing is"
			+ " disabled."),

	ELBV2_LISTENER_HAS_NO_TG("This listener is associated with target groups that have no targets."),

	ELBV2_LISTENER_PORT_RESTRICTION(
			"This listener does not accept traffic unless it has the specified destination port."),

	ELBV2_LISTENER_REQUIRES_TG_ACCEPT("This listener does not have a target group that accepts the traffic."),

	ELBV2_LISTENERS_MISMATCH("This load balancer does not have a listener that accepts the traffic."),

	ELBV2_SOURCE_ADDRESS_PRESERVATION("If source address preservation is enabled, the outgoing source address is"
			+ " unaltered while traversing the Network Load Balancer."),

	ELBV2_NO_TARGETS_IN_AZ("The load balancer does not have targets in the specified Availability Zones."),

	ENI_ADDRESS_RESTRICTION("This network interface does not allow inbound or outbound traffic unless the source or"
			+ " destination address matches its private IP address."),

	ENI_SG_RULES_MISMATCH("This security group has no inbound or outbound rules that apply."),

	ENI_SOURCE_DEST_CHECK_RESTRICTION("Network interfaces with source/destination check enabled reject inbound traffic"
			+ " if the destination address does not match one of its private IP addresses, and reject outbound traffic"
			+ " if the source address does not match one of their private IP addresses."),

	FILTER_AT_DESTINATION_DESTINATION_ADDRESS(
			"There is no path that matches the specified destination IP address at the destination."),

	FILTER_AT_DESTINATION_DESTINATION_PORT_RANGE(
			"There is no path that matches the specified destination port range at the destination."),

	FILTER_AT_DESTINATION_SOURCE_ADDRESS(
			"There is no path that matches the specified source address at the destination."),

	FILTER_AT_DESTINATION_SOURCE_PORT_RANGE(
			"There is no path that matches the specified source port range at the destination."),

	FILTER_AT_SOURCE_DESTINATION_ADDRESS(
			"There is no path that matches the specified destination IP address at the source."),

	FILTER_AT_SOURCE_SOURCE_ADDRESS("There is no path that matches the specified source IP address at the source."),

	HIGHER_PRIORITY_ROUTE("This route table contains a route to the destination that can't be used because there is a"
			+ " higher priority route with the same destination CIDR."),

	IGW_DESTINATION_ADDRESS_NOT_IN_RFC1918_EGRESS("Internet gateways reject outbound traffic with destination addresses"
			+ " in the private IP address range."),

	IGW_EXPECTS_PUBLIC_ADDRESS("IP addresses must be public IP addresses when the resource is an internet gateway."),

	IGW_PRIVATE_IP_ASSOCIATION_FOR_INGRESS("Internet gateways reject inbound traffic with a destination address that"
			+ " is not the public IP address of a network interface in the VPC with an available attachment."),

	IGW_PUBLIC_IP_ASSOCIATION_FOR_EGRESS("Traffic can't reach the internet through the internet gateway if the source"
			+ " address is not paired with a public IP address or if the source address does not belong to a network"
			+ " interface in the VPC with an available attachment."),

	MORE_SPECIFIC_ROUTE("The specified route can't be used to transmit traffic because there is a more specific route"
			+ " that matches."),

	NO_PATH("Reachability Analyzer was unable to find a path from the source to the destination."),

	NO_POSSIBLE_DESTINATION("The network component can't deliver the packet to any possible destination, or the"
			+ " network component sent traffic to a destination in another account or Region."),

	NO_ROUTE_TO_DESTINATION("The route table does not have an applicable route to the destination resource."),

	NO_SOURCE_OR_DESTINATION("The source or destination resource does not exist."),

	PROTOCOL_RESTRICTION("This component only accepts traffic with specific protocols."),

	REMAP_EPHEMERAL_PORT("Outbound traffic from a NAT gateway or load balancer has the source port remapped to an"
			+ " ephemeral port in the range [1024-65535]."),

	SG_HAS_NO_RULES("This security group has no inbound or outbound rules."),

	SG_REFERENCES_NOT_PRESERVED("The network component discards security group information about forwarded traffic."
			+ " This prevents traffic from being accepted by security group rules that accept traffic only from a"
			+ " source or destination that belongs to a security group."),

	SUBNET_ACL_RESTRICTION(
			"Inbound or outbound traffic for a subnet must be admitted by the network ACL for the subnet."),

	TARGET_ADDRESS_RESTRICTION(
			"A load balancer can only route traffic that is destined for the address of one of its targets."),

	TARGET_PORT_RESTRICTION("A load balancer can only route traffic to a target using its registered port."),

	UNASSOCIATED_COMPONENT("The component is not associated with a VPC in your account (for example, a recently"
			+ " terminated instance), or none of its network interfaces has an IPv4 address."),

	UNKNOWN_DESTINATION("The path can't be extended because the information about the destination is insufficient."),

	UNKNOWN_RESOURCE("Reachability Analyzer can't analyze this resource because it can't describe the resource."),

	UNSUPPORTED_COMPONENT("The component is not supported by Reachability Analyzer."),

	VPC_LOCAL_ROUTE_CIDR_RESTRICTION(
			"Local routes apply only to packets with a destination address within the VPC CIDR block."),

	VPCE_INTRA_VPC_TRAFFIC(
			"A VPC endpoint can't initiate connections to resources in the same VPC where it is deployed."),

	VPCE_SERVICE_NOT_INSTALLED_IN_AZ("The VPC endpoint service is not installed in the specified Availability Zone.");

	private final String text;

	ExplanationCode(String text) {
		this.text = text;
	}

	public String text() {
		return this.text;
	}

}
