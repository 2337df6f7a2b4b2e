package io.github.privatelinkhandson.simulator.compute;

import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.ec2.model.AttributeBooleanValue;
import software.amazon.awssdk.services.ec2.model.AttributeValue;
import software.amazon.awssdk.services.ec2.model.DescribeInstanceAttributeRequest;
import software.amazon.awssdk.services.ec2.model.DescribeInstanceAttributeResponse;
import software.amazon.awssdk.services.ec2.model.DescribeInstanceCreditSpecificationsRequest;
import software.amazon.awssdk.services.ec2.model.Instance;
import software.amazon.awssdk.services.ec2.model.InstanceAttributeName;
import software.amazon.awssdk.services.ec2.model.InstanceBlockDeviceMappingSpecification;
import software.amazon.awssdk.services.ec2.model.InstanceCreditSpecification;
import software.amazon.awssdk.services.ec2.model.InstanceStateName;
import software.amazon.awssdk.services.ec2.model.InstanceType;
import software.amazon.awssdk.services.ec2.model.ModifyInstanceAttributeRequest;
import software.amazon.awssdk.services.ec2.model.NetworkInterface;
import software.amazon.awssdk.services.ec2.model.RunInstancesRequest;
import software.amazon.awssdk.services.ec2.model.Volume;
import software.amazon.awssdk.services.ec2.model.VolumeAttachment;

import io.github.privatelinkhandson.simulator.operation.AwsError;
import io.github.privatelinkhandson.simulator.operation.Call;
import io.github.privatelinkhandson.simulator.operation.Filters;
import io.github.privatelinkhandson.simulator.operation.Operations;
import io.github.privatelinkhandson.simulator.operation.Page;
import io.github.privatelinkhandson.simulator.store.Resource;
import io.github.privatelinkhandson.simulator.store.ResourceTypes;
import io.github.privatelinkhandson.simulator.vpc.NetworkInterfaceService;

/**
 * The attributes of instances that DescribeInstances does not show, and changes to those
 * that it shows.
 */
@Component
class InstanceAttributeOperations implements Operations {

	static final String USER_DATA = "userData";

	private static final String NO_TERMINATION = "disableApiTermination";

	private static final String NO_STOP = "disableApiStop";

	static final String SHUTDOWN_BEHAVIOR = "instanceInitiatedShutdownBehavior";

	static final String CPU_CREDITS = "cpuCredits";

	static boolean protectedFromTermination(Resource<Instance> instance) {
		return instance.attribute(NO_TERMINATION) != null;
	}

	static boolean protectedFromStop(Resource<Instance> instance) {
		return instance.attribute(NO_STOP) != null;
	}

	static Resource<Instance> launched(Resource<Instance> instance, RunInstancesRequest request, TypeSpec type) {
		String credits = (request.creditSpecification() != null) ? request.creditSpecification().cpuCredits() : null;
		return instance.withAttribute(USER_DATA, "".equals(request.userData()) ? null : request.userData())
			.withAttribute(NO_TERMINATION, flag(request.disableApiTermination()))
			.withAttribute(NO_STOP, flag(request.disableApiStop()))
			.withAttribute(SHUTDOWN_BEHAVIOR, request.instanceInitiatedShutdownBehaviorAsString())
			.withAttribute(CPU_CREDITS, !type.burstable() ? null : (credits != null) ? credits : type.cpuCredits());
	}

	private static @Nullable String flag(@Nullable Boolean set) {
		return Boolean.TRUE.equals(set) ? "true" : null;
	}

