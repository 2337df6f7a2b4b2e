package io.github.privatelinkhandson.lab;

import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

import io.github.privatelinkhandson.aws.AccountCall;
import io.github.privatelinkhandson.aws.ApiCallLog;
import io.github.privatelinkhandson.aws.CloudMode;

/**
 * Records the calls that people make by hand, with a lab's key, as calls of that lab.
 */
@Component
class HandCallRecorder {

	private final Labs labs;

	private final ApiCallLog log;

	HandCallRecorder(Labs labs, ApiCallLog log) {
		this.labs = labs;
		this.log = log;
	}

	@EventListener
	void on(AccountCall made) {
		this.labs.in(made.account())
			.stream()
			.filter((lab) -> lab.mode() == CloudMode.PRACTICE && lab.status() != LabStatus.GONE)
			.findFirst()
			.ifPresent((lab) -> this.log.addByHand(lab.id(), made.call()));
	}

}
