package io.github.privatelinkhandson.wizard;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

import io.github.privatelinkhandson.aws.ApiCallLog;
import io.github.privatelinkhandson.paging.Paging;
import io.github.privatelinkhandson.practice.PracticeAccess;
import io.github.privatelinkhandson.provisioning.LabQueries;
import io.github.privatelinkhandson.provisioning.LabView;

/**
 * Pages of what lies behind a lab: the AWS calls that were made for it, and the way in
 * with the AWS CLI.
 */
@Controller
@RequestMapping("/labs/{lab}")
class InsightController {

	private static final String PAGE = "page";

	private static final int CALLS_ON_A_PAGE = 50;

	private final LabQueries queries;

	private final ApiCallLog calls;

	private final PracticeAccess access;

	InsightController(LabQueries queries, ApiCallLog calls, PracticeAccess access) {
		this.queries = queries;
		this.calls = calls;
		this.access = access;
	}

	@GetMapping("/calls")
	String calls(@PathVariable String lab, @RequestParam(defaultValue = "false") boolean all,
			@RequestParam(defaultValue = "1") int page, Model model) {
		LabView view = this.queries.view(lab);
		model.addAttribute(PAGE, CallsPage.of(view, this.calls, all, new Paging(page, CALLS_ON_A_PAGE)));
		return "lab/calls";
	}

	@GetMapping("/keys")
	String keys(@PathVariable String lab, HttpServletRequest request, Model model) {
		LabView view = this.queries.view(lab);
		model.addAttribute("lab", view);
		this.access.key(view.account())
			.ifPresent((key) -> model.addAttribute("keys", new KeysPage(view, key.at(request.getServerName()))));
		return "lab/keys";
	}

}
