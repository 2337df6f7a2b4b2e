package io.github.privatelinkhandson.reachability;

import java.util.List;

/**
 * A part of the way: the steps there, those of the answers back, and the header that
 * packets leave it with.
 */
public record Hop(List<Step> forward, List<Step> back, Flow flow) {

	Hop(Walk there, Walk back) {
		this(there.steps(), back.steps(), there.flow());
	}

}
