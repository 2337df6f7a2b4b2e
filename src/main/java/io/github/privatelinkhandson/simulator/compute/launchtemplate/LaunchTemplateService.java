package io.github.privatelinkhandson.simulator.compute.launchtemplate;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.ec2.model.LaunchTemplate;
import software.amazon.awssdk.services.ec2.model.LaunchTemplateVersion;
import software.amazon.awssdk.services.ec2.model.ResponseLaunchTemplateData;

import io.github.privatelinkhandson.simulator.operation.AwsError;
import io.github.privatelinkhandson.simulator.operation.Call;
import io.github.privatelinkhandson.simulator.store.Resource;
import io.github.privatelinkhandson.simulator.store.ResourceTypes;

/**
 * The launch templates of an account and region, and their versions.
 */
record LaunchTemplateService(Call call) {

	/** Attribute of a template with the number of versions that it has ever had. */
	private static final String COUNT = "versions";

	/**
	 * The template of that id or name, of which exactly one must be given.
	 */
	Resource<LaunchTemplate> get(@Nullable String id, @Nullable String name) {
		if (id != null && name != null) {
			throw AwsError.of("InvalidParameterCombination",
					"Either provide launch template ID or launch template name to modify the template.");
		}
		return (name != null) ? named(name).orElseThrow(() -> unknownName(name))
				: withId(this.call.require(id, "LaunchTemplateId or LaunchTemplateName"));
	}

	private Resource<LaunchTemplate> withId(String id) {
		if (!ResourceTypes.LAUNCH_TEMPLATE.wellFormed(id)) {
			throw AwsError.of(ResourceTypes.LAUNCH_TEMPLATE.malformedCode(), "Invalid launch template ID: %s", id);
		}
		return this.call.find(ResourceTypes.LAUNCH_TEMPLATE, id)
			.orElseThrow(() -> AwsError.of(ResourceTypes.LAUNCH_TEMPLATE.notFoundCode(),
					"The specified launch template, with template ID %s, does not exist.", id));
	}

	Optional<Resource<LaunchTemplate>> named(String name) {
		return this.call.stream(ResourceTypes.LAUNCH_TEMPLATE)
			.filter((template) -> template.model().launchTemplateName().equals(name))
			.findFirst();
	}

	private static AwsError unknownName(String name) {
		return AwsError.of("InvalidLaunchTemplateName.NotFoundException",
				"The specified launch template, with template name %s, does not exist.", name);
	}

	/**
	 * The template with the number of its latest version, as it is shown.
	 */
	LaunchTemplate describe(Resource<LaunchTemplate> template) {
		return template.model().toBuilder().latestVersionNumber(latest(template)).build();
	}

	private long latest(Resource<LaunchTemplate> template) {
		return versions(template).get(0).versionNumber();
	}

	/**
	 * All versions of a template, the latest one first.
	 */
	List<LaunchTemplateVersion> versions(Resource<LaunchTemplate> template) {
		return kept(template).map((version) -> describe(template, version.model()))
			.sorted(Comparator.comparing(LaunchTemplateVersion::versionNumber).reversed())
			.toList();
	}

	private Stream<Resource<LaunchTemplateVersion>> kept(Resource<LaunchTemplate> template) {
		return this.call.mentioning(ResourceTypes.LAUNCH_TEMPLATE_VERSION, template.id());
	}

	private static LaunchTemplateVersion describe(Resource<LaunchTemplate> template, LaunchTemplateVersion version) {
		return version.toBuilder()
			.defaultVersion(version.versionNumber().equals(template.model().defaultVersionNumber()))
			.build();
	}

	/**
	 * The version that a text stands for: a number, {@code $Latest}, or {@code $Default}.
	 */
	LaunchTemplateVersion version(Resource<LaunchTemplate> template, @Nullable String text) {
		return findVersion(template, text).orElseThrow(() -> AwsError.of("InvalidLaunchTemplateId.VersionNotFound",
				"Could not find the specified version %s for the launch template with ID %s.", text, template.id()));
	}

	Optional<LaunchTemplateVersion> findVersion(Resource<LaunchTemplate> template, @Nullable String text) {
		long number = number(template, (text != null) ? text : "$Default");
		return kept(template).map(Resource::model)
			.filter((version) -> version.versionNumber() == number)
			.map((version) -> describe(template, version))
			.findFirst();
	}

	/**
	 * The number that a text stands for.
	 */
	long number(Resource<LaunchTemplate> template, String text) {
		return switch (text.toLowerCase(Locale.ROOT)) {
			case "$latest" -> latest(template);
			case "$default" -> template.model().defaultVersionNumber();
			default -> parsed(text);
		};
	}

	private static long parsed(String text) {
		if (!text.matches("\\d{1,18}")) {
			throw AwsError.of("InvalidParameterValue",
					"Invalid launch template version: either '$Default', '$Latest', or a numeric version are allowed.");
		}
		return Long.parseLong(text);
	}

	/**
	 * Keeps a new version, and with it the template.
	 */
	Resource<LaunchTemplateVersion> add(Resource<LaunchTemplate> template, @Nullable String description,
			ResponseLaunchTemplateData data) {
		int number = Integer.parseInt(Objects.requireNonNullElse(template.attribute(COUNT), "0")) + 1;
		LaunchTemplateVersion version = LaunchTemplateVersion.builder()
			.launchTemplateId(template.id())
			.launchTemplateName(template.model().launchTemplateName())
			.versionNumber((long) number)
			.versionDescription(description)
			.createTime(this.call.now())
			.createdBy(this.call.userArn())
			.launchTemplateData(data)
			.build();
		this.call.put(template.withAttribute(COUNT, Integer.toString(number)));
		return this.call
			.put(this.call.created(ResourceTypes.LAUNCH_TEMPLATE_VERSION, template.id() + "/" + number, version));
	}

	LaunchTemplateVersion shown(Resource<LaunchTemplateVersion> version) {
		return describe(withId(version.model().launchTemplateId()), version.model());
	}

	void remove(LaunchTemplateVersion version) {
		String id = version.launchTemplateId() + "/" + version.versionNumber();
		this.call.find(ResourceTypes.LAUNCH_TEMPLATE_VERSION, id).ifPresent(this.call::remove);
	}

	void remove(Resource<LaunchTemplate> template) {
		kept(template).toList().forEach(this.call::remove);
		this.call.remove(template);
	}

}
