package io.github.privatelinkhandson.workshop;

/**
 * Somebody who runs workshops.
 */
public record Facilitator(String name, Role role) {

}
