package io.github.privatelinkhandson.live;

import java.util.Map;

/**
 * The versions of all things of one kind, for {@link ChangePoller}.
 */
public interface VersionSource {

	/**
	 * Returns the present versions by id.
	 */
	Map<String, Long> versions();

	/**
	 * Creates the event that announces a version.
	 */
	VersionChanged changed(String id, long version);

}
