package io.github.privatelinkhandson.lab;

import io.github.privatelinkhandson.live.VersionChanged;

/**
 * News that a lab has changed; nothing depends on its being heard.
 */
public record LabChanged(String lab, long version) implements VersionChanged {

	@Override
	public String id() {
		return this.lab;
	}

}
