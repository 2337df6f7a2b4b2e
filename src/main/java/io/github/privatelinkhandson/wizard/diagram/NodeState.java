package io.github.privatelinkhandson.wizard.diagram;

import java.util.Locale;

import io.github.privatelinkhandson.provisioning.LabView;

/**
 * Look of a part of the drawing: a ghost of what is to come, being made, standing, wrong,
 * broken, or on its way out.
 */
public enum NodeState {

	GHOST, CREATING, READY, WRONG, FAILED, LEAVING;

	static NodeState of(LabView.Step step) {
		return switch (step.status()) {
			case CREATING -> CREATING;
			case WAITING -> (step.startedAt() != null) ? CREATING : GHOST;
			case READY -> READY;
			case WRONG -> WRONG;
			case FAILED -> FAILED;
			case DELETING -> LEAVING;
			case PENDING, GONE -> GHOST;
		};
	}

	/**
	 * The name of the style class ({@code part-ready}).
	 */
	public String css() {
		return "part part-" + name().toLowerCase(Locale.ROOT);
	}

}
