package io.github.privatelinkhandson.reachability;

import java.util.List;

/**
 * A part of a path: the steps of the forward path, those of the return path, and the
 * header that packets leave it with.
 */
public record Hop(List<TraceStep> forward, List<TraceStep> returnPath, Flow flow) {

	Hop(HopBuilder forward, HopBuilder returnPath) {
		this(forward.steps(), returnPath.steps(), forward.flow());
	}

}
