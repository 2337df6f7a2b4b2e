package io.github.privatelinkhandson.workshop.preflight;

import java.time.Duration;
import java.util.List;

import jakarta.validation.Valid;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.validation.FieldError;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

import io.github.privatelinkhandson.aws.CloudMode;
import io.github.privatelinkhandson.aws.Regions;
import io.github.privatelinkhandson.workshop.Workshop;
import io.github.privatelinkhandson.workshop.Workshops;

/**
 * Serves the preflight pages: for given parameters, and for a workshop.
 */
@Controller
class PreflightController {

	private static final String PAGE = "workshop/preflight";

	private final Preflight preflight;

	private final Workshops workshops;

	PreflightController(Preflight preflight, Workshops workshops) {
		this.preflight = preflight;
		this.workshops = workshops;
	}

	@ModelAttribute("regions")
	List<String> regions() {
		return Regions.ALL;
	}

	/**
	 * Provides the regions in the address, which a form with an unreadable value lacks.
	 */
	@ModelAttribute("chosen")
	List<String> chosen(@RequestParam(defaultValue = "") List<String> region) {
		return region;
	}

	@ModelAttribute("modes")
	CloudMode[] modes() {
		return CloudMode.values();
	}

	/**
	 * Shows the form only, without calls to AWS.
	 */
	@GetMapping(path = "/preflight", params = { "!mode", "!region", "!participants", "!hours" })
	String form(Model model) {
		PreflightForm proposed = PreflightForm.proposed();
		model.addAttribute("preflightForm", proposed);
		model.addAttribute("chosen", proposed.region());
		return PAGE;
	}

	@GetMapping("/preflight")
	ModelAndView report(@Valid PreflightForm form, BindingResult errors,
			@ModelAttribute("chosen") List<String> chosen) {
		if (errors.hasErrors()) {
			if (!errors.hasFieldErrors("region") && !Regions.ALL.containsAll(chosen)) {
				// constraints are not validated once a value cannot be converted
				errors.addError(new FieldError("preflightForm", "region", chosen, false,
						new String[] { "preflight.error.regions" }, null, null));
			}
			return new ModelAndView(PAGE, HttpStatus.UNPROCESSABLE_CONTENT);
		}
		return new ModelAndView(PAGE).addObject("report", form.run(this.preflight));
	}

	@GetMapping("/workshops/{workshop}/preflight")
	String workshop(@PathVariable String workshop, Model model) {
		Workshop planned = this.workshops.get(workshop);
		model.addAttribute("workshop", planned);
		model.addAttribute("report", this.preflight.inRegions(planned.mode(), planned.regions(), planned.capacity(),
				Duration.between(planned.startsAt(), planned.endsAt())));
		return "workshop/preflight-workshop";
	}

}
