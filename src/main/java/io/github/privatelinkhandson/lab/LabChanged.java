package io.github.privatelinkhandson.lab;

/**
 * News that a lab has changed; nothing depends on its being heard.
 */
public record LabChanged(String lab, long version) {

}
