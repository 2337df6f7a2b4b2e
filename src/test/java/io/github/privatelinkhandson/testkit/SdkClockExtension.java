package io.github.privatelinkhandson.testkit;

import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import software.amazon.awssdk.core.SdkGlobalTime;

/**
 * Takes back, before each test, what the SDK has learned of the clocks of others: it
 * corrects its own by theirs, for the whole JVM, and some tests set theirs by hand.
 */
public final class SdkClockExtension implements BeforeEachCallback {

	@Override
	public void beforeEach(ExtensionContext context) {
		SdkGlobalTime.setGlobalTimeOffset(0);
	}

}
