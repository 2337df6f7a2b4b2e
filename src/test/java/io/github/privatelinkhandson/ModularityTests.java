package io.github.privatelinkhandson;

import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;

/**
 * Holds the modules to the dependencies that their packages declare.
 */
class ModularityTests {

	@Test
	void modulesKeepToTheirDeclaredDependencies() {
		ApplicationModules.of(HandsonApplication.class).verify();
	}

}
