package io.github.privatelinkhandson.teardown.commandline;

import java.io.Console;
import java.io.PrintStream;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import io.github.privatelinkhandson.aws.CloudMode;
import io.github.privatelinkhandson.aws.Regions;
import io.github.privatelinkhandson.lab.Lab;
import io.github.privatelinkhandson.teardown.AccountOrphans;
import io.github.privatelinkhandson.teardown.Orphan;
import io.github.privatelinkhandson.teardown.Orphans;

/**
 * Lists what carries a lab's tag but is in no ledger, in all accounts and regions, and
 * takes down what is over or was named if it is asked to.
 */
@Component
class OrphansCommand {

	private static final int PASSES = 3;

	private final Orphans orphans;

	private final TeardownCommand teardown;

	private final Clock clock;

	OrphansCommand(Orphans orphans, TeardownCommand teardown, Clock clock) {
		this.orphans = orphans;
		this.teardown = teardown;
		this.clock = clock;
	}

	/**
	 * Looks for orphans, takes down those that may be, and looks again.
	 * @return 0 only if every account and region could be looked at and, after a
	 * deletion, nothing is left of what was asked for
	 */
	int run(OrphanOptions asked, PrintStream out) {
		if (!asked.understood()) {
			out.println("handson.orphans is list or delete, handson.mode is practice or aws");
			return CommandLine.MISUSED;
		}
		CloudMode mode = CloudMode.of(asked.mode()).orElseThrow();
		String home = asked.region().isEmpty() ? Regions.DEFAULT : asked.region();
		Search search = new Search(mode, home, asked);
		Found found = look(search, out);
		found.print(out);
		if (!asked.deletes()) {
			return found.complete() ? 0 : 1;
		}
		Map<String, Map<String, List<Orphan>>> due = found.due(asked, this.clock.instant());
		if (mode == CloudMode.AWS && !due.keySet().stream().allMatch((account) -> confirmed(account, asked, out))) {
			return CommandLine.MISUSED;
		}
		boolean complete = true;
		// the roles of a lab go once no region has anything else of it
		for (int pass = 0; pass < PASSES && !due.isEmpty() && complete; pass++) {
			complete = delete(mode, due, out);
			found = look(search, out);
			due = found.due(asked, this.clock.instant());
		}
		return conclude(found, complete, out);
	}

	private Found look(Search search, PrintStream out) {
		Found found = new Found(new TreeMap<>(), new TreeSet<>());
		String account = search.asked().account();
		if (!account.isEmpty()) {
			look(search, account, found, out);
			return found;
		}
		this.orphans.failures(search.mode(), search.home()).forEach((failure) -> {
			out.printf("Skipped: %s: %s%n", failure.code(), failure.message());
			found.unknown().add(failure.message());
		});
		this.orphans.accounts(search.mode(), search.home()).forEach((one) -> look(search, one, found, out));
		return found;
	}

	private void look(Search search, String account, Found found, PrintStream out) {
		List<String> enabled = this.orphans.regions(search.mode(), account, search.home());
		AccountOrphans all = this.orphans.find(search.mode(), account, enabled);
		all.failures().forEach((region, failure) -> {
			out.printf("%s %s could not be looked at: %s: %s%n", account, region, failure.code(), failure.message());
			found.unknown().add(account + " " + region);
		});
		List<String> regions = search.asked().region().isEmpty() ? enabled : List.of(search.home());
		for (String region : regions) {
			List<Orphan> orphans = all.in(region, regions.contains(search.home()) ? search.home() : regions.get(0))
				.stream()
				.filter((orphan) -> search.asked().names(orphan.lab()))
				.toList();
			if (!orphans.isEmpty()) {
				found.orphans().computeIfAbsent(account, (key) -> new TreeMap<>()).put(region, orphans);
			}
		}
	}

	private boolean delete(CloudMode mode, Map<String, Map<String, List<Orphan>>> due, PrintStream out) {
		boolean complete = true;
		for (Map.Entry<String, Map<String, List<Orphan>>> account : due.entrySet()) {
			for (Map.Entry<String, List<Orphan>> region : account.getValue().entrySet()) {
				List<Lab> adopted = this.orphans.adopt(mode, account.getKey(), region.getKey(), region.getValue());
				complete = !adopted.isEmpty() && this.teardown.run(adopted, out) && complete;
			}
		}
		return complete;
	}

	private static int conclude(Found found, boolean complete, PrintStream out) {
		if (found.count() == 0 && found.complete() && complete) {
			out.println("Nothing is left.");
			return 0;
		}
		found.print(out);
		out.println("Something is left. Only what is past its end is taken down, or the lab that --handson.lab names.");
		return 1;
	}

	/**
	 * Has the account named in which something is to be deleted, by the option or at a
	 * terminal.
	 */
	private static boolean confirmed(String account, OrphanOptions asked, PrintStream out) {
		if (asked.confirmed().contains(account)) {
			return true;
		}
		@Nullable Console terminal = System.console();
		String typed = (terminal != null && asked.confirmed().equals(List.of("")))
				? terminal.readLine("Type the id of the account in which to delete this, %s: ", account) : null;
		boolean confirmed = typed != null && typed.strip().equals(account);
		if (!confirmed) {
			out.printf("Nothing was deleted: account %s is not confirmed by --handson.confirm=%s%n", account, account);
		}
		return confirmed;
	}

	private record Search(CloudMode mode, String home, OrphanOptions asked) {
	}

	/**
	 * The orphans that were asked for.
	 *
	 * @param orphans by account and region
	 * @param unknown the accounts and regions that could not be looked at
	 */
	private record Found(Map<String, Map<String, List<Orphan>>> orphans, Set<String> unknown) {

		boolean complete() {
			return this.unknown.isEmpty();
		}

		int count() {
			return this.orphans.values()
				.stream()
				.flatMap((regions) -> regions.values().stream())
				.mapToInt(List::size)
				.sum();
		}

		/**
		 * Returns those that may be deleted: of labs that are over, or that were named.
		 */
		Map<String, Map<String, List<Orphan>>> due(OrphanOptions asked, Instant now) {
			Map<String, Map<String, List<Orphan>>> due = new TreeMap<>();
			this.orphans.forEach((account, regions) -> regions.forEach((region, all) -> {
				List<Orphan> some = all.stream()
					.filter((orphan) -> !asked.lab().isEmpty() || isOver(orphan.lab(), now))
					.toList();
				if (!some.isEmpty()) {
					due.computeIfAbsent(account, (key) -> new TreeMap<>()).put(region, some);
				}
			}));
			return due;
		}

		/**
		 * Returns whether a lab is over by all that has its tag.
		 */
		private boolean isOver(String lab, Instant now) {
			List<Orphan> all = new ArrayList<>();
			this.orphans.values().forEach((regions) -> regions.values().forEach(all::addAll));
			return all.stream().filter((orphan) -> orphan.lab().equals(lab)).allMatch((orphan) -> orphan.isOver(now));
		}

		void print(PrintStream out) {
			this.orphans.forEach((account,
					regions) -> regions.forEach((region, all) -> all
						.forEach((orphan) -> out.printf("%s %s: %s %s (%s), lab %s, console %s, since %s, until %s%n",
								account, region, orphan.type(), orphan.id(), orphan.name(), orphan.lab(),
								known(orphan.console()), known(orphan.since()), known(orphan.until())))));
			out.println(count() + " orphans");
		}

		private static Object known(@Nullable Object value) {
			return (value != null) ? value : "unknown";
		}

	}

}
