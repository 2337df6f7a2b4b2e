package io.github.privatelinkhandson.simulator.compute.launchtemplate;

import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import software.amazon.awssdk.services.ec2.model.BlockDeviceMapping;
import software.amazon.awssdk.services.ec2.model.LaunchTemplateSpecification;
import software.amazon.awssdk.services.ec2.model.LaunchTemplateVersion;
import software.amazon.awssdk.services.ec2.model.ResponseLaunchTemplateData;
import software.amazon.awssdk.services.ec2.model.RunInstancesRequest;
import software.amazon.awssdk.services.ec2.model.Tag;
import software.amazon.awssdk.services.ec2.model.TagSpecification;

import io.github.privatelinkhandson.simulator.operation.Call;
import io.github.privatelinkhandson.simulator.operation.Models;
import io.github.privatelinkhandson.simulator.validation.RequestValidation;

/**
 * A request of RunInstances together with the launch template that it names.
 *
 * @param request the request without the template, filled up from it
 * @param tags those that EC2 gives to the instances, which name the template
 */
public record TemplatedLaunch(RunInstancesRequest request, List<Tag> tags) {

	private static final RequestValidation VALIDATION = new RequestValidation();

	/**
	 * The request as it is, or with what its launch template has and it has not.
	 */
	public static TemplatedLaunch of(RunInstancesRequest request, Call call) {
		LaunchTemplateSpecification wanted = request.launchTemplate();
		if (wanted == null) {
			return new TemplatedLaunch(request, List.of());
		}
		LaunchTemplateService service = new LaunchTemplateService(call);
		LaunchTemplateVersion version = service
			.version(service.get(wanted.launchTemplateId(), wanted.launchTemplateName()), wanted.version());
		RunInstancesRequest merged = merged(version.launchTemplateData(), request);
		VALIDATION.beforeTransaction(merged, call.context());
		return new TemplatedLaunch(merged,
				List.of(tag("id", version.launchTemplateId()), tag("version", Long.toString(version.versionNumber()))));
	}

	private static Tag tag(String what, String value) {
		return Tag.builder().key("aws:ec2launchtemplate:" + what).value(value).build();
	}

	/**
	 * Merges both: what the request has takes the place of what the template has; disks
	 * are put together by device, tags by kind of resource and key.
	 */
	private static RunInstancesRequest merged(ResponseLaunchTemplateData data, RunInstancesRequest request) {
		RunInstancesRequest template = Models.copy(data, RunInstancesRequest.builder()).build();
		RunInstancesRequest.Builder merged = Models.copy(request, template.toBuilder())
			.launchTemplate((LaunchTemplateSpecification) null);
		if (template.hasBlockDeviceMappings() || request.hasBlockDeviceMappings()) {
			merged.blockDeviceMappings(byKey(template.blockDeviceMappings(), request.blockDeviceMappings(),
					BlockDeviceMapping::deviceName));
		}
		if (template.hasTagSpecifications() || request.hasTagSpecifications()) {
			merged.tagSpecifications(specifications(template.tagSpecifications(), request.tagSpecifications()));
		}
		return merged.build();
	}

	private static List<TagSpecification> specifications(List<TagSpecification> template,
			List<TagSpecification> request) {
		return Stream.concat(template.stream(), request.stream())
			.map(TagSpecification::resourceTypeAsString)
			.distinct()
			.map((type) -> TagSpecification.builder()
				.resourceType(type)
				.tags(byKey(tags(template, type), tags(request, type), Tag::key))
				.build())
			.toList();
	}

	private static List<Tag> tags(List<TagSpecification> specifications, String type) {
		return specifications.stream()
			.filter((specification) -> type.equals(specification.resourceTypeAsString()))
			.flatMap((specification) -> specification.tags().stream())
			.toList();
	}

	/**
	 * The items of both lists, of those with the same key the ones of the second list.
	 */
	private static <T> List<T> byKey(List<T> first, List<T> second, Function<T, String> key) {
		Set<String> keys = second.stream().map(key).collect(Collectors.toSet());
		return Stream.concat(first.stream().filter((item) -> !keys.contains(key.apply(item))), second.stream())
			.toList();
	}

}
