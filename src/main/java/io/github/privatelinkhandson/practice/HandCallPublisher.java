package io.github.privatelinkhandson.practice;

import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

import io.github.privatelinkhandson.aws.AccountCall;
import io.github.privatelinkhandson.aws.ApiCall;
import io.github.privatelinkhandson.aws.CliCommand;
import io.github.privatelinkhandson.simulator.NetworkCall;

/**
 * Publishes the calls that come in at the practice AWS's port as people see them.
 */
@Component
class HandCallPublisher {

	private final ApplicationEventPublisher events;

	HandCallPublisher(ApplicationEventPublisher events) {
		this.events = events;
	}

	@EventListener
	void on(NetworkCall made) {
		CliCommand command = CliCommand.of(made.request());
		NetworkCall.Outcome outcome = made.outcome();
		this.events.publishEvent(new AccountCall(made.account(),
				new ApiCall(made.at(), command.service(), command.operation(), command.text(), outcome.durationMillis(),
						outcome.requestId(), 1, outcome.status(), outcome.errorCode(), true)));
	}

}
