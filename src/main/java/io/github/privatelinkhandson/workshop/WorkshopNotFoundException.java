package io.github.privatelinkhandson.workshop;

import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ResponseStatus;

/**
 * No workshop or participant has the given id.
 */
@ResponseStatus(HttpStatus.NOT_FOUND)
public class WorkshopNotFoundException extends RuntimeException {

	public WorkshopNotFoundException(String what, String id) {
		super("There is no " + what + " " + id);
	}

}
