package io.github.privatelinkhandson.wizard;

import java.util.List;

import jakarta.validation.Valid;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.ModelAndView;

import io.github.privatelinkhandson.aws.CallerIdentity;
import io.github.privatelinkhandson.aws.Regions;
import io.github.privatelinkhandson.lab.Lab;
import io.github.privatelinkhandson.provisioning.LabLauncher;

/**
 * Starts a lab in a real AWS account: shows whose account it is, and has its id typed
 * first. Credentials are looked for only once a region has been chosen.
 */
@Controller
@RequestMapping("/aws")
class AwsLabController {

	private static final String PAGE = "lab/aws";

	private final LabLauncher launcher;

	AwsLabController(LabLauncher launcher) {
		this.launcher = launcher;
	}

	@ModelAttribute("regions")
	List<String> regions() {
		return Regions.ALL;
	}

	@GetMapping(params = "!region")
	String regions(StartForm form) {
		return PAGE;
	}

	@GetMapping(params = "region")
	String account(@Valid StartForm form, BindingResult errors, Model model) {
		if (!errors.hasErrors()) {
			CallerIdentity caller = this.launcher.caller(form.region());
			model.addAttribute("caller", caller);
			model.addAttribute("strays", this.launcher.countStrays(caller.account(), form.region()).orElse(null));
		}
		return PAGE;
	}

	@PostMapping
	ModelAndView start(@Valid StartForm form, BindingResult errors) {
		if (errors.hasErrors()) {
			return refused(null);
		}
		CallerIdentity caller = this.launcher.caller(form.region());
		if (form.account() == null || !caller.account().equals(form.account().strip())) {
			errors.rejectValue("account", "form.account");
			return refused(caller);
		}
		Lab lab = this.launcher.openInAws(form.region(), caller.account());
		return new ModelAndView(Redirects.lab(lab.id()));
	}

	private static ModelAndView refused(@Nullable CallerIdentity caller) {
		ModelAndView page = new ModelAndView(PAGE, HttpStatus.UNPROCESSABLE_CONTENT);
		page.addObject("caller", caller);
		return page;
	}

}
