package io.github.privatelinkhandson.teardown.commandline;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

import org.springframework.stereotype.Component;

import io.github.privatelinkhandson.aws.CloudMode;
import io.github.privatelinkhandson.lab.Lab;
import io.github.privatelinkhandson.teardown.Orphan;
import io.github.privatelinkhandson.teardown.Orphans;

/**
 * Lists what carries a lab's tag but is in no ledger, and takes it down if it is asked
 * to.
 */
@Component
class OrphansCommand {

	private final Orphans orphans;

	private final TeardownCommand teardown;

	OrphansCommand(Orphans orphans, TeardownCommand teardown) {
		this.orphans = orphans;
		this.teardown = teardown;
	}

	/**
	 * Looks for orphans.
	 * @param what {@code list} or {@code delete}
	 * @param account the only account to look in; empty for all that come into question
	 */
	int run(String what, String mode, String account, String region, PrintStream out) {
		Optional<CloudMode> cloud = CloudMode.of(mode);
		if (cloud.isEmpty() || !List.of("list", "delete").contains(what)) {
			out.println("handson.orphans is list or delete, handson.mode is practice or aws");
			return CommandLine.MISUSED;
		}
		Collection<String> accounts = account.isEmpty() ? this.orphans.accounts(cloud.get(), region) : List.of(account);
		List<Lab> adopted = new ArrayList<>();
		int count = 0;
		for (String one : accounts) {
			List<Orphan> found = this.orphans.find(cloud.get(), one, region);
			found.forEach((orphan) -> out.printf("%s %s: %s %s (%s), lab %s%n", one, region, orphan.type(), orphan.id(),
					orphan.name(), orphan.lab()));
			count += found.size();
			if (what.equals("delete")) {
				adopted.addAll(this.orphans.adopt(cloud.get(), one, region, found));
			}
		}
		out.println(count + " orphans");
		return what.equals("delete") ? delete(adopted, count, out) : 0;
	}

	private int delete(List<Lab> adopted, int count, PrintStream out) {
		return (count == 0) ? 0 : this.teardown.run(adopted, out);
	}

}
