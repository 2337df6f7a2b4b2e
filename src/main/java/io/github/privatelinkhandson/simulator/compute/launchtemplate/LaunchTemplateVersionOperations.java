package io.github.privatelinkhandson.simulator.compute.launchtemplate;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.springframework.stereotype.Component;
import software.amazon.awssdk.services.ec2.model.CreateLaunchTemplateVersionRequest;
import software.amazon.awssdk.services.ec2.model.CreateLaunchTemplateVersionResponse;
import software.amazon.awssdk.services.ec2.model.DeleteLaunchTemplateVersionsRequest;
import software.amazon.awssdk.services.ec2.model.DeleteLaunchTemplateVersionsResponse;
import software.amazon.awssdk.services.ec2.model.DeleteLaunchTemplateVersionsResponseErrorItem;
import software.amazon.awssdk.services.ec2.model.DeleteLaunchTemplateVersionsResponseSuccessItem;
import software.amazon.awssdk.services.ec2.model.DescribeLaunchTemplateVersionsRequest;
import software.amazon.awssdk.services.ec2.model.LaunchTemplate;
import software.amazon.awssdk.services.ec2.model.LaunchTemplateErrorCode;
import software.amazon.awssdk.services.ec2.model.LaunchTemplateVersion;
import software.amazon.awssdk.services.ec2.model.ResponseError;
import software.amazon.awssdk.services.ec2.model.ResponseLaunchTemplateData;

import io.github.privatelinkhandson.simulator.operation.AwsError;
import io.github.privatelinkhandson.simulator.operation.Call;
import io.github.privatelinkhandson.simulator.operation.Filters;
import io.github.privatelinkhandson.simulator.operation.Models;
import io.github.privatelinkhandson.simulator.operation.Operations;
import io.github.privatelinkhandson.simulator.operation.Page;
import io.github.privatelinkhandson.simulator.store.Resource;
import io.github.privatelinkhandson.simulator.store.ResourceTypes;
import io.github.privatelinkhandson.simulator.vpc.ClientTokenService;

/**
 * Implements EC2's operations on the versions of launch templates.
 */
@Component
class LaunchTemplateVersionOperations implements Operations {

	private static final Set<String> OF_ALL = Set.of("$latest", "$default");

	/** The words of AWS (getmoto/moto's tests that were run against it). */
	private static final String USAGE = "To describe the launch template data for all your launch templates, for "
			+ "\u2018--versions\u2019 specify \u2018$Latest\u2019, \u2018$Default\u2019, or both, and omit "
			+ "\u2018--launch-template-id\u2019, \u2018--launch-template-name\u2019, and version numbers. To describe the launch "
			+ "template data for a specific launch template, specify \u2018--launch-template-id\u2019 or "
			+ "\u2018--launch-template-name\u2019, and for \u2018--versions\u2019 specify one or more of the following values: "
			+ "\u2018$Latest\u2019, \u2018$Default\u2019, or one or more version numbers.";

	private static final int MOST_DELETED = 200;

	private static final String DATA = "launch-template-data.";

	private static final Map<String, String> ALIASES = Map.ofEntries(Map.entry("is-default-version", "default-version"),
			Map.entry("ebs-optimized", DATA + "ebs-optimized"), Map.entry("image-id", DATA + "image-id"),
			Map.entry("instance-type", DATA + "instance-type"), Map.entry("kernel-id", DATA + "kernel-id"),
			Map.entry("ram-disk-id", DATA + "ram-disk-id"),
			Map.entry("iam-instance-profile", DATA + "iam-instance-profile.arn"),
			Map.entry("http-endpoint", DATA + "metadata-options.http-endpoint"),
			Map.entry("http-tokens", DATA + "metadata-options.http-tokens"),
			Map.entry("http-protocol-ipv4", DATA + "metadata-options.http-endpoint"),
			Map.entry("host-resource-group-arn", DATA + "placement.host-resource-group-arn"),
			Map.entry("license-configuration-arn", DATA + "license-specifications.license-configuration-arn"),
			Map.entry("network-card-index", DATA + "network-interfaces.network-card-index"));

	CreateLaunchTemplateVersionResponse createLaunchTemplateVersion(CreateLaunchTemplateVersionRequest request,
			Call call) {
		Resource<LaunchTemplateVersion> made = new ClientTokenService(call).once(ResourceTypes.LAUNCH_TEMPLATE_VERSION,
				request.clientToken(), request, () -> create(call, request));
		return CreateLaunchTemplateVersionResponse.builder()
			.launchTemplateVersion(new LaunchTemplateService(call).shown(made))
			.build();
	}

	private static Resource<LaunchTemplateVersion> create(Call call, CreateLaunchTemplateVersionRequest request) {
		LaunchTemplateService service = new LaunchTemplateService(call);
		Resource<LaunchTemplate> template = service.get(request.launchTemplateId(), request.launchTemplateName());
		ResponseLaunchTemplateData data = (request.sourceVersion() == null)
				? TemplateData.of(request.launchTemplateData())
				: TemplateData.over(service.version(template, request.sourceVersion()).launchTemplateData(),
						request.launchTemplateData());
		return service.add(template, request.versionDescription(), data);
	}

