package io.github.privatelinkhandson.observation;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.pagination.sync.SdkIterable;

import io.github.privatelinkhandson.aws.AwsFailure;

/**
 * Calls that readers have in common.
 */
final class Reads {

	private Reads() {
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
