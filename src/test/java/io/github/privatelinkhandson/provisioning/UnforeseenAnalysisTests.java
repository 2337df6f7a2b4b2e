package io.github.privatelinkhandson.provisioning;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.http.HttpExecuteResponse;

import io.github.privatelinkhandson.aws.Cloud;
import io.github.privatelinkhandson.aws.CloudMode;
import io.github.privatelinkhandson.lab.StageKey;
import io.github.privatelinkhandson.stage.reachability.AnalysisView;
import io.github.privatelinkhandson.stage.reachability.PathAnalyses;
import io.github.privatelinkhandson.testkit.AwsCall;
import io.github.privatelinkhandson.testkit.TestCloud;
import io.github.privatelinkhandson.testkit.TestConsole;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Analyses for which AWS gives other codes than those that are on record: the lesson goes
 * on, and shows AWS's.
 */
class UnforeseenAnalysisTests {

	@Test
	void anyAnalysisWithoutAPathShowsWhatComesBeforeTheFixes(@TempDir Path data) {
		try (TestConsole console = TestConsole.withoutPorts(data, 1000, OtherWords::new, (source) -> source)) {
			var lab = console.open(CloudMode.PRACTICE);
			console.commands().run(lab.id(), StageKey.REACHABILITY);
			assertThat(console.awaitReady(lab).status().key()).isEqualTo("ready");
			assertThat(console.bean(PathAnalyses.class).all(lab.id())).hasSize(3)
				.filteredOn(AnalysisView::foundNoPath)
				.flatExtracting(AnalysisView::explanations)
				.extracting(AnalysisView.Explanation::code)
				.contains("SG_REFERENCES_NOT_PRESERVED", "NEW_CODE")
				.doesNotContain("ENI_SG_RULES_MISMATCH", "ELBV2_LISTENERS_MISMATCH");
		}
	}

	/**
	 * A cloud that explains the same with other codes.
	 */
	private static final class OtherWords extends TestCloud {

		OtherWords(Cloud cloud) {
			super(cloud);
		}

		@Override
		protected HttpExecuteResponse exchange(AwsCall call) throws IOException {
			HttpExecuteResponse answer = call.send();
			if (!call.action().equals("DescribeNetworkInsightsAnalyses") || answer.responseBody().isEmpty()) {
				return answer;
			}
			String body = new String(answer.responseBody().get().readAllBytes(), StandardCharsets.UTF_8)
				.replace("ENI_SG_RULES_MISMATCH", "SG_REFERENCES_NOT_PRESERVED")
				.replace("ELBV2_LISTENERS_MISMATCH", "NEW_CODE");
			return HttpExecuteResponse.builder()
				.response(answer.httpResponse())
				.responseBody(
						AbortableInputStream.create(new ByteArrayInputStream(body.getBytes(StandardCharsets.UTF_8))))
				.build();
		}

	}

}
