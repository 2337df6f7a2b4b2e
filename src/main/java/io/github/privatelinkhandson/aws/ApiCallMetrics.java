package io.github.privatelinkhandson.aws;

import java.util.concurrent.TimeUnit;

import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.stereotype.Component;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttribute;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.core.interceptor.SdkExecutionAttribute;

/**
 * Counts the calls of AWS and how long they take, with their retries, by operation and
 * error code: the meter {@code handson.aws.calls}.
 */
@Component
class ApiCallMetrics implements ExecutionInterceptor {

	private static final ExecutionAttribute<Long> STARTED = new ExecutionAttribute<>("CallMetrics.started");

	private final MeterRegistry registry;

	ApiCallMetrics(MeterRegistry registry) {
		this.registry = registry;
	}

	@Override
	public void beforeExecution(Context.BeforeExecution context, ExecutionAttributes attributes) {
		attributes.putAttribute(STARTED, System.nanoTime());
	}

	@Override
	public void afterExecution(Context.AfterExecution context, ExecutionAttributes attributes) {
		count(attributes, "none");
	}

	@Override
	public void onExecutionFailure(Context.FailedExecution context, ExecutionAttributes attributes) {
		count(attributes, (context.exception() instanceof RuntimeException failure) ? AwsFailure.of(failure).code()
				: context.exception().getClass().getSimpleName());
	}

	private void count(ExecutionAttributes attributes, String error) {
		Long started = attributes.getAttribute(STARTED);
		if (started != null) {
			this.registry
				.timer("handson.aws.calls", "service", attributes.getAttribute(SdkExecutionAttribute.SERVICE_NAME),
						"operation", attributes.getAttribute(SdkExecutionAttribute.OPERATION_NAME), "error", error)
				.record(System.nanoTime() - started, TimeUnit.NANOSECONDS);
		}
	}

}
