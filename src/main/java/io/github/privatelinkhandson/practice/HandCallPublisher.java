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

	/** Longer commands, such as those with user data, are kept up to here. */
	private static final int MAX_COMMAND = 4000;

	private final ApplicationEventPublisher events;

	HandCallPublisher(ApplicationEventPublisher events) {
		this.events = events;
	}

	@EventListener
	void on(NetworkCall made) {
		CliCommand command = CliCommand.of(made.request());
		NetworkCall.Outcome outcome = made.outcome();
		String text = (command.text().length() > MAX_COMMAND) ? command.text().substring(0, MAX_COMMAND) + "…"
				: command.text();
		this.events.publishEvent(new AccountCall(made.account(),
				new ApiCall(made.at(), command.service(), command.operation(), text, outcome.durationMillis(),
						outcome.requestId(), 1, outcome.status(), outcome.errorCode(), true)));
	}

}
