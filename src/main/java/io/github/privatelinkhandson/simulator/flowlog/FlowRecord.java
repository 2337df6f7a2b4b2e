package io.github.privatelinkhandson.simulator.flowlog;

import java.time.Instant;
import java.util.Optional;

import software.amazon.awssdk.services.ec2.model.NetworkInterface;
import software.amazon.awssdk.services.ec2.model.NetworkInterfaceAttachment;

import io.github.privatelinkhandson.observation.model.IpAddress;
import io.github.privatelinkhandson.simulator.operation.Call;
import io.github.privatelinkhandson.simulator.vpc.ZoneService;

/**
 * One record of a flow log: the values of its fields, as AWS gives them. What this cloud
 * has not, or does not tell, is a hyphen, AWS's sign for it.
 *
 * @param passage what it is about; empty if records were left out
 */
record FlowRecord(Call call, NetworkInterface at, Optional<FlowPassage> passage, Instant start, Instant end) {

	static final String NONE = "-";

	String line(FlowLogFormat format) {
		return format.line((field) -> value(format, field));
	}

	private String value(FlowLogFormat format, String field) {
		return switch (field) {
			case "version" -> Integer.toString(format.version());
			case "account-id" -> this.at.ownerId();
			case "interface-id" -> this.at.networkInterfaceId();
			case "start" -> Long.toString(this.start.getEpochSecond());
			case "end" -> Long.toString(this.end.getEpochSecond());
			case "log-status" -> this.passage.isPresent() ? "OK" : "SKIPDATA";
			case "vpc-id" -> this.at.vpcId();
			case "subnet-id" -> this.at.subnetId();
			case "instance-id" ->
				Optional.ofNullable(this.at.attachment()).map(NetworkInterfaceAttachment::instanceId).orElse(NONE);
			case "region" -> this.call.region();
			case "az-id" ->
				new ZoneService(this.call).find(this.at.availabilityZone()).map((zone) -> zone.zoneId()).orElse(NONE);
			default -> this.passage.map((found) -> value(found, found.header(), field)).orElse(NONE);
		};
	}

	/**
	 * Source and destination are the interface's own address at its end, whatever the
	 * packets have there.
	 */
	private String value(FlowPassage found, FlowPassage.Header header, String field) {
		return switch (field) {
			case "srcaddr" -> found.egress() ? address(header.source()) : header.source();
			case "dstaddr" -> found.egress() ? header.destination() : address(header.destination());
			case "pkt-srcaddr" -> header.source();
			case "pkt-dstaddr" -> header.destination();
			case "srcport" -> Integer.toString(header.sourcePort());
			case "dstport" -> Integer.toString(header.destinationPort());
			case "protocol" -> header.protocol();
			case "type" -> IpAddress.isIpv6(header.source()) ? "IPv6" : "IPv4";
			case "packets" -> Integer.toString(found.volume().packets());
			case "bytes" -> Integer.toString(found.volume().bytes());
			case "tcp-flags" -> Integer.toString(found.volume().flags());
			case "action" -> found.accepted() ? "ACCEPT" : "REJECT";
			case "flow-direction" -> found.egress() ? "egress" : "ingress";
			default -> NONE;
		};
	}

	private String address(String inPacket) {
		return IpAddress.isIpv6(inPacket) ? inPacket : this.at.privateIpAddress();
	}

}
