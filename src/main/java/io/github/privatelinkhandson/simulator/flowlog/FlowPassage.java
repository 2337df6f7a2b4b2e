package io.github.privatelinkhandson.simulator.flowlog;

/**
 * Packets of one direction of a connection at one network interface.
 *
 * @param egress whether they leave the interface
 * @param steady whether such connections are made all the time, as health checks are
 */
public record FlowPassage(String interfaceId, boolean egress, Header header, Volume volume, boolean accepted,
		boolean steady) {

	/**
	 * The header of the packets.
	 *
	 * @param protocol its number
	 */
	public record Header(String protocol, String source, int sourcePort, String destination, int destinationPort) {

		/**
		 * The header of the packets in the other direction.
		 */
		public Header answer() {
			return new Header(this.protocol, this.destination, this.destinationPort, this.source, this.sourcePort);
		}

	}

	/**
	 * The amount of packets and what they did.
	 *
	 * @param flags TCP's flags, as flow logs count them
	 */
	public record Volume(int packets, int bytes, int flags) {
	}

}
