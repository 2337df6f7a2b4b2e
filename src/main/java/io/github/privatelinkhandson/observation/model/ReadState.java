package io.github.privatelinkhandson.observation.model;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * The state of one kind of read, as a lab sees it.
 *
 * @param takenAt when it was last read, or null if it was not, or so long ago that it
 * does not count
 * @param failure the failure of the newest try; null if that went well
 */
public record ReadState(@Nullable Instant takenAt, @Nullable ReadFailure failure) {

	static final ReadState UNREAD = new ReadState(null, null);

	/**
	 * Returns whether it was read, be it in vain.
	 */
	public boolean isTried() {
		return this.takenAt != null || this.failure != null;
	}

}
