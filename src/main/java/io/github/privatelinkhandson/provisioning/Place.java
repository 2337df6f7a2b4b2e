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

}
