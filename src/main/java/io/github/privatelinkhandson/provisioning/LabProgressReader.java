package io.github.privatelinkhandson.provisioning;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import org.springframework.stereotype.Service;

import io.github.privatelinkhandson.lab.Lab;
import io.github.privatelinkhandson.stage.reachability.PathAnalyses;

/**
 * Reads many labs at once, with as many questions to the database as for one.
 */
@Service
public class LabProgressReader {

	private final Ledger ledger;

	private final LabViews views;

	private final PathAnalyses analyses;

	private final HindranceRepository hindrances;

	LabProgressReader(Ledger ledger, LabViews views, PathAnalyses analyses, HindranceRepository hindrances) {
		this.hindrances = hindrances;
		this.ledger = ledger;
		this.views = views;
		this.analyses = analyses;
	}

	public List<LabProgress> of(Collection<Lab> labs) {
		List<String> ids = labs.stream().map(Lab::id).toList();
		Map<String, Map<String, LedgerEntry>> ledgers = this.ledger.entries(ids);
		Map<String, Integer> paid = this.analyses.paid(ids);
		Map<String, Hindrance> hindrances = this.hindrances.find(ids);
		return labs.stream()
			.map((lab) -> standing(lab, ledgers.get(lab.id()),
					new LabViews.Facts(hindrances.get(lab.id()), Map.of(), paid.getOrDefault(lab.id(), 0))))
			.toList();
	}

	private LabProgress standing(Lab lab, Map<String, LedgerEntry> entries, LabViews.Facts facts) {
		Map<String, Integer> anew = entries.values()
			.stream()
			.filter((entry) -> entry.generation() > 0)
			.collect(Collectors.toUnmodifiableMap(LedgerEntry::step, LedgerEntry::generation));
		return new LabProgress(this.views.view(lab, entries, facts), anew);
	}

}
