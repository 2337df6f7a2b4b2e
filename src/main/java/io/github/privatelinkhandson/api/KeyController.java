package io.github.privatelinkhandson.api;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

import io.github.privatelinkhandson.lab.Labs;
import io.github.privatelinkhandson.practice.PracticeAccess;
import io.github.privatelinkhandson.problem.NotFoundException;

/**
 * Serves the endpoint and access key with which other AWS clients reach a practice lab's
 * account.
 */
@RestController
class KeyController {

	private final Labs labs;

	private final PracticeAccess access;

	KeyController(Labs labs, PracticeAccess access) {
		this.labs = labs;
		this.access = access;
	}

	/**
	 * Returns the endpoint and access key; labs in real AWS have none and answer 404.
	 */
	@GetMapping("/api/labs/{lab}/key")
	PracticeAccess.Key key(@PathVariable String lab, HttpServletRequest request) {
		return this.access.key(this.labs.get(lab).account())
			.map((key) -> key.at(request.getServerName()))
			.orElseThrow(() -> new NotFoundException("key of lab", lab));
	}

}
