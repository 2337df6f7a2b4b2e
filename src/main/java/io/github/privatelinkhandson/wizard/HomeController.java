package io.github.privatelinkhandson.wizard;

import java.util.List;

import jakarta.validation.Valid;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

import io.github.privatelinkhandson.aws.CloudMode;
import io.github.privatelinkhandson.aws.Regions;
import io.github.privatelinkhandson.lab.Lab;
import io.github.privatelinkhandson.lab.StageKey;
import io.github.privatelinkhandson.paging.Paged;
import io.github.privatelinkhandson.paging.Paging;
import io.github.privatelinkhandson.provisioning.LabLauncher;
import io.github.privatelinkhandson.provisioning.LabQueries;
import io.github.privatelinkhandson.provisioning.LabView;

/**
 * The first page: what this is, the labs there are, and the start of a practice lab.
 */
@Controller
class HomeController {

	private static final String HOME = "lab/home";

	private static final int LABS_ON_A_PAGE = 50;

	private final LabQueries queries;

	private final LabLauncher launcher;

	HomeController(LabQueries queries, LabLauncher launcher) {
		this.queries = queries;
		this.launcher = launcher;
	}

	@ModelAttribute("regions")
	List<String> regions() {
		return Regions.ALL;
	}

	@ModelAttribute("stages")
	StageKey[] stages() {
		return StageKey.values();
	}

	@ModelAttribute("labs")
	Paged<LabView> labs(@RequestParam(defaultValue = "1") int page) {
		return this.queries.viewsOutsideWorkshops(new Paging(page, LABS_ON_A_PAGE));
	}

	/**
	 * Provides the number of participants' labs, which the pages of their workshops list.
	 */
	@ModelAttribute("participantsLabs")
	long participantsLabs() {
		return this.queries.countInWorkshops();
	}

	@GetMapping("/")
	String home(StartForm form) {
		return HOME;
	}

	@PostMapping("/labs")
	ModelAndView start(@Valid StartForm form, BindingResult errors) {
		if (errors.hasErrors()) {
			return new ModelAndView(HOME, HttpStatus.UNPROCESSABLE_CONTENT);
		}
		Lab lab = this.launcher.open(CloudMode.PRACTICE, form.region());
		return new ModelAndView(Redirects.lab(lab.id()));
	}

}
