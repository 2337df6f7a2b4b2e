package io.github.privatelinkhandson.live;

/**
 * An event after a change of something that has an id and a version. Delivery is not
 * guaranteed.
 */
public interface VersionChanged {

	String id();

	long version();

}