	DescribeInstanceAttributeResponse describeInstanceAttribute(DescribeInstanceAttributeRequest request, Call call) {
		Resource<Instance> resource = new InstanceService(call).get(request.instanceId());
		InstanceAttributeName name = request.attribute();
		Instance instance = new InstanceMapper(call).of(resource);
		DescribeInstanceAttributeResponse.Builder answer = DescribeInstanceAttributeResponse.builder()
			.instanceId(resource.id());
		switch (name) {
			case DISABLE_API_TERMINATION -> answer.disableApiTermination(bool(protectedFromTermination(resource)));
			case DISABLE_API_STOP -> answer.disableApiStop(bool(protectedFromStop(resource)));
			case INSTANCE_INITIATED_SHUTDOWN_BEHAVIOR -> answer.instanceInitiatedShutdownBehavior(
					text(Objects.requireNonNullElse(resource.attribute(SHUTDOWN_BEHAVIOR), "stop")));
			case USER_DATA -> answer.userData(text(resource.attribute(USER_DATA)));
			case INSTANCE_TYPE -> answer.instanceType(text(instance.instanceTypeAsString()));
			case SOURCE_DEST_CHECK -> answer.sourceDestCheck(bool(Boolean.TRUE.equals(instance.sourceDestCheck())));
			case EBS_OPTIMIZED -> answer.ebsOptimized(bool(instance.ebsOptimized()));
			case ENA_SUPPORT -> answer.enaSupport(bool(instance.enaSupport()));
			case GROUP_SET -> answer.groups(instance.securityGroups());
			case ROOT_DEVICE_NAME -> answer.rootDeviceName(text(instance.rootDeviceName()));
			case BLOCK_DEVICE_MAPPING -> answer.blockDeviceMappings(instance.blockDeviceMappings());
			case ENCLAVE_OPTIONS -> answer.enclaveOptions(instance.enclaveOptions());
			case PRODUCT_CODES -> answer.productCodes(List.of());
			case KERNEL -> answer.kernelId(text(null));
			case RAMDISK -> answer.ramdiskId(text(null));
			default -> answer.sriovNetSupport(text("simple"));
		}
		return answer.build();
	}

	private static AttributeBooleanValue bool(boolean value) {
		return AttributeBooleanValue.builder().value(value).build();
	}

	private static AttributeValue text(@Nullable String value) {
		return AttributeValue.builder().value(value).build();
	}

	void modifyInstanceAttribute(ModifyInstanceAttributeRequest request, Call call) {
		Resource<Instance> resource = new InstanceService(call).get(request.instanceId());
		if (request.attribute() != null) {
			modifyInstanceAttribute(named(request), call);
			return;
		}
		requireAttribute(request);
		Resource<Instance> changed = resource;
		if (request.disableApiTermination() != null) {
			changed = changed.withAttribute(NO_TERMINATION, flag(request.disableApiTermination().value()));
		}
		if (request.disableApiStop() != null) {
			changed = changed.withAttribute(NO_STOP, flag(request.disableApiStop().value()));
		}
		if (request.instanceInitiatedShutdownBehavior() != null) {
			String behavior = request.instanceInitiatedShutdownBehavior().value();
			if (!"stop".equals(behavior) && !"terminate".equals(behavior)) {
				throw AwsError.of("InvalidParameterValue",
						"Value (%s) for parameter instanceInitiatedShutdownBehavior is invalid.", behavior);
			}
			changed = changed.withAttribute(SHUTDOWN_BEHAVIOR, request.instanceInitiatedShutdownBehavior().value());
		}
		if (request.instanceType() != null) {
			changed = ofType(call, changed, request.instanceType().value());
		}
		if (request.userData() != null) {
			requireStopped(call, changed, USER_DATA);
			changed = changed.withAttribute(USER_DATA,
					Base64.getEncoder().encodeToString(request.userData().value().asByteArray()));
		}
		if (request.ebsOptimized() != null) {
			requireStopped(call, changed, "ebsOptimized");
			changed = changed.with(changed.model().toBuilder().ebsOptimized(request.ebsOptimized().value()).build());
		}
		call.put(changed);
		for (InstanceBlockDeviceMappingSpecification mapping : request.blockDeviceMappings()) {
			changeDisk(call, changed, mapping);
		}
		changeInterface(request, call, changed);
	}

	/**
	 * Refuses a request that changes nothing, in the words of
	 * ansible-collections/amazon.aws 470.
	 */
	private static void requireAttribute(ModifyInstanceAttributeRequest request) {
		boolean any = request.hasGroups() || !request.blockDeviceMappings().isEmpty() || Stream
			.of(request.disableApiTermination(), request.disableApiStop(), request.instanceInitiatedShutdownBehavior(),
					request.instanceType(), request.userData(), request.ebsOptimized(), request.sourceDestCheck())
			.anyMatch(Objects::nonNull);
		if (!any) {
			throw AwsError.of("InvalidParameterCombination", "No attributes specified.");
		}
	}

