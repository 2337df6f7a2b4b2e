package io.github.privatelinkhandson.provisioning;

import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

import org.springframework.boot.thread.Threading;
import org.springframework.core.env.Environment;
import org.springframework.core.task.SimpleAsyncTaskExecutor;
import org.springframework.stereotype.Component;

/**
 * The threads on which AWS is asked: virtual ones where the JDK has them.
 */
@Component
public class Workers {

	private static final int MOST_AT_ONCE = 64;

	private final SimpleAsyncTaskExecutor executor = new SimpleAsyncTaskExecutor("worker-");

	Workers(Environment environment) {
		this.executor.setVirtualThreads(Threading.VIRTUAL.isActive(environment));
		this.executor.setConcurrencyLimit(MOST_AT_ONCE);
	}

	public <T> CompletableFuture<T> submit(Supplier<T> work) {
		return this.executor.submitCompletable(work::get);
	}

}
