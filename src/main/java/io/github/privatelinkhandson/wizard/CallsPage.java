package io.github.privatelinkhandson.wizard;

import java.util.List;

import io.github.privatelinkhandson.aws.ApiCall;
import io.github.privatelinkhandson.provisioning.LabView;

/**
 * The AWS calls of a lab: all of them, or only those that were to change something.
 */
record CallsPage(LabView lab, List<ApiCall> calls, int all, int changes, boolean showsAll) {

	static CallsPage of(LabView lab, List<ApiCall> calls, boolean showAll) {
		List<ApiCall> changes = calls.stream().filter((call) -> !call.reading()).toList();
		return new CallsPage(lab, showAll ? calls : changes, calls.size(), changes.size(), showAll);
	}

}
