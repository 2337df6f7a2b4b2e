package io.github.privatelinkhandson.observation.model;

import java.util.Map;

/**
 * A flow log of a VPC, subnet or network interface.
 */
public record FlowLog(String id, Map<String, String> tags) implements ObservedResource {

}
