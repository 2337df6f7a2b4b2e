package io.github.privatelinkhandson.simulator.vpc;

import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.ec2.model.Route;

import io.github.privatelinkhandson.simulator.operation.AwsError;
import io.github.privatelinkhandson.simulator.operation.Call;
import io.github.privatelinkhandson.simulator.prefixlist.PrefixListService;

/**
 * The destination of a route: a route table has one route to each. Exactly one of its
 * members is there.
 */
record RouteDestination(@Nullable String cidrBlock, @Nullable String ipv6CidrBlock, @Nullable String prefixListId) {

	static RouteDestination of(Route route) {
		return new RouteDestination(route.destinationCidrBlock(), route.destinationIpv6CidrBlock(),
				route.destinationPrefixListId());
	}

	/**
	 * The destination that a request names.
	 * @throws AwsError if it is none
	 */
	static RouteDestination of(Call call, @Nullable String cidrBlock, @Nullable String ipv6CidrBlock,
			@Nullable String prefixListId) {
		List<String> named = Stream
			.of((cidrBlock != null) ? "destinationCidrBlock" : "",
					(ipv6CidrBlock != null) ? "destinationIpv6CidrBlock" : "",
					(prefixListId != null) ? "destinationPrefixListId" : "")
			.filter((name) -> !name.isEmpty())
			.toList();
		if (named.size() > 1) {
			throw AwsError.of("InvalidParameterCombination", "The parameter %s cannot be used with the parameter %s",
					named.get(0), named.get(1));
		}
		if (prefixListId != null) {
			return new RouteDestination(null, null, new PrefixListService(call).get(prefixListId).prefixListId());
		}
		if (ipv6CidrBlock != null) {
			return new RouteDestination(null, Ipv6Block.require(ipv6CidrBlock, "destinationIpv6CidrBlock").toString(),
					null);
		}
		String given = call.require(cidrBlock, "destinationCidrBlock");
		return new RouteDestination(CidrBlock.require(given, "destinationCidrBlock").toString(), null, null);
	}

	/**
	 * A route to it, without a target.
	 */
	Route.Builder route() {
		return Route.builder()
			.destinationCidrBlock(this.cidrBlock)
			.destinationIpv6CidrBlock(this.ipv6CidrBlock)
			.destinationPrefixListId(this.prefixListId);
	}

	/**
	 * The name of the member that holds it, in AWS's messages.
	 */
	String parameter() {
		if (this.cidrBlock != null) {
			return "destination-cidr-block";
		}
		return (this.ipv6CidrBlock != null) ? "destination-ipv6-cidr-block" : "destination-prefix-list-id";
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
		return Stream.of(this.cidrBlock, this.ipv6CidrBlock, this.prefixListId)
			.filter(Objects::nonNull)
			.findFirst()
			.orElse("");
	}

}
