package io.github.privatelinkhandson.simulator.vpc;

import java.util.Objects;

import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.ec2.model.Route;

import io.github.privatelinkhandson.simulator.operation.AwsError;
import io.github.privatelinkhandson.simulator.operation.Call;
import io.github.privatelinkhandson.simulator.prefixlist.PrefixListService;

/**
 * The destination of a route: a route table has one route to each. Exactly one of its
 * members is there.
 */
record RouteDestination(@Nullable String cidrBlock, @Nullable String prefixListId) {

	static RouteDestination of(Route route) {
		return new RouteDestination(route.destinationCidrBlock(), route.destinationPrefixListId());
	}

	/**
	 * The destination that a request names.
	 * @throws AwsError if it is none
	 */
	static RouteDestination of(Call call, @Nullable String cidrBlock, @Nullable String prefixListId) {
		if (prefixListId == null) {
			String given = call.require(cidrBlock, "destinationCidrBlock");
			return new RouteDestination(CidrBlock.require(given, "destinationCidrBlock").toString(), null);
		}
		if (cidrBlock != null) {
			throw AwsError.of("InvalidParameterCombination",
					"The parameter destinationCidrBlock cannot be used with the parameter destinationPrefixListId");
		}
		return new RouteDestination(null, new PrefixListService(call).get(prefixListId).prefixListId());
	}

	/**
	 * A route to it, without a target.
	 */
	Route.Builder route() {
		return Route.builder().destinationCidrBlock(this.cidrBlock).destinationPrefixListId(this.prefixListId);
	}

	/**
	 * The name of the member that holds it, in AWS's messages.
	 */
	String parameter() {
		return (this.cidrBlock != null) ? "destination-cidr-block" : "destination-prefix-list-id";
	}

	@Override
	public String toString() {
		return (this.cidrBlock != null) ? this.cidrBlock : Objects.toString(this.prefixListId, "");
	}

}
