package io.github.privatelinkhandson.stage.reachability;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests {@link AnalysisView}.
 */
class AnalysisViewTests {

	@Test
	void summaryNamesTheComponentOnlyIfItIsKnown() {
		assertThat(new AnalysisView.Explanation("X", "sg-1", 0, "Blocked.").summary()).isEqualTo("Blocked. (sg-1)");
		assertThat(new AnalysisView.Explanation("X", null, 0, "Blocked.").summary()).isEqualTo("Blocked.");
	}

}
