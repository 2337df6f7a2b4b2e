package io.github.privatelinkhandson.stage.reachability;

import java.time.Instant;
import java.util.List;

import com.fasterxml.jackson.annotation.JsonIgnore;
import org.jspecify.annotations.Nullable;

/**
 * A path analysis from EC2-A to EC2-B.
 *
 * @param pathId the path in Reachability Analyzer that it ran on; null for {@code local}
 * @param analysisId Reachability Analyzer's id of it
 * @param reachable null while there is no verdict
 * @param message AWS's words where it failed
 */
public record AnalysisView(String id, @JsonIgnore String lab, AnalysisEngine engine,
		@JsonIgnore @Nullable String pathId, @JsonIgnore @Nullable String analysisId, AnalysisStatus status,
		@Nullable Boolean reachable, List<Explanation> explanations, List<PathComponent> path, @Nullable String message,
		Instant startedAt) {

	public boolean running() {
		return this.status == AnalysisStatus.RUNNING;
	}

	/**
	 * Tells that it found a path.
	 */
	public boolean foundPath() {
		return this.status == AnalysisStatus.SUCCEEDED && Boolean.TRUE.equals(this.reachable);
	}

	/**
	 * Tells that it found no path, whatever it gives as the reason.
	 */
	public boolean foundNoPath() {
		return this.status == AnalysisStatus.SUCCEEDED && Boolean.FALSE.equals(this.reachable);
	}

	/**
	 * Tells that it found what that point of the article explains.
	 */
	public boolean explainedBy(int point) {
		return foundNoPath() && this.explanations.stream().anyMatch((explanation) -> explanation.point() == point);
	}

	/**
	 * Something that blocks.
	 *
	 * @param code Reachability Analyzer's code
	 * @param component the id of what it is about
	 * @param point the number of the point that explains it, 0 where none does
	 * @param text AWS's text for the code
	 */
	public record Explanation(String code, @Nullable String component, int point, String text) {

		/**
		 * Returns AWS's text, with the id of what it is about, if that is known.
		 */
		String summary() {
			return (this.component != null) ? "%s (%s)".formatted(this.text, this.component) : this.text;
		}

	}

	/**
	 * A component of the path.
	 *
	 * @param component its id
	 */
	public record PathComponent(String component, String type, String name) {
	}

}
