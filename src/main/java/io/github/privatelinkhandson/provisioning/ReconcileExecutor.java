package io.github.privatelinkhandson.provisioning;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

import org.springframework.boot.thread.Threading;
import org.springframework.core.env.Environment;
import org.springframework.core.task.SimpleAsyncTaskExecutor;
import org.springframework.stereotype.Component;

import io.github.privatelinkhandson.aws.AwsClients;

/**
 * Threads on which labs are advanced and AWS is asked. An advance waits for its calls, so
 * that these have threads of their own.
 */
@Component
public class ReconcileExecutor {

	private static final int MAX_ADVANCES = 32;

	private final SimpleAsyncTaskExecutor advances = new SimpleAsyncTaskExecutor("advance-");

	ReconcileExecutor(Environment environment) {
		this.advances.setVirtualThreads(Threading.VIRTUAL.isActive(environment));
		this.advances.setConcurrencyLimit(MAX_ADVANCES);
	}

	/**
	 * Calls AWS; the work waits for nothing else.
	 */
	public <T> CompletableFuture<T> submit(AwsClients aws, Supplier<T> work) {
		return CompletableFuture.supplyAsync(work, aws.executor());
	}

	/**
	 * Advances a lab; the work may wait for calls.
	 * @param remote whether these wait for a network
	 */
	<T> CompletableFuture<T> advance(boolean remote, Supplier<T> work) {
		return remote ? this.advances.submitCompletable(work::get) : CompletableFuture.supplyAsync(work, Runnable::run);
	}

	/**
	 * Waits until all have ended, be it with a failure.
	 * @return what they gave, in their order
	 * @throws java.util.concurrent.CompletionException with the failure of one of them
	 */
	public static <T> List<T> await(List<CompletableFuture<T>> works) {
		CompletableFuture.allOf(works.toArray(CompletableFuture[]::new)).join();
		return works.stream().map(CompletableFuture::join).toList();
	}

}
