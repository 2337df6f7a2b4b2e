package io.github.privatelinkhandson.simulator.compute;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.springframework.stereotype.Component;
import software.amazon.awssdk.services.ec2.model.DescribeImagesRequest;
import software.amazon.awssdk.services.ec2.model.Image;

import io.github.privatelinkhandson.simulator.operation.Call;
import io.github.privatelinkhandson.simulator.operation.Filters;
import io.github.privatelinkhandson.simulator.operation.Operations;
import io.github.privatelinkhandson.simulator.operation.Page;

/**
 * Machine images: Amazon's, the only ones there are.
 */
@Component
class ImageOperations implements Operations {

	private static final Map<String, String> ALIASES = Map.ofEntries(Map.entry("owner-alias", "image-owner-alias"),
			Map.entry("manifest-location", "image-location"),
			Map.entry("product-code", "product-codes.product-code-id"),
			Map.entry("product-code.type", "product-codes.product-code-type"),
			Map.entry("block-device-mapping", "block-device-mapping.ebs"),
			Map.entry("block-device-mapping.device-name", "block-device-mapping.device-name"));

	Page<Image> describeImages(DescribeImagesRequest request, Call call) {
		new ImageService(call).requireAll(request.imageIds());
		List<Image> images = Stream.of(AmazonLinux.values())
			.map((image) -> image.model(call.region()))
			.filter((image) -> request.imageIds().isEmpty() || request.imageIds().contains(image.imageId()))
			.filter((image) -> request.owners().isEmpty() || request.owners().contains("amazon")
					|| request.owners().contains(AmazonLinux.OWNER))
			.filter((image) -> request.executableUsers().isEmpty() || request.executableUsers().contains("all"))
			.toList();
		return Filters.page(images, request, ALIASES);
	}

}
