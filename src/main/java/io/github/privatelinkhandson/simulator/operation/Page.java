package io.github.privatelinkhandson.simulator.operation;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * One page of a list.
 *
 * @param next the token that the next page is asked for with; null if this is the last
 * one
 */
public record Page<T>(List<T> items, @Nullable String next) {

}
