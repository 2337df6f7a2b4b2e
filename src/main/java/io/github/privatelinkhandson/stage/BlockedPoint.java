package io.github.privatelinkhandson.stage;

import java.util.Locale;

/**
 * Place on the way from EC2-A to EC2-B where a packet is stopped, in the order of the
 * way. The place of the cross is in the drawing's units.
 */
public enum BlockedPoint {

	CLIENT(338, 206), ENDPOINT(384, 206), SERVICE(524, 206), LOAD_BALANCER_GROUP(706, 206), ZONE(896, 326),
	SERVER(896, 402);

	private final int x;

	private final int y;

	BlockedPoint(int x, int y) {
		this.x = x;
		this.y = y;
	}

	public int x() {
		return this.x;
	}

	public int y() {
		return this.y;
	}

	/**
	 * The cut's name in message keys ({@code load-balancer-group}).
	 */
	public String key() {
		return name().toLowerCase(Locale.ROOT).replace('_', '-');
	}

}
