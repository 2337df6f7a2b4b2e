package io.github.privatelinkhandson.stage.approval;

import java.util.List;

import org.springframework.modulith.NamedInterface;

import io.github.privatelinkhandson.lab.StageKey;
import io.github.privatelinkhandson.stage.Step;
import io.github.privatelinkhandson.stage.endpoint.EndpointBlueprint;

/**
 * The step of stage {@code approval}.
 */
@NamedInterface("blueprint")
public final class ApprovalBlueprint {

	public static final Step ACCEPTANCE = Step
		.of(StageKey.APPROVAL, "acceptance", "endpoint-connection", "privatelink-B-vpces <- privatelink-A-vpce")
		.after(EndpointBlueprint.ENDPOINT)
		.taking(90);

	public static final List<Step> STEPS = List.of(ACCEPTANCE);

	private ApprovalBlueprint() {
	}

}
