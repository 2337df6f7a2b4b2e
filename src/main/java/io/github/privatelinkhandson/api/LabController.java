package io.github.privatelinkhandson.api;

import java.net.URI;
import java.time.Duration;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

import io.github.privatelinkhandson.aws.ApiCall;
import io.github.privatelinkhandson.aws.ApiCallLog;
import io.github.privatelinkhandson.aws.CloudMode;
import io.github.privatelinkhandson.lab.Lab;
import io.github.privatelinkhandson.lab.LabLeases;
import io.github.privatelinkhandson.lab.LabOperation;
import io.github.privatelinkhandson.lab.Labs;
import io.github.privatelinkhandson.lab.StageKey;
import io.github.privatelinkhandson.paging.Paged;
import io.github.privatelinkhandson.paging.Paging;
import io.github.privatelinkhandson.provisioning.CheckedStep;
import io.github.privatelinkhandson.provisioning.LabCommands;
import io.github.privatelinkhandson.provisioning.LabLauncher;
import io.github.privatelinkhandson.provisioning.LabQueries;
import io.github.privatelinkhandson.provisioning.LabView;
import io.github.privatelinkhandson.provisioning.PlannedStep;
import io.github.privatelinkhandson.teardown.Receipt;
import io.github.privatelinkhandson.teardown.Teardown;

/**
 * Opens, builds, checks and takes down labs.
 */
@RestController
@RequestMapping("/api/labs")
class LabController {

	/** A whole lab has nearly 20 KB. */
	private static final int LABS_ON_A_PAGE = 50;

	private final LabLauncher launcher;

	private final Labs labs;

	private final LabCommands commands;

	private final LabQueries queries;

	private final Teardown teardown;

	private final LabLeases leases;

	private final ApiCallLog calls;

	LabController(LabLauncher launcher, Labs labs, LabCommands commands, LabQueries queries, Teardown teardown,
			LabLeases leases, ApiCallLog calls) {
		this.launcher = launcher;
		this.labs = labs;
		this.commands = commands;
		this.queries = queries;
		this.teardown = teardown;
		this.leases = leases;
		this.calls = calls;
	}

	@PostMapping
	ResponseEntity<LabView> open(@RequestBody NewLab body) {
		CloudMode mode = body.modeOrDefault();
		Lab lab = (mode == CloudMode.AWS) ? this.launcher.openInAws(body.regionOrDefault(), body.account())
				: this.launcher.open(mode, body.regionOrDefault());
		return ResponseEntity.created(URI.create("/api/labs/" + lab.id())).body(this.queries.view(lab.id()));
	}

	/**
	 * Lists labs, newest first. The {@code Link} header has the addresses of other pages.
	 */
	@GetMapping
	ResponseEntity<List<LabView>> all(@RequestParam(required = false) @Nullable Integer page,
			@RequestParam(required = false) @Nullable Integer size) {
		return answer(this.queries.views(Paging.of(page, size, LABS_ON_A_PAGE)), "/api/labs");
	}

	@GetMapping("/{lab}")
	LabView one(@PathVariable String lab) {
		return this.queries.view(lab);
	}

	@LabOperation(LabOperation.Kind.BUILD_STAGE)
	@PostMapping("/{lab}/stages/{stage}")
	@ResponseStatus(HttpStatus.ACCEPTED)
	LabView build(@PathVariable String lab, @PathVariable StageKey stage, @RequestBody(required = false) Nothing body) {
		this.commands.buildStage(lab, stage);
		return this.queries.view(lab);
	}

	@LabOperation(LabOperation.Kind.RUN)
	@PostMapping("/{lab}/run")
	@ResponseStatus(HttpStatus.ACCEPTED)
	LabView run(@PathVariable String lab, @RequestBody(required = false) @Nullable Run body) {
		this.commands.run(lab, (body != null) ? body.throughOrDefault() : StageKey.CONNECTION);
		return this.queries.view(lab);
	}

	@LabOperation(LabOperation.Kind.CHECK)
	@PostMapping("/{lab}/stages/{stage}/check")
	List<CheckedStep> check(@PathVariable String lab, @PathVariable StageKey stage,
			@RequestBody(required = false) Nothing body) {
		return this.commands.check(lab, stage);
	}

