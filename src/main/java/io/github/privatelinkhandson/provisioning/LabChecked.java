package io.github.privatelinkhandson.provisioning;

import java.util.List;

/**
 * News that somebody has had a lab checked, and of what was found; nothing depends on its
 * being heard.
 */
public record LabChecked(String lab, List<CheckedStep> steps) {

}
