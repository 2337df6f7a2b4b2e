package io.github.privatelinkhandson.wizard;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

import org.jspecify.annotations.Nullable;

import io.github.privatelinkhandson.provisioning.LabView;
import io.github.privatelinkhandson.stage.reachability.AnalysisView;

/**
 * The analyses and fixes of a lab in the order in which they came, and what comes next.
 */
record AnalysisHistory(List<Entry> entries, Next next) {

	static final List<String> FIXES = List.of("nlb-security-group", "cross-zone");

	/**
	 * What the learner is offered.
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
	record Entry(Instant at, int number, @Nullable AnalysisView analysis, @Nullable String fix) {

	}

	static AnalysisHistory of(LabView lab, List<AnalysisView> analyses) {
		List<Entry> entries = new ArrayList<>();
		int paid = 0;
		int free = 0;
		for (AnalysisView analysis : analyses) {
			int number = analysis.engine().equals("aws") ? ++paid : ++free;
			entries.add(new Entry(analysis.startedAt(), number, analysis, null));
		}
		for (String fix : FIXES) {
			LabView.Step step = lab.stage("reachability").step("fix-" + fix);
			if (step.status().equals("ready")) {
				Instant at = (step.readyAt() != null) ? step.readyAt() : Instant.MAX;
				entries.add(new Entry(at, FIXES.indexOf(fix) + 1, null, fix));
			}
		}
		entries.sort(Comparator.comparing(Entry::at));
		return new AnalysisHistory(List.copyOf(entries), next(lab, analyses, entries));
	}

	private static Next next(LabView lab, List<AnalysisView> analyses, List<Entry> entries) {
		if (analyses.stream().anyMatch(AnalysisView::running)) {
			return Next.WAIT;
		}
		List<AnalysisView> paid = analyses.stream().filter((analysis) -> analysis.engine().equals("aws")).toList();
		if (paid.isEmpty()) {
			return Next.ANALYSE;
		}
		AnalysisView last = paid.get(paid.size() - 1);
		boolean fixedSince = entries.stream()
			.anyMatch((entry) -> entry.fix() != null && entry.at().isAfter(last.startedAt()));
		if (last.foundPath()) {
			return Next.DONE;
		}
		if (fixedSince || !last.status().equals("succeeded")) {
			return Next.ANALYSE;
		}
		return fix(lab, last);
	}

	private static Next fix(LabView lab, AnalysisView blocked) {
		if (blocked.explainedBy(3) && !fixed(lab, FIXES.get(0))) {
			return Next.FIX_SECURITY_GROUP;
		}
		return (blocked.explainedBy(4) && !fixed(lab, FIXES.get(1))) ? Next.FIX_CROSS_ZONE : Next.LOOK;
	}

	private static boolean fixed(LabView lab, String fix) {
		return lab.stage("reachability").step("fix-" + fix).status().equals("ready");
	}

}
