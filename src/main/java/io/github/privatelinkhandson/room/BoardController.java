package io.github.privatelinkhandson.room;

import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

import io.github.privatelinkhandson.room.board.Board;

/**
 * The dashboard's data in the JSON interface.
 */
@RestController
class BoardController {

	private final RoomEvents events;

	BoardController(RoomEvents events) {
		this.events = events;
	}

	@GetMapping("/api/workshops/{workshop}/board")
	Board board(@PathVariable String workshop) {
		return this.events.board(workshop).board();
	}

}