	/**
	 * The older form of the request, {@code Attribute} and {@code Value}, in the newer
	 * one.
	 */
	private static ModifyInstanceAttributeRequest named(ModifyInstanceAttributeRequest request) {
		ModifyInstanceAttributeRequest.Builder changed = request.toBuilder().attribute((String) null).value(null);
		AttributeBooleanValue flag = bool(Boolean.parseBoolean(request.value()));
		switch (request.attribute()) {
			case DISABLE_API_TERMINATION -> changed.disableApiTermination(flag);
			case DISABLE_API_STOP -> changed.disableApiStop(flag);
			case SOURCE_DEST_CHECK -> changed.sourceDestCheck(flag);
			case EBS_OPTIMIZED -> changed.ebsOptimized(flag);
			case INSTANCE_TYPE -> changed.instanceType(text(request.value()));
			case USER_DATA -> changed.userData((data) -> data
				.value(SdkBytes.fromByteArray(RunInstancesOperations.decodedUserData(request.value()))));
			case INSTANCE_INITIATED_SHUTDOWN_BEHAVIOR ->
				changed.instanceInitiatedShutdownBehavior(text(request.value()));
			default -> throw AwsError.of("InvalidParameterValue", "Value (%s) for parameter attribute is invalid.",
					request.attributeAsString());
		}
		return changed.build();
	}

	private Resource<Instance> ofType(Call call, Resource<Instance> resource, String name) {
		requireStopped(call, resource, "instanceType");
		TypeSpec type = TypeSpec.find(name)
			.filter((it) -> it.architecture().equals(resource.model().architectureAsString()))
			.orElseThrow(() -> AwsError.of("InvalidParameterValue", "Invalid value '%s' for InstanceType.", name));
		return resource
			.with(resource.model()
				.toBuilder()
				.instanceType(InstanceType.fromValue(name))
				.cpuOptions((cpu) -> cpu.coreCount(type.cores()).threadsPerCore(type.threadsPerCore()))
				.build())
			.withAttribute(CPU_CREDITS, type.burstable() ? type.cpuCredits() : null);
	}

	private static void changeDisk(Call call, Resource<Instance> resource,
			InstanceBlockDeviceMappingSpecification wanted) {
		String volumeId = new InstanceMapper(call).of(resource)
			.blockDeviceMappings()
			.stream()
			.filter((disk) -> disk.deviceName().equals(wanted.deviceName()))
			.map((disk) -> disk.ebs().volumeId())
			.findFirst()
			.orElseThrow(() -> AwsError.of("InvalidInstanceAttributeValue", "No device is currently mapped at %s",
					wanted.deviceName()));
		Boolean deleted = (wanted.ebs() != null) ? wanted.ebs().deleteOnTermination() : null;
		if (deleted != null) {
			Resource<Volume> volume = call.get(ResourceTypes.VOLUME, volumeId);
			List<VolumeAttachment> attachments = volume.model()
				.attachments()
				.stream()
				.map((attachment) -> attachment.toBuilder().deleteOnTermination(deleted).build())
				.toList();
			call.put(volume.with(volume.model().toBuilder().attachments(attachments).build()));
		}
	}

	private void requireStopped(Call call, Resource<Instance> resource, String attribute) {
		if (InstanceLifecycle.of(call, resource).state() != InstanceStateName.STOPPED) {
			throw AwsError.of("IncorrectInstanceState",
					"The instance '%s' is not in the 'stopped' state. It must be stopped to modify the attribute '%s'.",
					resource.id(), attribute);
		}
	}

	private void changeInterface(ModifyInstanceAttributeRequest request, Call call, Resource<Instance> resource) {
		boolean wanted = !request.groups().isEmpty() || request.sourceDestCheck() != null;
		if (!wanted) {
			return;
		}
		NetworkInterface now = new NetworkInterfaceService(call).ofInstance(resource.id())
			.orElseThrow(() -> AwsError.of("IncorrectInstanceState", "The instance '%s' is not in a valid state.",
					resource.id()));
		if (!request.groups().isEmpty()) {
			new NetworkInterfaceService(call).regroup(now.networkInterfaceId(), request.groups());
		}
		if (request.sourceDestCheck() != null) {
			Resource<NetworkInterface> found = new NetworkInterfaceService(call).get(now.networkInterfaceId());
			call.put(found.with(found.model().toBuilder().sourceDestCheck(request.sourceDestCheck().value()).build()));
		}
	}

	Page<InstanceCreditSpecification> describeInstanceCreditSpecifications(
			DescribeInstanceCreditSpecificationsRequest request, Call call) {
		List<Resource<Instance>> instances = request.instanceIds().isEmpty()
				? call.resources().all(ResourceTypes.INSTANCE) : new InstanceService(call).get(request.instanceIds());
		List<InstanceCreditSpecification> credits = instances.stream()
			.filter((instance) -> instance.attribute(CPU_CREDITS) != null)
			.map((instance) -> InstanceCreditSpecification.builder()
				.instanceId(instance.id())
				.cpuCredits(instance.attribute(CPU_CREDITS))
				.build())
			.toList();
		return Filters.page(credits, request, Map.of());
	}

}
