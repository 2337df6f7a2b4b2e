package io.github.privatelinkhandson.simulator.vpc;

import java.util.Objects;

import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.ec2.model.Route;

import io.github.privatelinkhandson.simulator.operation.AwsError;
import io.github.privatelinkhandson.simulator.operation.Call;

/**
 * The destination of a route: a route table has one route to each. Exactly one of the
 * blocks is there.
 */
record RouteDestination(@Nullable String cidrBlock, @Nullable String ipv6CidrBlock) {

	static RouteDestination of(Route route) {
		return new RouteDestination(route.destinationCidrBlock(), route.destinationIpv6CidrBlock());
	}

	/**
	 * The destination that a request names.
	 * @throws AwsError if it is none
	 */
	static RouteDestination of(Call call, @Nullable String cidrBlock, @Nullable String ipv6CidrBlock) {
		if (ipv6CidrBlock == null) {
			String given = call.require(cidrBlock, "destinationCidrBlock");
			return new RouteDestination(CidrBlock.require(given, "destinationCidrBlock").toString(), null);
		}
		if (cidrBlock != null) {
			throw AwsError.of("InvalidParameterCombination",
					"The parameter destinationCidrBlock cannot be used with the parameter destinationIpv6CidrBlock");
		}
		return new RouteDestination(null, Ipv6Block.require(ipv6CidrBlock, "destinationIpv6CidrBlock").toString());
	}

	/**
	 * A route to it, without a target.
	 */
	Route.Builder route() {
		return Route.builder().destinationCidrBlock(this.cidrBlock).destinationIpv6CidrBlock(this.ipv6CidrBlock);
	}

	/**
	 * The name of the member that holds it, in AWS's messages.
	 */
	String parameter() {
		return (this.cidrBlock != null) ? "destination-cidr-block" : "destination-ipv6-cidr-block";
	}

	boolean within(RouteDestination other) {
		if (this.cidrBlock != null && other.cidrBlock != null) {
			return CidrBlock.parse(other.cidrBlock)
				.orElseThrow()
				.contains(CidrBlock.parse(this.cidrBlock).orElseThrow());
		}
		return this.ipv6CidrBlock != null && other.ipv6CidrBlock != null
				&& Ipv6Block.parse(other.ipv6CidrBlock)
					.orElseThrow()
					.contains(Ipv6Block.parse(this.ipv6CidrBlock).orElseThrow());
	}

	@Override
	public String toString() {
		return (this.cidrBlock != null) ? this.cidrBlock : Objects.toString(this.ipv6CidrBlock, "");
	}

}
