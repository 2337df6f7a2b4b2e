package io.github.privatelinkhandson.simulator.flowlog;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import software.amazon.awssdk.services.cloudwatchlogs.model.OutputLogEvent;
import software.amazon.awssdk.services.ec2.model.FlowLog;
import software.amazon.awssdk.services.ec2.model.NetworkInterface;
import software.amazon.awssdk.services.ec2.model.TrafficType;

import io.github.privatelinkhandson.simulator.clock.Latency;
import io.github.privatelinkhandson.simulator.compute.InstanceService;
import io.github.privatelinkhandson.simulator.logs.LogEventService;
import io.github.privatelinkhandson.simulator.logs.LogGroupService;
import io.github.privatelinkhandson.simulator.logs.LogStreamService;
import io.github.privatelinkhandson.simulator.operation.Call;
import io.github.privatelinkhandson.simulator.store.Resource;
import io.github.privatelinkhandson.simulator.store.ResourceTypes;

/**
 * Writes what network interfaces see into the flow logs that monitor them. The records of
 * an aggregation interval are a batch of events, which comes to light some minutes after
 * the interval.
 */
public record FlowRecorder(Call call) {

	/**
	 * Most records of one stream and interval; AWS skips data beyond its capacity, too.
	 */
	private static final int MOST = 1000;

	/** Instances that are not built on Nitro, whose intervals are a minute at most. */
	private static final String OLD_FAMILY = "t2.";

	private static final int MINUTE = 60;

	public void record(FlowPassage passage) {
		this.call.find(ResourceTypes.NETWORK_INTERFACE, passage.interfaceId())
			.map(Resource::model)
			.ifPresent((at) -> monitoring(at).filter((log) -> wants(log, passage))
				.filter((log) -> new FlowLogService(this.call).delivers(log))
				.forEach((log) -> write(log, at, passage)));
	}

	private Stream<FlowLog> monitoring(NetworkInterface at) {
		return Stream.of(at.networkInterfaceId(), at.subnetId(), at.vpcId())
			.flatMap((id) -> this.call.mentioning(ResourceTypes.FLOW_LOG, id)
				.map(Resource::model)
				.filter((log) -> id.equals(log.resourceId())));
	}

	private static boolean wants(FlowLog log, FlowPassage passage) {
		return log.trafficType() == TrafficType.ALL || (log.trafficType() == TrafficType.ACCEPT) == passage.accepted();
	}

	private void write(FlowLog log, NetworkInterface at, FlowPassage passage) {
		String group = log.logGroupName();
		String stream = "%s-%s".formatted(at.networkInterfaceId(), log.trafficTypeAsString().toLowerCase(Locale.ROOT));
		long length = Math.max(1, (long) (interval(log, at).toMillis() / this.call.time().speed()));
		Instant end = Instant.ofEpochMilli((this.call.now().toEpochMilli() / length + 1) * length);
		Instant shown = this.call.time().end(Latency.FLOW_LOG_PUBLISHED, stream, end);
		String batch = log.flowLogId() + " " + end.toEpochMilli();
		LogEventService events = new LogEventService(this.call);
		List<OutputLogEvent> written = new ArrayList<>(events.batch(group, stream, batch));
		boolean full = written.size() >= MOST;
		boolean whole = full || passage.steady();
		FlowRecord made = new FlowRecord(this.call, at, full ? Optional.empty() : Optional.of(passage),
				whole ? end.minusMillis(length) : this.call.now(), whole ? end : this.call.now());
		OutputLogEvent event = OutputLogEvent.builder()
			.timestamp(made.start().toEpochMilli())
			.message(made.line(FlowLogFormat.of(log.logFormat())))
			.ingestionTime(shown.toEpochMilli())
			.build();
		if (!written.contains(event)) {
			written.add(event);
			if (!new LogGroupService(this.call).exists(group)) {
				new LogGroupService(this.call).create(group, Map.of());
			}
			new LogStreamService(this.call).ensure(group, stream, shown);
			events.keep(group, stream, batch, written);
		}
	}

	private Duration interval(FlowLog log, NetworkInterface at) {
		boolean nitro = at.attachment() != null && new InstanceService(this.call).find(at.attachment().instanceId())
			.filter((instance) -> !instance.instanceTypeAsString().startsWith(OLD_FAMILY))
			.isPresent();
		return Duration.ofSeconds(nitro ? MINUTE : log.maxAggregationInterval());
	}

}
