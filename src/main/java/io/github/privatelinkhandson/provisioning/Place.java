package io.github.privatelinkhandson.provisioning;

import io.github.privatelinkhandson.aws.Mode;
import io.github.privatelinkhandson.lab.Lab;

/**
 * An account and region of a cloud.
 */
record Place(Mode mode, String account, String region) {

	static Place of(Lab lab) {
		return new Place(lab.mode(), lab.account(), lab.region());
	}

	/**
	 * The place that a text names, as {@link #toString()} writes it.
	 */
	static Place parse(String text) {
		String[] parts = text.split("/");
		return new Place(Mode.valueOf(parts[0]), parts[1], parts[2]);
	}

	@Override
	public String toString() {
		return this.mode + "/" + this.account + "/" + this.region;
	}

}
