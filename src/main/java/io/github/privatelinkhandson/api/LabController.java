package io.github.privatelinkhandson.api;

import java.net.URI;
import java.time.Duration;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

import io.github.privatelinkhandson.aws.ApiCall;
import io.github.privatelinkhandson.aws.ApiCallLog;
import io.github.privatelinkhandson.aws.CloudMode;
import io.github.privatelinkhandson.lab.Lab;
import io.github.privatelinkhandson.lab.LabLeases;
import io.github.privatelinkhandson.lab.Labs;
import io.github.privatelinkhandson.lab.StageKey;
import io.github.privatelinkhandson.problem.NotFoundException;
import io.github.privatelinkhandson.provisioning.CheckedStep;
import io.github.privatelinkhandson.provisioning.LabLauncher;
import io.github.privatelinkhandson.provisioning.LabView;
import io.github.privatelinkhandson.provisioning.PlannedStep;
import io.github.privatelinkhandson.provisioning.Provisioning;
import io.github.privatelinkhandson.teardown.Receipt;
import io.github.privatelinkhandson.teardown.Teardown;

/**
 * Opens, builds, checks and takes down labs.
 */
@RestController
@RequestMapping("/api/labs")
class LabController {

	private final LabLauncher launcher;

	private final Labs labs;

	private final Provisioning provisioning;

	private final Teardown teardown;

	private final LabLeases leases;

	private final ApiCallLog calls;

	LabController(LabLauncher launcher, Labs labs, Provisioning provisioning, Teardown teardown, LabLeases leases,
			ApiCallLog calls) {
		this.launcher = launcher;
		this.labs = labs;
		this.provisioning = provisioning;
		this.teardown = teardown;
		this.leases = leases;
		this.calls = calls;
	}

	@PostMapping
	ResponseEntity<LabView> open(@RequestBody NewLab body) {
		Lab lab = this.launcher.open(body.parsedMode(), body.parsedRegion());
		return ResponseEntity.created(URI.create("/api/labs/" + lab.id())).body(this.provisioning.view(lab.id()));
	}

	@GetMapping
	List<LabView> all() {
		return this.provisioning.views();
	}

	@GetMapping("/{lab}")
	LabView one(@PathVariable String lab) {
		return this.provisioning.view(lab);
	}

	@PostMapping("/{lab}/stages/{stage}")
	@ResponseStatus(HttpStatus.ACCEPTED)
	LabView build(@PathVariable String lab, @PathVariable String stage, @RequestBody(required = false) Nothing body) {
		this.provisioning.buildStage(lab, stage(stage));
		return this.provisioning.view(lab);
	}

	@PostMapping("/{lab}/run")
	@ResponseStatus(HttpStatus.ACCEPTED)
	LabView run(@PathVariable String lab, @RequestBody(required = false) @Nullable Run body) {
		this.provisioning.run(lab, (body != null) ? body.parsedThrough() : StageKey.CONNECTION);
		return this.provisioning.view(lab);
	}

	@PostMapping("/{lab}/stages/{stage}/check")
	List<CheckedStep> check(@PathVariable String lab, @PathVariable String stage,
			@RequestBody(required = false) Nothing body) {
		return this.provisioning.check(lab, stage(stage));
	}

	@PostMapping("/{lab}/check")
	List<CheckedStep> check(@PathVariable String lab, @RequestBody(required = false) Nothing body) {
		return this.provisioning.check(lab);
	}

	@PostMapping("/{lab}/repair")
	@ResponseStatus(HttpStatus.ACCEPTED)
	LabView repair(@PathVariable String lab, @RequestBody(required = false) Nothing body) {
		this.provisioning.repair(lab);
		return this.provisioning.view(lab);
	}

	@GetMapping("/{lab}/stages/{stage}/plan")
	List<PlannedStep> plan(@PathVariable String lab, @PathVariable String stage) {
		return this.provisioning.plan(lab, stage(stage));
	}

	@PostMapping("/{lab}/cancel")
	LabView cancel(@PathVariable String lab, @RequestBody(required = false) Nothing body) {
		this.provisioning.cancel(lab);
		return this.provisioning.view(lab);
	}

	@PostMapping("/{lab}/extend")
	LabView extend(@PathVariable String lab, @RequestBody(required = false) @Nullable Extension body) {
		this.leases.extend(lab, (body != null) ? body.parsedMinutes() : Extension.DEFAULT);
		return this.provisioning.view(lab);
	}

	@GetMapping("/{lab}/calls")
	List<ApiCall> calls(@PathVariable String lab) {
		return this.calls.calls(this.labs.get(lab).id());
	}

	@DeleteMapping("/{lab}/resources")
	@ResponseStatus(HttpStatus.ACCEPTED)
	LabView tearDown(@PathVariable String lab) {
		this.teardown.start(lab);
		return this.provisioning.view(lab);
	}

	@GetMapping("/{lab}/receipt")
	Receipt receipt(@PathVariable String lab) {
		return this.teardown.receipt(lab);
	}

	private static StageKey stage(String key) {
		return StageKey.of(key).orElseThrow(() -> new NotFoundException("stage", key));
	}

	/**
	 * The request for a new lab.
	 *
	 * @param mode {@code practice} or {@code aws}; null for practice
	 * @param region the region; null for Tokyo
	 */
	record NewLab(@Nullable String mode, @Nullable String region) {

		CloudMode parsedMode() {
			return (this.mode == null) ? CloudMode.PRACTICE : CloudMode.of(this.mode)
				.orElseThrow(() -> new IllegalArgumentException("mode is practice or aws, not " + this.mode));
		}

		String parsedRegion() {
			return (this.region == null) ? "ap-northeast-1" : this.region;
		}

	}

	/**
	 * The last stage to build; null for all.
	 */
	record Run(@Nullable String through) {

		StageKey parsedThrough() {
			return (this.through == null) ? StageKey.CONNECTION : StageKey.of(this.through)
				.orElseThrow(() -> new IllegalArgumentException("There is no stage " + this.through));
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
