package io.github.privatelinkhandson.simulator.insights;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

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
		check(request.filterInArns(), "arn:aws:[^:]+:[^:]*:\\d{12}:.+", "filterArn");
		check(request.filterOutArns(), "arn:aws:[^:]+:[^:]*:\\d{12}:.+", "filterArn");
		check(request.additionalAccounts(), "\\d{12}", "additionalAccount");
	}

	private static void check(List<String> values, String pattern, String parameter) {
		AwsError.throwForAny(values, (value) -> !value.matches(pattern), (value) -> AwsError.of("InvalidParameterValue",
				"Value (%s) for parameter %s is invalid.", value, parameter));
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
		return new PacketFilter(this.path.sourceIp(), PortSet.ALL,
				(this.path.destination() == null) ? this.path.destinationIp() : null, ports);
	}

	private PacketFilter atDestination() {
		return (this.path.filterAtDestination() != null) ? filter(this.path.filterAtDestination())
				: new PacketFilter(null, PortSet.ALL, this.path.destinationIp(), PortSet.ALL);
	}

	private static PacketFilter filter(PathFilter filter) {
		return new PacketFilter(filter.sourceAddress(), ports(filter.sourcePortRange()), filter.destinationAddress(),
				ports(filter.destinationPortRange()));
	}

	private static PortSet ports(@Nullable FilterPortRange range) {
		return Optional.ofNullable(range)
			.map((given) -> PortSet.of(Objects.requireNonNullElse(given.fromPort(), 0),
					Objects.requireNonNullElse(given.toPort(), 65535)))
			.orElse(PortSet.ALL);
	}

}
