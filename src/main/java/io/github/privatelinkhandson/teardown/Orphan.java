package io.github.privatelinkhandson.teardown;

/**
 * A resource that carries the tag of a lab that this console does not have (any more).
 *
 * @param lab the tag's value
 * @param type CloudFormation's name of its type
 */
public record Orphan(String lab, String type, String name, String id) {

}
