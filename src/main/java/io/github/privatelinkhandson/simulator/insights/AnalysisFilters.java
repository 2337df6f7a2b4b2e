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
 * The constraints of paths and analyses on packets and intermediate components.
 */
final class AnalysisFilters {

	private AnalysisFilters() {
	}

	/**
	 * Refuses what names no resources and no accounts.
	 */
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

	static PathRequest query(NetworkInsightsPath path, StartNetworkInsightsAnalysisRequest request) {
		return new PathRequest(path.source(), path.destination(), path.protocolAsString(), atSource(path),
				atDestination(path), request.filterInArns(), request.filterOutArns());
	}

	private static PacketFilter atSource(NetworkInsightsPath path) {
		if (path.filterAtSource() != null) {
			return filter(path.filterAtSource());
		}
		PortSet ports = (path.destinationPort() != null) ? PortSet.of(path.destinationPort()) : PortSet.ALL;
		return new PacketFilter(address(path.sourceIp()), PortSet.ALL,
				(path.destination() == null) ? address(path.destinationIp()) : null, ports);
	}

	private static PacketFilter atDestination(NetworkInsightsPath path) {
		return (path.filterAtDestination() != null) ? filter(path.filterAtDestination())
				: new PacketFilter(null, PortSet.ALL, address(path.destinationIp()), PortSet.ALL);
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
