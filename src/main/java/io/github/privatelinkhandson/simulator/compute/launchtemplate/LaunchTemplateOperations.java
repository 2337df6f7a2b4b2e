package io.github.privatelinkhandson.simulator.compute.launchtemplate;

import java.util.List;
import java.util.Map;

import org.springframework.stereotype.Component;
import software.amazon.awssdk.services.ec2.model.CreateLaunchTemplateRequest;
import software.amazon.awssdk.services.ec2.model.CreateLaunchTemplateResponse;
import software.amazon.awssdk.services.ec2.model.DeleteLaunchTemplateRequest;
import software.amazon.awssdk.services.ec2.model.DescribeLaunchTemplatesRequest;
import software.amazon.awssdk.services.ec2.model.LaunchTemplate;
import software.amazon.awssdk.services.ec2.model.ModifyLaunchTemplateRequest;

import io.github.privatelinkhandson.simulator.operation.AwsError;
import io.github.privatelinkhandson.simulator.operation.Call;
import io.github.privatelinkhandson.simulator.operation.Filters;
import io.github.privatelinkhandson.simulator.operation.Operations;
import io.github.privatelinkhandson.simulator.operation.Page;
import io.github.privatelinkhandson.simulator.store.Resource;
import io.github.privatelinkhandson.simulator.store.ResourceTypes;
import io.github.privatelinkhandson.simulator.vpc.ClientTokenService;
import io.github.privatelinkhandson.simulator.vpc.DescribeSelectionService;
import io.github.privatelinkhandson.simulator.vpc.Tags;

/**
 * Implements EC2's operations on launch templates.
 */
@Component
class LaunchTemplateOperations implements Operations {

	CreateLaunchTemplateResponse createLaunchTemplate(CreateLaunchTemplateRequest request, Call call) {
		Resource<LaunchTemplate> made = new ClientTokenService(call).once(ResourceTypes.LAUNCH_TEMPLATE,
				request.clientToken(), request, () -> create(call, request));
		return CreateLaunchTemplateResponse.builder()
			.launchTemplate(new LaunchTemplateService(call).describe(made))
			.build();
	}

	private static Resource<LaunchTemplate> create(Call call, CreateLaunchTemplateRequest request) {
		String name = request.launchTemplateName();
		if (new LaunchTemplateService(call).named(name).isPresent()) {
			throw AwsError.of("InvalidLaunchTemplateName.AlreadyExistsException",
					"Launch template name already in use.");
		}
		String id = call.newId(ResourceTypes.LAUNCH_TEMPLATE);
		LaunchTemplate model = LaunchTemplate.builder()
			.launchTemplateId(id)
			.launchTemplateName(name)
			.createTime(call.now())
			.createdBy(call.userArn())
			.defaultVersionNumber(1L)
			.latestVersionNumber(1L)
			.operator((operator) -> operator.managed(false))
			.tags(Tags.only(request.tagSpecifications(), ResourceTypes.LAUNCH_TEMPLATE.name()))
			.build();
		new LaunchTemplateService(call).add(call.created(ResourceTypes.LAUNCH_TEMPLATE, id, model),
				request.versionDescription(), TemplateData.of(request.launchTemplateData()));
		return call.get(ResourceTypes.LAUNCH_TEMPLATE, id);
	}

	Page<LaunchTemplate> describeLaunchTemplates(DescribeLaunchTemplatesRequest request, Call call) {
		LaunchTemplateService service = new LaunchTemplateService(call);
		request.launchTemplateIds().forEach((id) -> service.get(id, null));
		AwsError.throwForAny(request.launchTemplateNames(), (name) -> service.named(name).isEmpty(),
				(name) -> AwsError.of("InvalidLaunchTemplateName.NotFoundException",
						"At least one of the launch templates specified in the request does not exist."));
		List<LaunchTemplate> templates = new DescribeSelectionService(call)
			.selected(ResourceTypes.LAUNCH_TEMPLATE, DescribeSelectionService.each(service::describe),
					request.launchTemplateIds(), request)
			.stream()
			.filter((template) -> request.launchTemplateNames().isEmpty()
					|| request.launchTemplateNames().contains(template.launchTemplateName()))
			.toList();
		return Filters.page(templates, request, Map.of());
	}

	LaunchTemplate modifyLaunchTemplate(ModifyLaunchTemplateRequest request, Call call) {
		LaunchTemplateService service = new LaunchTemplateService(call);
		Resource<LaunchTemplate> template = service.get(request.launchTemplateId(), request.launchTemplateName());
		String version = call.require(request.defaultVersion(), "DefaultVersion");
		long number = service.findVersion(template, version)
			.orElseThrow(() -> AwsError.of("InvalidLaunchTemplateId.VersionNotFound",
					"The launch template version %s is not found for the specified launch template.", version))
			.versionNumber();
		return service
			.describe(call.put(template.with(template.model().toBuilder().defaultVersionNumber(number).build())));
	}

	LaunchTemplate deleteLaunchTemplate(DeleteLaunchTemplateRequest request, Call call) {
		LaunchTemplateService service = new LaunchTemplateService(call);
		Resource<LaunchTemplate> template = service.get(request.launchTemplateId(), request.launchTemplateName());
		LaunchTemplate shown = service.describe(template);
		service.remove(template);
		return shown;
	}

}
