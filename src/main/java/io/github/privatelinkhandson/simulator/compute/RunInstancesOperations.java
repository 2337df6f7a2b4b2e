package io.github.privatelinkhandson.simulator.compute;

import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import software.amazon.awssdk.services.ec2.model.BlockDeviceMapping;
import software.amazon.awssdk.services.ec2.model.EbsBlockDevice;
import software.amazon.awssdk.services.ec2.model.IamInstanceProfileSpecification;
import software.amazon.awssdk.services.ec2.model.Instance;
import software.amazon.awssdk.services.ec2.model.NetworkInterface;
import software.amazon.awssdk.services.ec2.model.RunInstancesRequest;
import software.amazon.awssdk.services.ec2.model.RunInstancesResponse;
import software.amazon.awssdk.services.ec2.model.Tag;
import software.amazon.awssdk.services.iam.model.InstanceProfile;

import io.github.privatelinkhandson.simulator.compute.keypair.KeyPairService;
import io.github.privatelinkhandson.simulator.compute.launchtemplate.TemplatedLaunch;
import io.github.privatelinkhandson.simulator.iam.InstanceProfileService;
import io.github.privatelinkhandson.simulator.operation.AwsError;
import io.github.privatelinkhandson.simulator.operation.Call;
import io.github.privatelinkhandson.simulator.operation.Models;
import io.github.privatelinkhandson.simulator.operation.Operations;
import io.github.privatelinkhandson.simulator.quotas.Quota;
import io.github.privatelinkhandson.simulator.store.Resource;
import io.github.privatelinkhandson.simulator.store.ResourceTypes;
import io.github.privatelinkhandson.simulator.vpc.ClientTokenService;
import io.github.privatelinkhandson.simulator.vpc.Tags;

/**
 * RunInstances.
 */
@Component
class RunInstancesOperations implements Operations {

	private static final int MAX_USER_DATA = 16384;

	private static final int MAX_INSTANCES = 100;

	private static final Set<String> TAGGABLE = Set.of("instance", "volume", "network-interface", "elastic-gpu",
			"spot-instances-request");

	RunInstancesResponse runInstances(RunInstancesRequest asked, Call call) {
		TemplatedLaunch templated = TemplatedLaunch.of(asked, call);
		RunInstancesRequest request = templated.request();
		List<Resource<Instance>> before = launchedBefore(call, request);
		if (!before.isEmpty()) {
			return answer(call, before.stream().map((resource) -> new InstanceMapper(call).of(resource)).toList());
		}
		Launch launch = checked(call, templated);
		String reservation = call.newId("r-");
		List<Instance> made = new ArrayList<>();
		for (int index = 0; index < request.maxCount(); index++) {
			made.add(new InstanceMapper(call).of(make(launch, call, index, reservation)));
		}
		Quota.STANDARD_CPUS.check(call, () -> new InstanceService(call).standardCpus());
		return answer(call, made);
	}

	private RunInstancesResponse answer(Call call, List<Instance> instances) {
		return Models.copy(new ReservationMapper(call).of(instances).get(0), RunInstancesResponse.builder()).build();
	}

	private List<Resource<Instance>> launchedBefore(Call call, RunInstancesRequest request) {
		List<Resource<Instance>> same = new ClientTokenService(call)
			.earlier(ResourceTypes.INSTANCE, request.clientToken(), request)
			.map((earlier) -> call.resources()
				.findByAttribute(ResourceTypes.INSTANCE, ReservationMapper.RESERVATION,
						earlier.attributes().get(ReservationMapper.RESERVATION)))
			.orElse(List.of());
		if (same.stream().anyMatch(Resource::deleted)) {
			throw AwsError.of("IdempotentInstanceTerminated",
					"The request has the same client token as a previous request, and its instance is terminated.");
		}
		return same;
	}

	private Launch checked(Call call, TemplatedLaunch templated) {
		RunInstancesRequest request = templated.request();
		if (request.minCount() < 1 || request.maxCount() < request.minCount()) {
			throw AwsError.of("InvalidParameterValue",
					"Value (%d) for parameter maxCount is invalid. It must be at least minCount, and that at least 1.",
					request.maxCount());
		}
		if (request.maxCount() > MAX_INSTANCES) {
			throw AwsError
				.of("InstanceLimitExceeded",
						"You have requested more instances (%d) than your current instance "
								+ "limit of %d allows for the specified instance type.",
						request.maxCount(), MAX_INSTANCES);
		}
		AmazonLinux image = new ImageService(call).get(call.require(request.imageId(), "ImageId"));
		TypeSpec type = type(request.instanceTypeAsString(), image);
		LaunchPlacement place = LaunchPlacement.of(request, call, type);
		place.check(call, request, type);
		if (request.keyName() != null) {
			new KeyPairService(call).require(List.of(request.keyName()));
		}
		if (request.userData() != null && decodedUserData(request.userData()).length > MAX_USER_DATA) {
			throw AwsError.of("InvalidParameterValue", "User data is limited to 16384 bytes");
		}
		Tags.check(request.tagSpecifications(), TAGGABLE);
		List<Tag> tags = Stream
			.concat(Tags.of(request.tagSpecifications(), "instance").stream(), templated.tags().stream())
			.toList();
		return new Launch(request, image, type, place, profile(request.iamInstanceProfile(), call), tags);
	}

