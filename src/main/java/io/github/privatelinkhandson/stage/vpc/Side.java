package io.github.privatelinkhandson.stage.vpc;

import io.github.privatelinkhandson.lab.Lab;

/**
 * The consumer's or the provider's side.
 *
 * @param letter {@code a} for the consumer, {@code b} for the provider
 * @param network the first two octets of its VPC's addresses
 */
record Side(String letter, String network) {

	String vpc() {
		return "vpc-" + this.letter;
	}

	String cidr() {
		return this.network + ".0.0/16";
	}

	/**
	 * The address range of a subnet, as the VPC console's wizard cuts them: the public
	 * ones first, the private ones from the middle on.
	 * @param zone 1 or 2
	 */
	String cidr(boolean isPublic, int zone) {
		return this.network + "." + ((isPublic ? 0 : 128) + (zone - 1) * 16) + ".0/20";
	}

	static String zone(Lab lab, int zone) {
		return (zone == 1) ? lab.zone1() : lab.zone2();
	}

}
