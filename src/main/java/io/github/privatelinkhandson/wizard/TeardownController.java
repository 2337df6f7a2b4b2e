package io.github.privatelinkhandson.wizard;

import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;

import io.github.privatelinkhandson.lab.LabOperation;
import io.github.privatelinkhandson.lab.LabStatus;
import io.github.privatelinkhandson.provisioning.LabQueries;
import io.github.privatelinkhandson.provisioning.LabView;
import io.github.privatelinkhandson.teardown.Teardown;

/**
 * Takes a lab down after one confirmation, and shows the receipt.
 */
@Controller
@RequestMapping("/labs/{lab}/teardown")
class TeardownController {

	private final LabPages pages;

	private final LabQueries queries;

	private final Teardown teardown;

	TeardownController(LabPages pages, LabQueries queries, Teardown teardown) {
		this.pages = pages;
		this.queries = queries;
		this.teardown = teardown;
	}

	@GetMapping
	String page(@PathVariable String lab, Model model) {
		model.addAttribute("page", page(lab));
		return "lab/teardown";
	}

	@LabOperation(LabOperation.Kind.TEAR_DOWN)
	@PostMapping
	String start(@PathVariable String lab) {
		this.teardown.start(lab);
		return Redirects.teardown(lab);
	}

	private TeardownPage page(String lab) {
		LabView view = this.queries.view(lab);
		boolean begun = view.isTakenDown() || (view.status() == LabStatus.FAILED && this.teardown.stopped(lab));
		return TeardownPage.of(view, this.pages.drawing(view), begun ? this.teardown.receipt(lab) : null);
	}

}