	private static TypeSpec type(@Nullable String name, AmazonLinux image) {
		String wanted = (name != null) ? name : "t2.micro";
		TypeSpec type = TypeSpec.find(wanted)
			.orElseThrow(() -> AwsError.of("InvalidParameterValue", "Invalid value '%s' for InstanceType.", wanted));
		if (!type.architecture().equals(image.architecture())) {
			throw AwsError.of("InvalidParameterValue",
					"The architecture '%s' of the specified instance type does not match the architecture '%s' of the "
							+ "specified AMI. Specify an instance type and an AMI that have matching architectures, and try "
							+ "again. You can use 'describe-instance-types' or 'describe-images' to discover the architecture "
							+ "of the instance type or AMI.",
					type.architecture(), image.architecture());
		}
		return type;
	}

	static byte[] decodedUserData(@Nullable String userData) {
		try {
			return Base64.getDecoder().decode(Objects.requireNonNullElse(userData, "").replaceAll("\\s", ""));
		}
		catch (IllegalArgumentException ex) {
			throw AwsError.of("InvalidUserData.Malformed", "Invalid BASE64 encoding of user data.");
		}
	}

	private @Nullable InstanceProfile profile(@Nullable IamInstanceProfileSpecification wanted, Call call) {
		if (wanted == null || (wanted.name() == null && wanted.arn() == null)) {
			return null;
		}
		if (wanted.name() != null && wanted.arn() != null) {
			throw AwsError.of("InvalidParameterCombination",
					"The parameter 'iamInstanceProfile.name' may not be used in combination with 'iamInstanceProfile.arn'");
		}
		return new InstanceProfileService(call).forInstances(wanted.name(), wanted.arn());
	}

	private Resource<Instance> make(Launch launch, Call call, int index, String reservation) {
		RunInstancesRequest request = launch.request();
		LaunchPlacement place = launch.place();
		String id = call.newId(ResourceTypes.INSTANCE);
		List<Tag> tags = Tags.of(request.tagSpecifications(), "network-interface");
		NetworkInterface primary = place.cards()
			.stream()
			.map((card) -> new LaunchInterfaceService(call).attach(card, id, tags))
			.toList()
			.get(0);
		Instance model = launch.model(call, id, index, primary.privateIpAddress());
		Resource<Instance> resource = call.created(ResourceTypes.INSTANCE, id, model)
			.withAttribute(InstanceMapper.INTERFACE, primary.networkInterfaceId())
			.withAttribute(ReservationMapper.RESERVATION, reservation);
		Resource<Instance> complete = InstanceAttributeOperations
			.launched(ClientTokenService.withToken(resource, request.clientToken(), request), request, launch.type());
		call.put((launch.profile() != null) ? ProfileAssociationService.made(complete, call) : complete);
		devices(launch, call).forEach((device, ebs) -> new VolumeService(call).create(model, device, ebs,
				Tags.of(request.tagSpecifications(), "volume")));
		return call.get(ResourceTypes.INSTANCE, id);
	}

	/**
	 * The disks by device name: the image's root device as the request changes it, and
	 * those that it adds.
	 */
	private Map<String, EbsBlockDevice> devices(Launch launch, Call call) {
		Map<String, EbsBlockDevice> devices = new LinkedHashMap<>();
		EbsBlockDevice root = launch.image().rootDevice(call.region()).ebs();
		devices.put(AmazonLinux.ROOT_DEVICE, root);
		for (BlockDeviceMapping mapping : launch.request().blockDeviceMappings()) {
			String device = call.require(mapping.deviceName(), "deviceName");
			EbsBlockDevice wanted = call.require(mapping.ebs(), "ebs");
			EbsBlockDevice base = Optional.ofNullable(devices.get(device)).orElse(EbsBlockDevice.builder().build());
			devices.put(device, VolumeLimits.checked(changed(base, wanted)));
		}
		if (devices.get(AmazonLinux.ROOT_DEVICE).volumeSize() < root.volumeSize()) {
			throw AwsError.of("InvalidBlockDeviceMapping",
					"Volume of size %dGB is smaller than snapshot '%s', expect size>= %dGB",
					devices.get(AmazonLinux.ROOT_DEVICE).volumeSize(), root.snapshotId(), root.volumeSize());
		}
		return devices;
	}

	private static EbsBlockDevice changed(EbsBlockDevice base, EbsBlockDevice wanted) {
		if (wanted.snapshotId() != null && !wanted.snapshotId().equals(base.snapshotId())) {
			throw AwsError.of("InvalidSnapshot.NotFound", "The snapshot '%s' does not exist.", wanted.snapshotId());
		}
		EbsBlockDevice.Builder changed = base.toBuilder();
		if (wanted.volumeType() != null && wanted.volumeType() != base.volumeType()) {
			changed.iops(null).throughput(null);
		}
		Optional.ofNullable(wanted.volumeSize()).ifPresent(changed::volumeSize);
		Optional.ofNullable(wanted.volumeType()).ifPresent(changed::volumeType);
		Optional.ofNullable(wanted.deleteOnTermination()).ifPresent(changed::deleteOnTermination);
		Optional.ofNullable(wanted.encrypted()).ifPresent(changed::encrypted);
		Optional.ofNullable(wanted.iops()).ifPresent(changed::iops);
		Optional.ofNullable(wanted.throughput()).ifPresent(changed::throughput);
		return changed.build();
	}

}