	Page<LaunchTemplateVersion> describeLaunchTemplateVersions(DescribeLaunchTemplateVersionsRequest request,
			Call call) {
		boolean one = request.launchTemplateId() != null || request.launchTemplateName() != null;
		return Filters.page(one ? ofOne(call, request) : ofAll(call, request), request, ALIASES);
	}

	private static List<LaunchTemplateVersion> ofOne(Call call, DescribeLaunchTemplateVersionsRequest request) {
		LaunchTemplateService service = new LaunchTemplateService(call);
		Resource<LaunchTemplate> template = service.get(request.launchTemplateId(), request.launchTemplateName());
		if (!request.versions().isEmpty()) {
			return request.versions().stream().map((text) -> service.version(template, text)).distinct().toList();
		}
		long least = (request.minVersion() != null) ? service.number(template, request.minVersion()) : 0;
		long most = (request.maxVersion() != null) ? service.number(template, request.maxVersion()) : Long.MAX_VALUE;
		return service.versions(template)
			.stream()
			.filter((version) -> version.versionNumber() >= least && version.versionNumber() <= most)
			.toList();
	}

	/**
	 * The latest and default versions of all templates, as far as they are asked for.
	 */
	private static List<LaunchTemplateVersion> ofAll(Call call, DescribeLaunchTemplateVersionsRequest request) {
		List<String> versions = request.versions();
		if (versions.isEmpty()
				|| !versions.stream().allMatch((text) -> OF_ALL.contains(text.toLowerCase(Locale.ROOT)))) {
			throw new AwsError(400, versions.isEmpty() ? "MissingParameter" : "InvalidParameterValue", USAGE);
		}
		LaunchTemplateService service = new LaunchTemplateService(call);
		return call.stream(ResourceTypes.LAUNCH_TEMPLATE)
			.flatMap((template) -> versions.stream().map((text) -> service.version(template, text)))
			.distinct()
			.toList();
	}

	DeleteLaunchTemplateVersionsResponse deleteLaunchTemplateVersions(DeleteLaunchTemplateVersionsRequest request,
			Call call) {
		LaunchTemplateService service = new LaunchTemplateService(call);
		Resource<LaunchTemplate> template = service.get(request.launchTemplateId(), request.launchTemplateName());
		if (request.versions().size() > MOST_DELETED) {
			throw AwsError.of("InvalidParameterValue", "At most %d versions can be deleted at once.", MOST_DELETED);
		}
		List<DeleteLaunchTemplateVersionsResponseSuccessItem> deleted = new ArrayList<>();
		List<DeleteLaunchTemplateVersionsResponseErrorItem> failed = new ArrayList<>();
		request.versions().stream().distinct().forEach((text) -> {
			Optional<LaunchTemplateVersion> version = service.findVersion(template, text);
			Optional<ResponseError> error = refusal(template, version, text);
			error.ifPresentOrElse((it) -> failed.add(failed(template.model(), service.number(template, text), it)),
					() -> {
						version.ifPresent(service::remove);
						deleted.add(deleted(version.orElseThrow()));
					});
		});
		return DeleteLaunchTemplateVersionsResponse.builder()
			.successfullyDeletedLaunchTemplateVersions(deleted)
			.unsuccessfullyDeletedLaunchTemplateVersions(failed)
			.build();
	}

	private static Optional<ResponseError> refusal(Resource<LaunchTemplate> template,
			Optional<LaunchTemplateVersion> version, String text) {
		if (version.isEmpty()) {
			return Optional.of(ResponseError.builder()
				.code(LaunchTemplateErrorCode.LAUNCH_TEMPLATE_VERSION_DOES_NOT_EXIST)
				.message("Could not find the specified version %s for the launch template with ID %s.".formatted(text,
						template.id()))
				.build());
		}
		return version.filter(LaunchTemplateVersion::defaultVersion)
			.map((it) -> ResponseError.builder()
				.code(LaunchTemplateErrorCode.UNEXPECTED_ERROR)
				.message("The default version of a launch template cannot be deleted.")
				.build());
	}

	private static DeleteLaunchTemplateVersionsResponseSuccessItem deleted(LaunchTemplateVersion version) {
		return Models.copy(version, DeleteLaunchTemplateVersionsResponseSuccessItem.builder()).build();
	}

	private static DeleteLaunchTemplateVersionsResponseErrorItem failed(LaunchTemplate template, long number,
			ResponseError error) {
		return DeleteLaunchTemplateVersionsResponseErrorItem.builder()
			.launchTemplateId(template.launchTemplateId())
			.launchTemplateName(template.launchTemplateName())
			.versionNumber(number)
			.responseError(error)
			.build();
	}

}