	@LabOperation(LabOperation.Kind.CHECK)
	@PostMapping("/{lab}/check")
	List<CheckedStep> check(@PathVariable String lab, @RequestBody(required = false) Nothing body) {
		return this.commands.check(lab);
	}

	@LabOperation(LabOperation.Kind.REPAIR)
	@PostMapping("/{lab}/repair")
	@ResponseStatus(HttpStatus.ACCEPTED)
	LabView repair(@PathVariable String lab, @RequestBody(required = false) Nothing body) {
		this.commands.repair(lab);
		return this.queries.view(lab);
	}

	@GetMapping("/{lab}/stages/{stage}/plan")
	List<PlannedStep> plan(@PathVariable String lab, @PathVariable StageKey stage) {
		return this.queries.plan(lab, stage);
	}

	@LabOperation(LabOperation.Kind.CANCEL)
	@PostMapping("/{lab}/cancel")
	LabView cancel(@PathVariable String lab, @RequestBody(required = false) Nothing body) {
		this.commands.cancel(lab);
		return this.queries.view(lab);
	}

	@LabOperation(LabOperation.Kind.EXTEND)
	@PostMapping("/{lab}/extend")
	LabView extend(@PathVariable String lab, @RequestBody(required = false) @Nullable Extension body) {
		this.leases.extend(lab, (body != null) ? body.parsedMinutes() : Extension.DEFAULT);
		return this.queries.view(lab);
	}

	/**
	 * Lists the AWS calls of a lab, oldest first. The {@code Link} header has the
	 * addresses of other pages.
	 */
	@GetMapping("/{lab}/calls")
	ResponseEntity<List<ApiCall>> calls(@PathVariable String lab,
			@RequestParam(required = false) @Nullable Integer page,
			@RequestParam(required = false) @Nullable Integer size) {
		String id = this.labs.get(lab).id();
		return answer(this.calls.calls(id, false, Paging.of(page, size, Paging.LARGEST)), "/api/labs/" + id + "/calls");
	}

	private static <T> ResponseEntity<List<T>> answer(Paged<T> page, String path) {
		return ResponseEntity.ok()
			.header(HttpHeaders.LINK, page.links(path::concat))
			.header("X-Total-Count", Long.toString(page.total()))
			.body(page.items());
	}

	@LabOperation(LabOperation.Kind.TEAR_DOWN)
	@DeleteMapping("/{lab}/resources")
	@ResponseStatus(HttpStatus.ACCEPTED)
	LabView tearDown(@PathVariable String lab) {
		this.teardown.start(lab);
		return this.queries.view(lab);
	}

	@GetMapping("/{lab}/receipt")
	Receipt receipt(@PathVariable String lab) {
		return this.teardown.receipt(lab);
	}

	/**
	 * The request for a new lab.
	 *
	 * @param mode practice where it is left out
	 * @param region the region; Tokyo where it is left out
	 * @param account the id of the account that the caller means, in mode aws
	 */
	record NewLab(@Nullable CloudMode mode, @Nullable String region, @Nullable String account) {

		CloudMode modeOrDefault() {
			return (this.mode != null) ? this.mode : CloudMode.PRACTICE;
		}

		String regionOrDefault() {
			return (this.region == null) ? "ap-northeast-1" : this.region;
		}

	}

	/**
	 * The last stage to build; null for all.
	 */
	record Run(@Nullable StageKey through) {

		StageKey throughOrDefault() {
			return (this.through != null) ? this.through : StageKey.CONNECTION;
		}

	}

	/**
	 * The minutes by which to extend a lab's lease; null for an hour.
	 */
	record Extension(@Nullable Integer minutes) {

		private static final Duration DEFAULT = Duration.ofHours(1);

		Duration parsedMinutes() {
			return (this.minutes == null) ? DEFAULT : Duration.ofMinutes(this.minutes);
		}

	}

	/**
	 * A body without members.
	 */
	record Nothing() {
	}

}
