package io.github.privatelinkhandson.simulator.compute;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

import org.springframework.stereotype.Component;
import software.amazon.awssdk.services.ec2.model.DescribeImagesRequest;
import software.amazon.awssdk.services.ec2.model.DescribeImagesResponse;
import software.amazon.awssdk.services.ec2.model.Image;

import io.github.privatelinkhandson.simulator.operation.AwsError;
import io.github.privatelinkhandson.simulator.operation.Call;
import io.github.privatelinkhandson.simulator.operation.Filters;
import io.github.privatelinkhandson.simulator.operation.Operations;
import io.github.privatelinkhandson.simulator.operation.Page;
import io.github.privatelinkhandson.simulator.operation.Pages;

/**
 * Machine images: Amazon's, the only ones there are.
 */
@Component
public final class ImageOperations implements Operations {

	private static final String FROM_PARAMETER = "resolve:ssm:";

	private static final Map<String, String> ALIASES = Map.of("owner-alias", "image-owner-alias", "is-public",
			"public-launch-permissions", "state", "image-state", "block-device-mapping.snapshot-id",
			"block-device-mapping.ebs.snapshot-id", "block-device-mapping.volume-size",
			"block-device-mapping.ebs.volume-size", "block-device-mapping.volume-type",
			"block-device-mapping.ebs.volume-type");

	ImageOperations() {
	}

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

	/**
	 * When the images, and so those parameters, were published.
	 */
	public static Instant published(Call call) {
		return Instant.parse(AmazonLinux.STANDARD_X86.model(call.region()).creationDate());
	}

	/**
	 * The image of that id, or of the parameter in {@code resolve:ssm:NAME}.
	 */
	static AmazonLinux get(Call call, String imageId) {
		String id = imageId.startsWith(FROM_PARAMETER) ? resolved(call, imageId.substring(FROM_PARAMETER.length()))
				: imageId;
		if (!id.matches("ami-([0-9a-f]{8}|[0-9a-f]{17})")) {
			throw AwsError.of("InvalidAMIID.Malformed", "Invalid id: \"%s\" (expecting \"ami-...\")", id);
		}
		return Stream.of(AmazonLinux.values())
			.filter((image) -> image.imageId(call.region()).equals(id))
			.findFirst()
			.orElseThrow(() -> notFound(id));
	}

	private static AwsError notFound(String id) {
		return AwsError.of("InvalidAMIID.NotFound", "The image id '[%s]' does not exist", id);
	}

	private static String resolved(Call call, String parameter) {
		String name = parameter.replaceFirst(":[^:/]+$", "");
		return Optional.ofNullable(parameters(call.region()).get(name))
			.orElseThrow(() -> AwsError.of("InvalidParameterValue",
					"Value (resolve:ssm:%s) for parameter imageId is invalid. The parameter does not exist.",
					parameter));
	}

	DescribeImagesResponse describeImages(DescribeImagesRequest request, Call call) {
		request.imageIds().forEach((id) -> get(call, id));
		List<Image> images = Stream.of(AmazonLinux.values())
			.map((image) -> image.model(call.region()))
			.filter((image) -> request.imageIds().isEmpty() || request.imageIds().contains(image.imageId()))
			.filter((image) -> request.owners().isEmpty() || request.owners().contains("amazon")
					|| request.owners().contains(AmazonLinux.OWNER))
			.filter((image) -> request.executableUsers().isEmpty() || request.executableUsers().contains("all"))
			.toList();
		Page<Image> page = Pages.of(Filters.apply(images, request.filters(), ALIASES), request.maxResults(),
				request.nextToken());
		return DescribeImagesResponse.builder().images(page.items()).nextToken(page.next()).build();
	}

}
