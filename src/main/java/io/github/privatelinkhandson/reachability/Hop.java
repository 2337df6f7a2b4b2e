package io.github.privatelinkhandson.reachability;

import java.util.List;

/**
 * A part of the way: the steps there, those of the answers back, and the header that
 * packets leave it with.
 */
public record Hop(List<TraceStep> forward, List<TraceStep> back, Flow flow) {

	Hop(HopBuilder there, HopBuilder back) {
		this(there.steps(), back.steps(), there.flow());
	}

}
