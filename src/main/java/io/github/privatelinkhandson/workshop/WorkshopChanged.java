package io.github.privatelinkhandson.workshop;

/**
 * News that a workshop, or who takes part in it, has changed; nothing depends on its
 * being heard.
 */
public record WorkshopChanged(String workshop, long version) {

}
