package io.github.privatelinkhandson.wizard.diagram;

import java.util.Locale;

import io.github.privatelinkhandson.provisioning.LabView;

/**
 * How a part of the drawing looks: a ghost of what is to come, being made, standing,
 * broken, or on its way out.
 */
public enum NodeState {

	GHOST, CREATING, READY, FAILED, LEAVING;

	static NodeState of(LabView.Step step) {
		return switch (step.status()) {
			case "creating" -> CREATING;
			case "waiting" -> (step.startedAt() != null) ? CREATING : GHOST;
			case "ready" -> READY;
			case "failed" -> FAILED;
			case "deleting" -> LEAVING;
			default -> GHOST;
		};
	}

	/**
	 * The name of the style class ({@code part-ready}).
	 */
	public String css() {
		return "part part-" + name().toLowerCase(Locale.ROOT);
	}

}
