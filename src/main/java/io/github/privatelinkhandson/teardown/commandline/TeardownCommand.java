package io.github.privatelinkhandson.teardown.commandline;

import java.io.PrintStream;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.springframework.stereotype.Component;

import io.github.privatelinkhandson.lab.Lab;
import io.github.privatelinkhandson.lab.LabStatus;
import io.github.privatelinkhandson.lab.Labs;
import io.github.privatelinkhandson.problem.NotFoundException;
import io.github.privatelinkhandson.provisioning.WorkScope;
import io.github.privatelinkhandson.teardown.Receipt;
import io.github.privatelinkhandson.teardown.Teardown;

/**
 * Takes labs down, says how far it has come, and prints the receipts.
 */
@Component
class TeardownCommand {

	private static final long PAUSE = 200;

	private final Labs labs;

	private final Teardown teardown;

	private final WorkScope scope;

	TeardownCommand(Labs labs, Teardown teardown, WorkScope scope) {
		this.labs = labs;
		this.teardown = teardown;
		this.scope = scope;
	}

	/**
	 * Takes one lab down, or all there are.
	 */
	int run(String which, PrintStream out) {
		try {
			List<Lab> doomed = which.equals("all")
					? this.labs.all().stream().filter((lab) -> lab.status() != LabStatus.GONE).toList()
					: List.of(this.labs.get(which));
			boolean complete = run(doomed, out);
			out.println(complete ? "Nothing is left." : "Something is left.");
			return complete ? 0 : 1;
		}
		catch (NotFoundException ex) {
			out.println(ex.getMessage());
			return CommandLine.MISUSED;
		}
	}

	/**
	 * Takes these labs down.
	 * @return whether all their receipts are complete
	 */
	boolean run(List<Lab> doomed, PrintStream out) {
		this.scope.add(doomed);
		doomed.stream().filter((lab) -> lab.status() != LabStatus.GONE).forEach((lab) -> this.teardown.start(lab.id()));
		await(doomed, out);
		doomed.forEach((lab) -> print(lab, out));
		return doomed.stream().allMatch((lab) -> this.teardown.receipt(lab.id()).complete());
	}

	private void await(List<Lab> doomed, PrintStream out) {
		Map<String, String> said = new HashMap<>();
		while (doomed.stream().map((lab) -> progress(lab, said, out)).toList().contains(true)) {
			try {
				Thread.sleep(PAUSE);
			}
			catch (InterruptedException ex) {
				Thread.currentThread().interrupt();
				return;
			}
		}
	}

	/**
	 * Says how far the teardown of a lab has come, if that is new.
	 * @return whether it goes on
	 */
	private boolean progress(Lab lab, Map<String, String> said, PrintStream out) {
		boolean working = this.labs.get(lab.id()).status() == LabStatus.TEARING_DOWN;
		Receipt receipt = this.teardown.receipt(lab.id());
		int all = receipt.resources().size();
		String now = "%s: %d of %d verified as gone".formatted(lab.id(), all - receipt.left().size(), all);
		if (!now.equals(said.put(lab.id(), now))) {
			out.println(now);
		}
		return working;
	}

	private void print(Lab lab, PrintStream out) {
		Receipt receipt = this.teardown.receipt(lab.id());
		out.printf("%nLab %s, account %s, %s: %s%n", lab.id(), lab.account(), lab.region(),
				receipt.complete() ? "complete" : "not complete");
		receipt.resources()
			.forEach((item) -> out.printf("  %-44s %-40s deleted %s, verified absent %s%n", item.type(), item.id(),
					(item.deletedAt() != null) ? item.deletedAt() : "-",
					(item.verifiedAbsentAt() != null) ? item.verifiedAbsentAt() : "-"));
		receipt.left()
			.forEach((item) -> out.printf("  LEFT %s %s (%s)%s%s%n", item.type(), item.id(), item.name(),
					(item.waitingFor() != null) ? ", held up by " + item.waitingFor() : "",
					(item.error() != null) ? ", " + item.error() : ""));
	}

}
