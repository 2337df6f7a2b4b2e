package io.github.privatelinkhandson.simulator.insights;

import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.ec2.model.CreateNetworkInsightsPathRequest;
import software.amazon.awssdk.services.ec2.model.FilterPortRange;
import software.amazon.awssdk.services.ec2.model.PathFilter;
import software.amazon.awssdk.services.ec2.model.PathRequestFilter;
import software.amazon.awssdk.services.ec2.model.RequestFilterPortRange;

import io.github.privatelinkhandson.simulator.operation.AwsError;

/**
 * The addresses and ports that a path is asked for with.
 */
final class PathFilterMapper {

	private static final String ADDRESS = "(\\d{1,3}\\.){3}\\d{1,3}(/32)?";

	private PathFilterMapper() {
	}

	static void check(CreateNetworkInsightsPathRequest request) {
		checkAddress(request.sourceIp(), "sourceIp");
		checkAddress(request.destinationIp(), "destinationIp");
		checkPort(request.destinationPort(), "destinationPort");
		Stream.of(request.filterAtSource(), request.filterAtDestination())
			.flatMap(Stream::ofNullable)
			.forEach(PathFilterMapper::check);
	}

	private static void check(PathRequestFilter filter) {
		checkAddress(filter.sourceAddress(), "sourceAddress");
		checkAddress(filter.destinationAddress(), "destinationAddress");
		Stream.of(filter.sourcePortRange(), filter.destinationPortRange())
			.flatMap(Stream::ofNullable)
			.forEach(PathFilterMapper::check);
	}

	private static void check(RequestFilterPortRange range) {
		checkPort(range.fromPort(), "fromPort");
		checkPort(range.toPort(), "toPort");
		if (range.fromPort() != null && range.toPort() != null && range.fromPort() > range.toPort()) {
			throw refusal(range.fromPort(), "fromPort");
		}
	}

	private static void checkAddress(@Nullable String address, String parameter) {
		if (address != null && !address.matches(ADDRESS)) {
			throw refusal(address, parameter);
		}
	}

	private static void checkPort(@Nullable Integer port, String parameter) {
		if (port != null && (port < 0 || port > 65535)) {
			throw refusal(port, parameter);
		}
	}

	private static AwsError refusal(Object value, String parameter) {
		return AwsError.of("InvalidParameterValue", "Value (%s) for parameter %s is invalid.", value, parameter);
	}

	static @Nullable PathFilter of(@Nullable PathRequestFilter filter) {
		return (filter == null) ? null
				: PathFilter.builder()
					.sourceAddress(filter.sourceAddress())
					.sourcePortRange(range(filter.sourcePortRange()))
					.destinationAddress(filter.destinationAddress())
					.destinationPortRange(range(filter.destinationPortRange()))
					.build();
	}

	private static @Nullable FilterPortRange range(@Nullable RequestFilterPortRange range) {
		return (range == null) ? null
				: FilterPortRange.builder().fromPort(range.fromPort()).toPort(range.toPort()).build();
	}

}
