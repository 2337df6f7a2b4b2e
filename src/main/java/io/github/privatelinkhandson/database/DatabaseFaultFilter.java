package io.github.privatelinkhandson.database;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.turbo.TurboFilter;
import ch.qos.logback.core.spi.FilterReply;
import org.jspecify.annotations.Nullable;
import org.slf4j.Marker;

/**
 * Leaves messages about faults of the database out of the log, whoever writes them:
 * {@link DatabaseAvailability} tells each fault once.
 */
final class DatabaseFaultFilter extends TurboFilter {

	private final DatabaseAvailability availability;

	DatabaseFaultFilter(DatabaseAvailability availability) {
		this.availability = availability;
	}

	@Override
	public FilterReply decide(@Nullable Marker marker, Logger logger, Level level, @Nullable String format,
			Object @Nullable [] params, @Nullable Throwable failure) {
		Throwable cause = (failure != null) ? failure : last(params);
		return (cause != null && level.isGreaterOrEqual(logger.getEffectiveLevel()) && DatabaseFaults.isCauseOf(cause)
				&& this.availability.leaveOut()) ? FilterReply.DENY : FilterReply.NEUTRAL;
	}

	private static @Nullable Throwable last(Object @Nullable [] params) {
		return (params != null && params.length > 0 && params[params.length - 1] instanceof Throwable failure) ? failure
				: null;
	}

}
