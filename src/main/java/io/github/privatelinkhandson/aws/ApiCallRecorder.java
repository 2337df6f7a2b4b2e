package io.github.privatelinkhandson.aws;

import java.time.Clock;
import java.time.Instant;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import software.amazon.awssdk.awscore.AwsResponse;
import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.core.SdkResponse;
import software.amazon.awssdk.core.exception.SdkServiceException;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttribute;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;

/**
 * Sees every call that the SDK's clients make and adds those made for a lab to the log.
 */
@Component
class ApiCallRecorder implements ExecutionInterceptor {

	private static final ExecutionAttribute<Started> STARTED = new ExecutionAttribute<>("CallRecorder.started");

	private static final ExecutionAttribute<Integer> ATTEMPTS = new ExecutionAttribute<>("CallRecorder.attempts");

	private final ApiCallLog log;

	private final Clock clock;

	ApiCallRecorder(ApiCallLog log, Clock clock) {
		this.log = log;
		this.clock = clock;
	}

	@Override
	public void beforeExecution(Context.BeforeExecution context, ExecutionAttributes attributes) {
		ApiCallLog.currentLab()
			.ifPresent((lab) -> attributes.putAttribute(STARTED,
					new Started(lab, this.clock.instant(), System.nanoTime())));
	}

	@Override
	public void beforeTransmission(Context.BeforeTransmission context, ExecutionAttributes attributes) {
		attributes.putAttribute(ATTEMPTS, attempts(attributes) + 1);
	}

	@Override
	public void afterExecution(Context.AfterExecution context, ExecutionAttributes attributes) {
		add(context.request(), attributes,
				new Outcome(requestId(context.response()), context.httpResponse().statusCode(), null));
	}

	@Override
	public void onExecutionFailure(Context.FailedExecution context, ExecutionAttributes attributes) {
		if (attributes.getAttribute(CallBudget.WITHHELD) != null) {
			return;
		}
		Throwable failure = context.exception();
		String code = (failure instanceof RuntimeException exception) ? AwsFailure.of(exception).code()
				: failure.getClass().getSimpleName();
		Outcome outcome = (failure instanceof SdkServiceException answer)
				? new Outcome(answer.requestId(), answer.statusCode(), code) : new Outcome(null, null, code);
		add(context.request(), attributes, outcome);
	}

	private void add(SdkRequest request, ExecutionAttributes attributes, Outcome outcome) {
		Started started = attributes.getAttribute(STARTED);
		if (started != null) {
			CliCommand command = CliCommand.of(request);
			this.log.add(started.lab(),
					new ApiCall(started.at(), command.service(), command.operation(), command.text(),
							(System.nanoTime() - started.nanoTime()) / 1_000_000, outcome.requestId(),
							attempts(attributes), outcome.status(), outcome.errorCode(), false));
		}
	}

	private static int attempts(ExecutionAttributes attributes) {
		Integer attempts = attributes.getAttribute(ATTEMPTS);
		return (attempts != null) ? attempts : 0;
	}

	private static @Nullable String requestId(SdkResponse response) {
		return (response instanceof AwsResponse answer) ? answer.responseMetadata().requestId() : null;
	}

	private record Started(String lab, Instant at, long nanoTime) {
	}

	private record Outcome(@Nullable String requestId, @Nullable Integer status, @Nullable String errorCode) {
	}

}
