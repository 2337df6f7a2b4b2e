package io.github.privatelinkhandson.simulator.compute;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

import io.github.privatelinkhandson.simulator.operation.AwsError;
import io.github.privatelinkhandson.simulator.operation.Call;

/**
 * Images that instances are launched from, and the SSM parameters that name them.
 */
public record ImageService(Call call) {

	private static final String FROM_PARAMETER = "resolve:ssm:";

	/**
	 * The ids of the newest images by the name of the public Systems Manager parameter
	 * that holds them.
	 */
	public static Map<String, String> parameters(String region) {
		Map<String, String> result = new TreeMap<>();
		Stream.of(AmazonLinux.values())
			.forEach((image) -> image.parameters().forEach((name) -> result.put(name, image.imageId(region))));
		return result;
	}

	public Instant published() {
		return Instant.parse(AmazonLinux.STANDARD_X86.model(this.call.region()).creationDate());
	}

	/**
	 * The image of that id, or of the parameter in {@code resolve:ssm:NAME}.
	 */
	AmazonLinux get(String imageId) {
		String id = imageId.startsWith(FROM_PARAMETER) ? resolved(imageId.substring(FROM_PARAMETER.length())) : imageId;
		requireAll(List.of(id));
		return find(id).orElseThrow();
	}

	/**
	 * Refuses malformed ids of images, and ones that do not exist.
	 */
	void requireAll(List<String> ids) {
		AwsError.throwForAny(ids, (id) -> !id.matches("ami-([0-9a-f]{8}|[0-9a-f]{17})"),
				(id) -> AwsError.of("InvalidAMIID.Malformed", "Invalid id: \"%s\" (expecting \"ami-...\")", id));
		List<String> unknown = ids.stream().distinct().filter((id) -> find(id).isEmpty()).toList();
		if (!unknown.isEmpty()) {
			throw AwsError.of("InvalidAMIID.NotFound",
					(unknown.size() == 1) ? "The image id '[%s]' does not exist" : "The image ids '[%s]' do not exist",
					String.join(", ", unknown));
		}
	}

	private Optional<AmazonLinux> find(String id) {
		return Stream.of(AmazonLinux.values())
			.filter((image) -> image.imageId(this.call.region()).equals(id))
			.findFirst();
	}

	/**
	 * The version of Amazon Linux that an image holds.
	 */
	public String platformVersion(String imageId) {
		return get(imageId).isOlder() ? "2" : "2023";
	}

	/**
	 * The size of a snapshot, of which there are those of the images.
	 */
	int snapshotSize(String id) {
		return Stream.of(AmazonLinux.values())
			.map((image) -> image.rootDevice(this.call.region()).ebs())
			.filter((disk) -> disk.snapshotId().equals(id))
			.findFirst()
			.orElseThrow(() -> AwsError.of("InvalidSnapshot.NotFound", "The snapshot '%s' does not exist.", id))
			.volumeSize();
	}

	private String resolved(String parameter) {
		String name = parameter.replaceFirst(":[^:/]+$", "");
		return Optional.ofNullable(parameters(this.call.region()).get(name))
			.orElseThrow(() -> AwsError.of("InvalidParameterValue",
					"Value (resolve:ssm:%s) for parameter imageId is invalid. The parameter does not exist.",
					parameter));
	}

}
