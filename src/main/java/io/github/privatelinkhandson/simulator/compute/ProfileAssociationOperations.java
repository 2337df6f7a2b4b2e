package io.github.privatelinkhandson.simulator.compute;

import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import software.amazon.awssdk.services.ec2.model.AssociateIamInstanceProfileRequest;
import software.amazon.awssdk.services.ec2.model.DescribeIamInstanceProfileAssociationsRequest;
import software.amazon.awssdk.services.ec2.model.DisassociateIamInstanceProfileRequest;
import software.amazon.awssdk.services.ec2.model.IamInstanceProfile;
import software.amazon.awssdk.services.ec2.model.IamInstanceProfileAssociation;
import software.amazon.awssdk.services.ec2.model.IamInstanceProfileAssociationState;
import software.amazon.awssdk.services.ec2.model.IamInstanceProfileSpecification;
import software.amazon.awssdk.services.ec2.model.Instance;
import software.amazon.awssdk.services.ec2.model.ReplaceIamInstanceProfileAssociationRequest;
import software.amazon.awssdk.services.iam.model.InstanceProfile;

import io.github.privatelinkhandson.simulator.iam.InstanceProfileService;
import io.github.privatelinkhandson.simulator.operation.AwsError;
import io.github.privatelinkhandson.simulator.operation.Call;
import io.github.privatelinkhandson.simulator.operation.Filters;
import io.github.privatelinkhandson.simulator.operation.Operations;
import io.github.privatelinkhandson.simulator.operation.Page;
import io.github.privatelinkhandson.simulator.store.Resource;
import io.github.privatelinkhandson.simulator.store.ResourceTypes;

/**
 * Which instance profile an instance has. The association is kept with the instance.
 */
@Component
class ProfileAssociationOperations implements Operations {

	private static IamInstanceProfileAssociation describe(Resource<Instance> resource,
			IamInstanceProfileAssociationState state) {
		return IamInstanceProfileAssociation.builder()
			.associationId(resource.attribute(ProfileAssociationService.ID))
			.instanceId(resource.id())
			.iamInstanceProfile(resource.model().iamInstanceProfile())
			.state(state)
			.timestamp(resource.time(ProfileAssociationService.SINCE))
			.build();
	}

	IamInstanceProfileAssociation associateIamInstanceProfile(AssociateIamInstanceProfileRequest request, Call call) {
		Resource<Instance> resource = new InstanceService(call).get(request.instanceId());
		IamInstanceProfile profile = profile(call, request.iamInstanceProfile());
		if (resource.deleted()) {
			throw AwsError.of("IncorrectInstanceState",
					"The instance '%s' is not in the 'running' or 'stopped' states.", resource.id());
		}
		if (resource.attribute(ProfileAssociationService.ID) != null) {
			throw AwsError.of("IncorrectState", "There is an existing association for instance %s", resource.id());
		}
		Resource<Instance> changed = call.put(ProfileAssociationService.made(with(resource, profile), call));
		return describe(changed, IamInstanceProfileAssociationState.ASSOCIATING);
	}

	private IamInstanceProfile profile(Call call, IamInstanceProfileSpecification given) {
		InstanceProfile profile = new InstanceProfileService(call).forInstances(given.name(), given.arn());
		return IamInstanceProfile.builder().arn(profile.arn()).id(profile.instanceProfileId()).build();
	}

	private static Resource<Instance> with(Resource<Instance> resource, @Nullable IamInstanceProfile profile) {
		return resource.with(resource.model().toBuilder().iamInstanceProfile(profile).build());
	}

	Page<IamInstanceProfileAssociation> describeIamInstanceProfileAssociations(
			DescribeIamInstanceProfileAssociationsRequest request, Call call) {
		request.associationIds().forEach((id) -> get(call, id));
		List<IamInstanceProfileAssociation> associations = associated(call).stream()
			.filter((it) -> request.associationIds().isEmpty()
					|| request.associationIds().contains(it.attribute(ProfileAssociationService.ID)))
			.map((it) -> describe(it, IamInstanceProfileAssociationState.ASSOCIATED))
			.toList();
		return Filters.page(associations, request, Map.of());
	}

	IamInstanceProfileAssociation disassociateIamInstanceProfile(DisassociateIamInstanceProfileRequest request,
			Call call) {
		Resource<Instance> resource = get(call, request.associationId());
		call.put(with(resource, null).withAttribute(ProfileAssociationService.ID, null));
		return describe(resource, IamInstanceProfileAssociationState.DISASSOCIATING);
	}

	IamInstanceProfileAssociation replaceIamInstanceProfileAssociation(
			ReplaceIamInstanceProfileAssociationRequest request, Call call) {
		Resource<Instance> resource = get(call, request.associationId());
		IamInstanceProfile profile = profile(call, request.iamInstanceProfile());
		Resource<Instance> changed = call.put(ProfileAssociationService.made(with(resource, profile), call));
		return describe(changed, IamInstanceProfileAssociationState.ASSOCIATING);
	}

	private List<Resource<Instance>> associated(Call call) {
		return call.stream(ResourceTypes.INSTANCE)
			.filter((resource) -> resource.attribute(ProfileAssociationService.ID) != null
					&& !InstanceLifecycle.of(call, resource).terminated())
			.toList();
	}

	private Resource<Instance> get(Call call, String given) {
		return associated(call).stream()
			.filter((resource) -> given.equals(resource.attribute(ProfileAssociationService.ID)))
			.findFirst()
			.orElseThrow(() -> AwsError.of("NoSuchAssociation", "An invalid association-id of '%s' was given", given));
	}

}
