package io.github.privatelinkhandson.aws;

import java.util.concurrent.Executor;

import org.springframework.beans.factory.DisposableBean;
import org.springframework.scheduling.concurrent.ThreadPoolTaskExecutor;
import org.springframework.stereotype.Component;

/**
 * The threads on which AWS is called side by side. What runs there waits for nothing
 * else, so that a bounded number is enough.
 */
@Component
class ApiCallThreads implements DisposableBean {

	private static final int THREADS = 64;

	private final ThreadPoolTaskExecutor executor = new ThreadPoolTaskExecutor();

	ApiCallThreads() {
		this.executor.setThreadNamePrefix("call-");
		this.executor.setCorePoolSize(THREADS);
		this.executor.setAllowCoreThreadTimeOut(true);
		this.executor.initialize();
	}

	/**
	 * Returns the executor for calls of a cloud: the caller's own thread for one that
	 * needs no network.
	 */
	Executor of(Cloud cloud) {
		return cloud.remote() ? this.executor : Runnable::run;
	}

	@Override
	public void destroy() {
		this.executor.destroy();
	}

}
