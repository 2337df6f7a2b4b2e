package io.github.privatelinkhandson.api;

import java.net.URI;
import java.util.List;

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

import io.github.privatelinkhandson.aws.CloudMode;
import io.github.privatelinkhandson.lab.Lab;
import io.github.privatelinkhandson.lab.LabOperation;
import io.github.privatelinkhandson.lab.Labs;
import io.github.privatelinkhandson.practice.PracticeFault;
import io.github.privatelinkhandson.practice.PracticeFaults;
import io.github.privatelinkhandson.problem.ConflictException;
import io.github.privatelinkhandson.problem.NotFoundException;

/**
 * Manages injected faults in a practice lab's account.
 */
@RestController
@RequestMapping("/api/labs/{lab}/faults")
class FaultController {

	private final Labs labs;

	private final PracticeFaults faults;

	FaultController(Labs labs, PracticeFaults faults) {
		this.labs = labs;
		this.faults = faults;
	}

	@GetMapping
	List<PracticeFault> all(@PathVariable String lab) {
		return this.faults.all(practice(lab).account());
	}

	@LabOperation(LabOperation.Kind.FAULT)
	@PostMapping
	ResponseEntity<PracticeFault> add(@PathVariable String lab, @RequestBody PracticeFault body) {
		Lab found = practice(lab);
		PracticeFault added = this.faults.add(found.account(), found.region(), body);
		return ResponseEntity.created(URI.create("/api/labs/" + lab + "/faults/" + added.id())).body(added);
	}

	@LabOperation(LabOperation.Kind.FAULT)
	@DeleteMapping
	@ResponseStatus(HttpStatus.NO_CONTENT)
	void clear(@PathVariable String lab) {
		this.faults.clear(practice(lab).account());
	}

	@LabOperation(LabOperation.Kind.FAULT)
	@DeleteMapping("/{fault}")
	@ResponseStatus(HttpStatus.NO_CONTENT)
	void remove(@PathVariable String lab, @PathVariable String fault) {
		if (!this.faults.remove(practice(lab).account(), fault)) {
			throw new NotFoundException("fault", fault);
		}
	}

	private Lab practice(String lab) {
		Lab found = this.labs.get(lab);
		if (found.mode() != CloudMode.PRACTICE) {
			throw new ConflictException("practice-only",
					"Lab " + lab + " is in real AWS, where nothing goes wrong on demand.");
		}
		return found;
	}

}
