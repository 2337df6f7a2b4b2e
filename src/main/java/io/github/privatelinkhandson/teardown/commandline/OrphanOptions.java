package io.github.privatelinkhandson.teardown.commandline;

import java.util.List;

import org.springframework.boot.ApplicationArguments;

/**
 * The options of the command line for orphans.
 *
 * @param what {@code list} or {@code delete}
 * @param mode the mode to look in
 * @param account the only account to look in; empty for all that come into question
 * @param region the only region to look in; empty for all that are enabled
 * @param lab the only lab to list or delete; empty for all
 * @param confirmed the accounts in which something may be deleted
 */
record OrphanOptions(String what, String mode, String account, String region, String lab, List<String> confirmed) {

	static OrphanOptions of(ApplicationArguments asked) {
		return new OrphanOptions(CommandLine.option(asked, CommandLine.ORPHANS, "list"),
				CommandLine.option(asked, "handson.mode", "practice"), CommandLine.option(asked, "handson.account", ""),
				CommandLine.option(asked, "handson.region", ""), CommandLine.option(asked, "handson.lab", ""),
				List.of(CommandLine.option(asked, "handson.confirm", "").split(",")));
	}

	boolean understood() {
		return List.of("list", "delete").contains(this.what) && List.of("practice", "aws").contains(this.mode);
	}

	boolean deletes() {
		return this.what.equals("delete");
	}

	boolean names(String id) {
		return this.lab.isEmpty() || this.lab.equals(id);
	}

}
