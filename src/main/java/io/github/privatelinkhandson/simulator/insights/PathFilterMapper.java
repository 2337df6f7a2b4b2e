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

	private PathFilterMapper() {
	}

	static void check(CreateNetworkInsightsPathRequest request) {
		Stream.of(request.filterAtSource(), request.filterAtDestination())
			.flatMap(Stream::ofNullable)
			.flatMap((filter) -> Stream.of(filter.sourcePortRange(), filter.destinationPortRange()))
			.flatMap(Stream::ofNullable)
			.forEach(PathFilterMapper::check);
	}

	private static void check(RequestFilterPortRange range) {
		if (range.fromPort() != null && range.toPort() != null && range.fromPort() > range.toPort()) {
			throw AwsError.of("InvalidParameterValue", "Value (%s) for parameter fromPort is invalid.",
					range.fromPort());
		}
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
