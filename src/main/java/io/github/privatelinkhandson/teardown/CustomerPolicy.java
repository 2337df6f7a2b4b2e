package io.github.privatelinkhandson.teardown;

import java.util.Map;

import io.github.privatelinkhandson.observation.model.ObservedResource;

/**
 * An IAM policy of the account's own, by its ARN.
 */
record CustomerPolicy(String id, Map<String, String> tags) implements ObservedResource {
}
