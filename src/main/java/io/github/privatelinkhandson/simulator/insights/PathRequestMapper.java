package io.github.privatelinkhandson.simulator.insights;

import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.ec2.model.FilterPortRange;
import software.amazon.awssdk.services.ec2.model.NetworkInsightsPath;
import software.amazon.awssdk.services.ec2.model.PathFilter;
import software.amazon.awssdk.services.ec2.model.StartNetworkInsightsAnalysisRequest;

import io.github.privatelinkhandson.reachability.PacketFilter;
import io.github.privatelinkhandson.reachability.PathRequest;
import io.github.privatelinkhandson.reachability.PortSet;
import io.github.privatelinkhandson.simulator.operation.AwsError;

/**
 * Maps a path and the request to analyse it to the request of the path analysis.
 */
record PathRequestMapper(NetworkInsightsPath path) {

	static void check(StartNetworkInsightsAnalysisRequest request) {
		Stream.concat(request.filterInArns().stream(), request.filterOutArns().stream())
			.filter((arn) -> !arn.matches("arn:aws:[^:]+:[^:]*:\\d{12}:.+"))
			.findFirst()
			.ifPresent((arn) -> refuse(arn, "filterArn"));
		request.additionalAccounts()
			.stream()
			.filter((account) -> !account.matches("\\d{12}"))
			.findFirst()
			.ifPresent((account) -> refuse(account, "additionalAccount"));
	}

	private static void refuse(String value, String parameter) {
		throw AwsError.of("InvalidParameterValue", "Value (%s) for parameter %s is invalid.", value, parameter);
	}

	PathRequest map(StartNetworkInsightsAnalysisRequest request) {
		return new PathRequest(this.path.source(), this.path.destination(), this.path.protocolAsString(), atSource(),
				atDestination(), request.filterInArns(), request.filterOutArns());
	}

	private PacketFilter atSource() {
		if (this.path.filterAtSource() != null) {
			return filter(this.path.filterAtSource());
		}
		PortSet ports = (this.path.destinationPort() != null) ? PortSet.of(this.path.destinationPort()) : PortSet.ALL;
		return new PacketFilter(address(this.path.sourceIp()), PortSet.ALL,
				(this.path.destination() == null) ? address(this.path.destinationIp()) : null, ports);
	}

	private PacketFilter atDestination() {
		return (this.path.filterAtDestination() != null) ? filter(this.path.filterAtDestination())
				: new PacketFilter(null, PortSet.ALL, address(this.path.destinationIp()), PortSet.ALL);
	}

	private static PacketFilter filter(PathFilter filter) {
		return new PacketFilter(address(filter.sourceAddress()), ports(filter.sourcePortRange()),
				address(filter.destinationAddress()), ports(filter.destinationPortRange()));
	}

	private static @Nullable String address(@Nullable String address) {
		return (address != null) ? address.replace("/32", "") : null;
	}

	private static PortSet ports(@Nullable FilterPortRange range) {
		return Optional.ofNullable(range)
			.map((given) -> PortSet.of(Objects.requireNonNullElse(given.fromPort(), 0),
					Objects.requireNonNullElse(given.toPort(), 65535)))
			.orElse(PortSet.ALL);
	}

}
