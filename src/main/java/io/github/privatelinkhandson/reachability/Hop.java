package io.github.privatelinkhandson.reachability;

import java.util.List;

import org.jspecify.annotations.Nullable;

import io.github.privatelinkhandson.observation.model.NetworkInterface;

/**
 * A part of a path: the steps of the forward path, those of the return path, and the
 * header that packets leave it with.
 *
 * @param crossing the network interfaces between which packets cross the network; null
 * where they stay at one
 */
public record Hop(List<TraceStep> forward, List<TraceStep> returnPath, Flow flow, @Nullable Crossing crossing) {

	Hop(HopBuilder forward, HopBuilder returnPath) {
		this(forward, returnPath, null);
	}

	Hop(HopBuilder forward, HopBuilder returnPath, @Nullable Crossing crossing) {
		this(forward.steps(), returnPath.steps(), forward.flow(), crossing);
	}

	/**
	 * The interface that packets leave by, the one that they come to, or null where that
	 * is outside the VPC, and their header in between.
	 */
	public record Crossing(NetworkInterface from, @Nullable NetworkInterface to, Flow header) {
	}

}
