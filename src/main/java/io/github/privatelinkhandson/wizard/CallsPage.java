package io.github.privatelinkhandson.wizard;

import java.util.List;
import java.util.regex.Pattern;

import io.github.privatelinkhandson.aws.ApiCall;
import io.github.privatelinkhandson.provisioning.LabView;

/**
 * The AWS calls of a lab: all of them, or only those that were to change something.
 */
record CallsPage(LabView lab, List<ApiCall> calls, int all, int changes, boolean showsAll) {

	private static final Pattern READING = Pattern.compile("(Describe|Get|List).*");

	static CallsPage of(LabView lab, List<ApiCall> calls, boolean showAll) {
		List<ApiCall> changes = calls.stream().filter((call) -> !READING.matcher(call.operation()).matches()).toList();
		return new CallsPage(lab, showAll ? calls : changes, calls.size(), changes.size(), showAll);
	}

}
