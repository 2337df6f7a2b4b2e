package io.github.privatelinkhandson.api;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

import io.github.privatelinkhandson.lab.LabNotFoundException;

/**
 * Answers what is asked of the JSON interface and is not part of it.
 */
@RestController
class UnknownController {

	@RequestMapping({ "/api", "/api/**" })
	void unknown(HttpServletRequest request) {
		throw new LabNotFoundException("call", request.getMethod() + " " + request.getRequestURI());
	}

}
