package io.github.privatelinkhandson.database;

/**
 * Event: the database works again. What was to be done meanwhile may not have been.
 */
public record DatabaseRecovered() {

}
