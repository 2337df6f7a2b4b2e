package io.github.privatelinkhandson.workshop;

import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ResponseStatus;

/**
 * There is no such workshop or participant.
 */
@ResponseStatus(HttpStatus.NOT_FOUND)
public class WorkshopNotFoundException extends RuntimeException {

	public WorkshopNotFoundException(String what, String id) {
		super("There is no " + what + " " + id);
	}

}
