package io.github.privatelinkhandson.stage;

import java.util.function.Supplier;
import java.util.stream.Stream;

import software.amazon.awssdk.core.exception.SdkException;

import io.github.privatelinkhandson.aws.AwsFailure;

/**
 * The names of the hands-on that only one resource of an account can have.
 */
public final class UniqueNames {

	private UniqueNames() {
	}

	/**
	 * Returns whether one of those reads finds its resource.
	 * @throws SdkException if AWS does not say
	 */
	public static boolean anyTaken(Supplier<?>... reads) {
		return Stream.of(reads).anyMatch(UniqueNames::isThere);
	}

	private static boolean isThere(Supplier<?> read) {
		try {
			read.get();
			return true;
		}
		catch (SdkException ex) {
			if (AwsFailure.of(ex).kind() == AwsFailure.Kind.NOT_FOUND) {
				return false;
			}
			throw ex;
		}
	}

}
