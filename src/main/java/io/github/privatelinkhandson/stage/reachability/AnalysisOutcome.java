package io.github.privatelinkhandson.stage.reachability;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * Outcome of a path analysis.
 */
record AnalysisOutcome(AnalysisStatus status, @Nullable Boolean reachable, List<AnalysisView.Explanation> explanations,
		List<AnalysisView.PathComponent> path, @Nullable String message) {

	AnalysisView of(AnalysisView analysis) {
		return new AnalysisView(analysis.id(), analysis.lab(), analysis.engine(), analysis.pathId(),
				analysis.analysisId(), this.status, this.reachable, this.explanations, this.path, this.message,
				analysis.startedAt());
	}

}
