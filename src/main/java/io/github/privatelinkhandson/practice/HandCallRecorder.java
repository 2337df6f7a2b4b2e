package io.github.privatelinkhandson.practice;

import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

import io.github.privatelinkhandson.aws.ApiCall;
import io.github.privatelinkhandson.aws.ApiCallLog;
import io.github.privatelinkhandson.aws.CliCommand;
import io.github.privatelinkhandson.aws.CloudMode;
import io.github.privatelinkhandson.lab.Lab;
import io.github.privatelinkhandson.lab.LabStatus;
import io.github.privatelinkhandson.lab.Labs;
import io.github.privatelinkhandson.simulator.NetworkCall;

/**
 * Records the calls that people make by hand, with a lab's key at the practice AWS's
 * port, as calls of that lab.
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
	void on(NetworkCall made) {
		this.labs.in(made.account())
			.stream()
			.filter((lab) -> lab.mode() == CloudMode.PRACTICE && lab.status() != LabStatus.GONE)
			.findFirst()
			.map(Lab::id)
			.ifPresent((lab) -> this.log.addByHand(lab, call(made)));
	}

	private static ApiCall call(NetworkCall made) {
		CliCommand command = CliCommand.of(made.request());
		NetworkCall.Outcome outcome = made.outcome();
		return new ApiCall(made.at(), command.service(), command.operation(), command.text(), outcome.durationMillis(),
				outcome.requestId(), 1, outcome.status(), outcome.errorCode(), true);
	}

}
