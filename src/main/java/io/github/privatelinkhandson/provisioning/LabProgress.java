package io.github.privatelinkhandson.provisioning;

import java.util.Map;

/**
 * Standing of a lab, where many are read at once.
 *
 * @param lab the lab, without what has come out of it
 * @param anew how often each step has been begun anew
 */
public record LabProgress(LabView lab, Map<String, Integer> anew) {

}
