package io.github.privatelinkhandson.wizard;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

import org.jspecify.annotations.Nullable;

import io.github.privatelinkhandson.provisioning.LabView;
import io.github.privatelinkhandson.stage.reachability.AnalysisEngine;
import io.github.privatelinkhandson.stage.reachability.AnalysisStatus;
import io.github.privatelinkhandson.stage.reachability.AnalysisView;
import io.github.privatelinkhandson.stage.reachability.Fix;

/**
 * Analyses and fixes of a lab in the order in which they came, and the next one to do.
 */
record AnalysisHistory(List<Entry> entries, Next next) {

	/**
	 * Next action that the learner is offered.
	 */
	enum Next {

		ANALYSE, WAIT, FIX_SECURITY_GROUP, FIX_CROSS_ZONE, LOOK, DONE;

		public String key() {
			return name().toLowerCase(Locale.ROOT).replace('_', '-');
		}

	}

	/**
	 * An analysis, with its number among those of its engine, or a fix.
	 */
	record Entry(Instant at, int number, @Nullable AnalysisView analysis, @Nullable Fix fix) {

	}

	static AnalysisHistory of(LabView lab, List<AnalysisView> analyses) {
		List<Entry> entries = new ArrayList<>();
		int paid = 0;
		int free = 0;
		for (AnalysisView analysis : analyses) {
			int number = analysis.engine() == AnalysisEngine.AWS ? ++paid : ++free;
			entries.add(new Entry(analysis.startedAt(), number, analysis, null));
		}
		for (Fix fix : lab.fixes()) {
			@Nullable Instant readyAt = lab.step(fix.step()).readyAt();
			entries.add(new Entry((readyAt != null) ? readyAt : Instant.MAX, fix.ordinal() + 1, null, fix));
		}
		entries.sort(Comparator.comparing(Entry::at));
		return new AnalysisHistory(List.copyOf(entries), next(lab, analyses, entries));
	}

	private static Next next(LabView lab, List<AnalysisView> analyses, List<Entry> entries) {
		if (analyses.stream().anyMatch(AnalysisView::running)) {
			return Next.WAIT;
		}
		List<AnalysisView> paid = analyses.stream()
			.filter((analysis) -> analysis.engine() == AnalysisEngine.AWS)
			.toList();
		if (paid.isEmpty()) {
			return Next.ANALYSE;
		}
		AnalysisView last = paid.get(paid.size() - 1);
		boolean fixedSince = entries.stream()
			.anyMatch((entry) -> entry.fix() != null && entry.at().isAfter(last.startedAt()));
		if (last.foundPath()) {
			return Next.DONE;
		}
		if (fixedSince || last.status() != AnalysisStatus.SUCCEEDED) {
			return Next.ANALYSE;
		}
		return fix(lab, last);
	}

	private static Next fix(LabView lab, AnalysisView blocked) {
		if (blocked.explainedBy(3) && !lab.fixes().contains(Fix.NLB_SECURITY_GROUP)) {
			return Next.FIX_SECURITY_GROUP;
		}
		return (blocked.explainedBy(4) && !lab.fixes().contains(Fix.CROSS_ZONE)) ? Next.FIX_CROSS_ZONE : Next.LOOK;
	}

}
