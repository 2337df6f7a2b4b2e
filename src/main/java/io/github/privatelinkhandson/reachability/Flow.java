package io.github.privatelinkhandson.reachability;

import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * The header of packets on their way, and the security groups that their sender is known
 * by. Ports are sets: all those that have not been filtered out yet.
 *
 * @param protocol {@code tcp} or {@code udp}
 */
public record Flow(String protocol, String sourceIp, PortSet sourcePorts, String destinationIp,
		PortSet destinationPorts, Set<String> sourceGroups) {

	static Flow of(String protocol, String sourceIp, PortSet sourcePorts, String destinationIp,
			PortSet destinationPorts, List<String> sourceGroups) {
		return new Flow(protocol.toLowerCase(Locale.ROOT), sourceIp, sourcePorts, destinationIp, destinationPorts,
				Set.copyOf(sourceGroups));
	}

	/**
	 * AWS's number of the protocol.
	 */
	public String protocolNumber() {
		return this.protocol.equals("udp") ? "17" : "6";
	}

	Flow from(String ip, PortSet ports, List<String> groups) {
		return new Flow(this.protocol, ip, ports, this.destinationIp, this.destinationPorts, Set.copyOf(groups));
	}

	Flow to(String ip) {
		return new Flow(this.protocol, this.sourceIp, this.sourcePorts, ip, this.destinationPorts, this.sourceGroups);
	}

	Flow on(PortSet ports) {
		return new Flow(this.protocol, this.sourceIp, this.sourcePorts, this.destinationIp, ports, this.sourceGroups);
	}

	public Flow answer() {
		return new Flow(this.protocol, this.destinationIp, this.destinationPorts, this.sourceIp, this.sourcePorts,
				Set.of());
	}

	boolean spokenBy(String ruleProtocol) {
		return ruleProtocol.equals("-1") || ruleProtocol.equalsIgnoreCase(this.protocol)
				|| ruleProtocol.equals(protocolNumber());
	}

}
