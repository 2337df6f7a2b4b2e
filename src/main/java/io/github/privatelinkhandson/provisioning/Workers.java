package io.github.privatelinkhandson.provisioning;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

import org.springframework.boot.thread.Threading;
import org.springframework.core.env.Environment;
import org.springframework.core.task.SimpleAsyncTaskExecutor;
import org.springframework.stereotype.Component;

/**
 * The threads on which labs are advanced and AWS is asked: virtual ones where the JDK has
 * them. An advance waits for its calls, so that these have threads of their own.
 */
@Component
public class Workers {

	private static final int MOST_ADVANCES = 32;

	private static final int MOST_CALLS = 64;

	private final boolean virtual;

	private final SimpleAsyncTaskExecutor advances;

	private final SimpleAsyncTaskExecutor calls;

	Workers(Environment environment) {
		this.virtual = Threading.VIRTUAL.isActive(environment);
		this.advances = executor("advance-", MOST_ADVANCES);
		this.calls = executor("call-", MOST_CALLS);
	}

	/**
	 * Calls AWS; the work waits for nothing else.
	 */
	public <T> CompletableFuture<T> submit(Supplier<T> work) {
		return this.calls.submitCompletable(work::get);
	}

	/**
	 * Advances a lab; the work may wait for calls.
	 */
	<T> CompletableFuture<T> advance(Supplier<T> work) {
		return this.advances.submitCompletable(work::get);
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

	boolean virtual() {
		return this.virtual;
	}

	private SimpleAsyncTaskExecutor executor(String name, int most) {
		SimpleAsyncTaskExecutor executor = new SimpleAsyncTaskExecutor(name);
		executor.setVirtualThreads(this.virtual);
		executor.setConcurrencyLimit(most);
		return executor;
	}

}
