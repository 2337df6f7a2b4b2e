package io.github.privatelinkhandson.observation;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.function.Function;
import java.util.function.Supplier;

import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.pagination.sync.SdkIterable;

import io.github.privatelinkhandson.aws.AwsFailure;

/**
 * Runs calls that do not depend on one another side by side. No task waits for another.
 */
class ParallelReads {

	private final Executor executor;

	ParallelReads(Executor executor) {
		this.executor = executor;
	}

	<T> CompletableFuture<T> start(Supplier<T> read) {
		return CompletableFuture.supplyAsync(read, this.executor);
	}

	/**
	 * Starts one read for each item; what the reads give comes in the order of the items.
	 */
	<I, T> CompletableFuture<List<T>> startEach(Collection<I> items, Function<I, ? extends Collection<T>> read) {
		return together(items.stream().map((item) -> start(() -> read.apply(item))).toList());
	}

	static <T> CompletableFuture<List<T>> together(
			List<? extends CompletableFuture<? extends Collection<? extends T>>> reads) {
		return CompletableFuture.allOf(reads.toArray(CompletableFuture[]::new))
			.thenApply((done) -> reads.stream().<T>flatMap((read) -> read.join().stream()).toList());
	}

	/**
	 * Waits for a read.
	 * @throws RuntimeException what the read threw
	 */
	static <T> T await(CompletableFuture<T> read) {
		try {
			return read.join();
		}
		catch (CompletionException ex) {
			throw (ex.getCause() instanceof RuntimeException cause) ? cause : ex;
		}
	}

	/**
	 * All that the pages of a call list.
	 */
	static <M, R> List<R> all(SdkIterable<M> listed, Function<M, R> read) {
		return listed.stream().map(read).toList();
	}

	/**
	 * Reads one resource; empty if it does not exist (any more).
	 */
	static <T> Optional<T> ifThere(Supplier<T> read) {
		try {
			return Optional.of(read.get());
		}
		catch (SdkException ex) {
			if (AwsFailure.of(ex).kind() == AwsFailure.Kind.NOT_FOUND) {
				return Optional.empty();
			}
			throw ex;
		}
	}

}
