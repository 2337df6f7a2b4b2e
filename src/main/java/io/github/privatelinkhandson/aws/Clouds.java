package io.github.privatelinkhandson.aws;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;

import org.springframework.stereotype.Component;

/**
 * The clouds that labs can be built in.
 */
@Component
public class Clouds {

	private final Map<CloudMode, Cloud> clouds = new EnumMap<>(CloudMode.class);

	public Clouds(List<Cloud> clouds) {
		clouds.forEach((cloud) -> this.clouds.put(cloud.mode(), cloud));
	}

	public Cloud of(CloudMode mode) {
		Cloud cloud = this.clouds.get(mode);
		if (cloud == null) {
			throw new IllegalStateException("there is no cloud for mode " + mode.key());
		}
		return cloud;
	}

}
