package io.github.privatelinkhandson.wizard;

import io.github.privatelinkhandson.aws.ApiCall;
import io.github.privatelinkhandson.aws.ApiCallLog;
import io.github.privatelinkhandson.paging.Paged;
import io.github.privatelinkhandson.paging.Paging;
import io.github.privatelinkhandson.provisioning.LabView;

/**
 * A page of the AWS calls of a lab: of all of them, or only of those that were to change
 * something.
 */
record CallsPage(LabView lab, Paged<ApiCall> calls, long all, long changes, boolean showsAll) {

	static CallsPage of(LabView lab, ApiCallLog log, boolean showAll, Paging paging) {
		return new CallsPage(lab, log.calls(lab.id(), !showAll, paging), log.count(lab.id(), false),
				log.count(lab.id(), true), showAll);
	}

}
