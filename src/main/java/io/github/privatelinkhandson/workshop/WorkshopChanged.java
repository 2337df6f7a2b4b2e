package io.github.privatelinkhandson.workshop;

/**
 * Published after a change of a workshop or its participants. Delivery is not guaranteed.
 */
public record WorkshopChanged(String workshop, long version) {

}
