package io.github.privatelinkhandson.workshop.planning;

import java.time.Clock;
import java.time.ZoneId;
import java.util.List;

import jakarta.validation.Valid;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

import io.github.privatelinkhandson.aws.CloudMode;
import io.github.privatelinkhandson.aws.Regions;
import io.github.privatelinkhandson.facilitator.Facilitator;
import io.github.privatelinkhandson.paging.Paged;
import io.github.privatelinkhandson.paging.Paging;
import io.github.privatelinkhandson.workshop.ActionType;
import io.github.privatelinkhandson.workshop.AuditEvent;
import io.github.privatelinkhandson.workshop.AuditLog;
import io.github.privatelinkhandson.workshop.Participants;
import io.github.privatelinkhandson.workshop.Workshop;
import io.github.privatelinkhandson.workshop.WorkshopPlan;
import io.github.privatelinkhandson.workshop.WorkshopStatus;
import io.github.privatelinkhandson.workshop.Workshops;

/**
 * Serves the pages that list, create and configure workshops.
 */
@Controller
class WorkshopController {

	private static final int WORKSHOPS_ON_A_PAGE = 50;

	private static final String NEW = "workshop/workshop-new";

	private final Workshops workshops;

	private final Participants participants;

	private final WorkshopCommands workshopCommands;

	private final AuditLog auditLog;

	private final Clock clock;

	WorkshopController(Workshops workshops, Participants participants, WorkshopCommands workshopCommands,
			AuditLog auditLog, Clock clock) {
		this.workshops = workshops;
		this.participants = participants;
		this.workshopCommands = workshopCommands;
		this.auditLog = auditLog;
		this.clock = clock;
	}

	@ModelAttribute("regions")
	List<String> regions() {
		return Regions.ALL;
	}

	@ModelAttribute("chosen")
	List<String> chosen(@RequestParam(defaultValue = "") List<String> regions) {
		return regions;
	}

	@ModelAttribute("modes")
	CloudMode[] modes() {
		return CloudMode.values();
	}

	@ModelAttribute("zones")
	List<String> zones() {
		return ZoneId.getAvailableZoneIds()
			.stream()
			.filter((zone) -> zone.matches("[A-Z][a-z]+/.*|UTC"))
			.filter((zone) -> !zone.startsWith("Etc/"))
			.sorted()
			.toList();
	}

	@GetMapping("/workshops")
	String all(@RequestParam(defaultValue = "1") int page, Model model) {
		Paged<Workshop> shown = new Paging(page, WORKSHOPS_ON_A_PAGE).cut(this.workshops.all());
		model.addAttribute("workshops",
				shown.with(shown.items()
					.stream()
					.map((workshop) -> new WorkshopRow(workshop, this.workshops.status(workshop),
							this.participants.of(workshop.id()).size()))
					.toList()));
		return "workshop/workshops";
	}

	@GetMapping("/workshops/new")
	String plan(Model model) {
		WorkshopForm proposed = WorkshopForm.proposed(this.clock.instant(), this.clock.getZone());
		model.addAttribute("workshopForm", proposed);
		model.addAttribute("chosen", proposed.regions());
		model.addAttribute("fresh", true);
		return NEW;
	}

	@PostMapping("/workshops/new")
	ModelAndView create(@Valid WorkshopForm form, BindingResult errors, @AuthenticationPrincipal Facilitator who) {
		if (!errors.hasErrors()) {
			form.validateEnd(this.clock.instant(), errors);
		}
		if (errors.hasErrors()) {
			return new ModelAndView(NEW, HttpStatus.UNPROCESSABLE_CONTENT);
		}
		WorkshopPlan plan = form.plan();
		Workshop workshop = this.workshops.create(plan, who.name());
		this.auditLog.record(workshop.id(), null, who.name(), ActionType.CREATE, workshop.name(), AuditEvent.DONE);
		return new ModelAndView(to(workshop.id()));
	}

	@GetMapping("/workshops/{workshop}/edit")
	String edit(@PathVariable String workshop, Model model) {
		Workshop planned = this.workshops.get(workshop);
		model.addAttribute("workshopForm", WorkshopForm.of(planned, this.clock.getZone()));
		model.addAttribute("chosen", planned.regions());
		model.addAttribute("edited", planned);
		return NEW;
	}

	@PostMapping("/workshops/{workshop}/edit")
	ModelAndView edit(@PathVariable String workshop, @Valid WorkshopForm form, BindingResult errors,
			@AuthenticationPrincipal Facilitator who, RedirectAttributes attributes) {
		if (!errors.hasErrors()) {
			form.validateEnd(this.clock.instant(), errors);
		}
		if (errors.hasErrors()) {
			ModelAndView page = new ModelAndView(NEW, HttpStatus.UNPROCESSABLE_CONTENT);
			page.addObject("edited", this.workshops.get(workshop));
			return page;
		}
		this.workshopCommands.edit(workshop, form.plan(), who);
		attributes.addFlashAttribute("flash", "room-edit");
		return new ModelAndView(to(workshop));
	}

	@PostMapping("/workshops/{workshop}/capacity")
	String capacity(@PathVariable String workshop, @RequestParam int capacity, @AuthenticationPrincipal Facilitator who,
			RedirectAttributes attributes) {
		this.workshopCommands.capacity(workshop, capacity, who);
		attributes.addFlashAttribute("flash", "room-capacity");
		return to(workshop);
	}

	@PostMapping("/workshops/{workshop}/start")
	String start(@PathVariable String workshop, @AuthenticationPrincipal Facilitator who,
			RedirectAttributes attributes) {
		this.workshopCommands.start(workshop, who);
		attributes.addFlashAttribute("flash", "room-start");
		return to(workshop);
	}

	@PostMapping("/workshops/{workshop}/extend")
	String extend(@PathVariable String workshop, @AuthenticationPrincipal Facilitator who,
			RedirectAttributes attributes) {
		this.workshopCommands.extend(workshop, who);
		attributes.addFlashAttribute("flash", "room-extend");
		return to(workshop);
	}

	@PostMapping("/workshops/{workshop}/rules")
	String rules(@PathVariable String workshop, @RequestParam(defaultValue = "false") boolean spoilers,
			@RequestParam(defaultValue = "false") boolean skipping, @RequestParam(defaultValue = "free") String stages,
			@AuthenticationPrincipal Facilitator who, RedirectAttributes attributes) {
		this.workshopCommands.rules(workshop, spoilers, skipping, stages.equals("free"), who);
		attributes.addFlashAttribute("flash", "room-rules");
		return to(workshop);
	}

	private static String to(String workshop) {
		return "redirect:/workshops/" + workshop;
	}

	/**
	 * A workshop's row in the list.
	 */
	record WorkshopRow(Workshop workshop, WorkshopStatus status, int joined) {

	}

}
